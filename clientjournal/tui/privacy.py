"""Privacy: names and words hidden, with the panes, days and counts kept.

What is drawn of a record goes through ``shown``. The letters of its texts become blocks of the
same width, the same text always the same blocks, so that nothing moves when words are hidden.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from dataclasses import replace as replaced
from functools import cache
from typing import Any, TypeVar

import msgspec
from textual.dom import DOMNode

from clientjournal.model.documents import text_fields
from clientjournal.model.record import Record
from clientjournal.model.safe import visible_lines
from clientjournal.tui.text import Line, Tone, width_of

T = TypeVar("T")

BLOCK = "▒"
"""What stands for a letter; its width is one cell."""

REFUSED = "names and words are hidden; {private} shows them"
"""Said in place of a form that would show them."""

_LISTS = ("thread", "tags", "email", "phone", "nudges", "addenda", "withdrawn")
"""Fields that are no text themselves, but hold some."""

_KEPT: frozenset[Tone] = frozenset(("muted", "accent", "line", "key"))
"""The tones of what a page says of its own: labels, headings, days."""


class Private:
    """An app in which names and words can be hidden.

    Attributes:
        is_private: Whether they are.
    """

    is_private = False


def is_private(node: DOMNode) -> bool:
    """Tell whether names and words are hidden where a widget or a screen is."""
    return isinstance(node.app, Private) and node.app.is_private


def shown(node: DOMNode, value: T) -> T:
    """Give a text, a record or what tells of one as the screen may show it now."""
    return _hidden(value) if is_private(node) else value


def hidden(text: str) -> str:
    """Give a text with every sign but spaces and line breaks hidden, as wide as it was."""
    return "".join(
        sign if sign.isspace() else BLOCK * width_of(sign) for sign in visible_lines(text)
    )


def hidden_page(lines: list[Line]) -> list[Line]:
    """Give the lines of a page with all hidden but what it says of its own."""
    return [
        [p if p.tone in _KEPT else p._replace(text=hidden(p.text)) for p in line] for line in lines
    ]


def _hidden(value: Any) -> Any:
    """Give anything with its texts hidden; what holds none stays as it is."""
    if isinstance(value, str):
        return hidden(value)
    if isinstance(value, tuple | list):
        return type(value)(_hidden(item) for item in value)
    if isinstance(value, msgspec.Struct):
        texts = {name: _hidden(getattr(value, name)) for name in _texts_of(type(value))}
        return msgspec.structs.replace(value, **texts)
    if is_dataclass(value) and not isinstance(value, type):  # its own words are the program's
        parts = {f.name: getattr(value, f.name) for f in fields(value)}
        hides = {name: _hidden(part) for name, part in parts.items() if not isinstance(part, str)}
        return replaced(value, **hides)
    return value


@cache
def _texts_of(kind: type[msgspec.Struct]) -> tuple[str, ...]:
    """Give the fields of a record, or of a part of one, that hold somebody's words."""
    if issubclass(kind, Record):
        lists = tuple(name for name in _LISTS if name in kind.__struct_fields__)
        return (*text_fields(kind), *lists)
    words = ("text", "words", "what", "answer", "reason")
    return tuple(name for name in words if name in kind.__struct_fields__)
