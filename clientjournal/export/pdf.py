"""A page as PDF, set by typst, which is an extra: ``pip install clientjournal[pdf]``.

The texts are handed over as values and the fonts they are set in are embedded. What typst brings
shows every Latin, Greek and Cyrillic letter, Noto Sans CJK the Chinese, Japanese and Korean ones;
the fonts of the system stand in for whatever is left. Nothing is fetched.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime, time
from importlib.resources import files
from importlib.util import find_spec
from typing import Any

import msgspec

from clientjournal.export.copies import Copy
from clientjournal.export.history import History
from clientjournal.export.options import Options
from clientjournal.export.page import Entry, Page, Part, Row, grouped, line_of, paragraphs_of
from clientjournal.export.paged import AUDIENCES, page_of
from clientjournal.model.dates import say_date
from clientjournal.model.errors import JournalError

_FONTS = "noto_cjk_sans_otc"
"""The package whose folder holds the Chinese, Japanese and Korean letters."""

_ROOM, _TITLE_ROOM = 64, 28
"""Small letters that fit in the narrower column, and in a title; a capital counts for two."""
_PIECE = 8
"""Letters between two places where a longer word may be broken."""


class NoPdf(JournalError):
    """What sets PDF is not installed."""


def is_there() -> bool:
    """Tell whether PDF can be set here."""
    return find_spec("typst") is not None


def render(histories: Sequence[History], options: Options) -> bytes:
    """Give histories as one PDF, each beginning on a page of its own.

    Raises:
        NoPdf: typst is not installed; the message says what does instead.

    """
    try:
        import typst
    except ImportError:
        raise NoPdf(
            'PDF needs typst: pip install "clientjournal[pdf]" (with pipx, pipx install --force);'
            " or take HTML, which prints as well"
        ) from None
    first = histories[0]
    names = [str(history.client.fields["name"]) for history in histories]
    made = datetime.combine(first.as_of, time(), UTC)
    data = {
        "title": _line(names[0]) if len(names) == 1 else "All clients",
        "date": {"year": made.year, "month": made.month, "day": made.day},
        "compact": first.copy is Copy.HANDOVER,
        "running": f"{AUDIENCES[first.copy]} · {say_date(first.as_of)}",
        "pages": [_page(page_of(history)) for history in histories],
    }
    return typst.compile(
        files("clientjournal.export").joinpath("templates", "history.typ").read_bytes(),
        format="pdf",
        font_paths=typst.Fonts(font_paths=_font_folders()),
        sys_inputs={"data": msgspec.json.encode(data).decode()},
        timestamp=made,
    )


def _font_folders() -> list[str]:
    found = find_spec(_FONTS)
    return list(found.submodule_search_locations or ()) if found else []


def _page(page: Page) -> dict[str, Any]:
    return {
        "name": _line(page.name, _TITLE_ROOM),
        "opening": _line(page.opening),
        "about": _runs(page.about),
        "sections": [
            {"title": section.title, "parts": _runs(section.parts)} for section in page.sections
        ],
        "foot": _runs(page.foot),
    }


def _runs(parts: Sequence[Part]) -> list[dict[str, Any]]:
    """Give parts in runs of one kind, as the template takes them."""
    return [{"kind": kind, "all": [_part(part) for part in run]} for kind, run in grouped(parts)]


def _part(part: Part) -> dict[str, Any]:
    if isinstance(part, Entry):
        return {
            "heading": _line(part.heading),
            "mark": _line(part.mark),
            "struck": part.is_struck,
            "parts": _runs(part.parts),
        }
    if isinstance(part, Row):
        return {
            "label": _line(part.label),
            "blocks": _blocks(part.text),
            "facts": _line(" · ".join(part.facts)),
            "below": _runs(part.below),
        }
    return {
        "label": _line(part.label),
        "blocks": _blocks(part.text),
        "tone": part.tone,
        "struck": part.is_struck,
    }


def _blocks(text: str) -> list[str]:
    """Give any text as paragraphs; the template breaks their lines."""
    return [_breakable("\n".join(lines)) for lines in paragraphs_of(text)]


def _line(text: str, room: int = _ROOM) -> str:
    return _breakable(line_of(text), room)


def _breakable(text: str, room: int = _ROOM) -> str:
    """Let a word be broken that is wider than its line and would leave the page."""
    if len(text) * 2 <= room or all(len(word) * 2 <= room for word in text.split()):
        return text
    return re.sub(r"\S+", lambda word: _pieced(word[0], room), text)


def _pieced(word: str, room: int) -> str:
    if len(word) + sum(map(str.isupper, word)) <= room:
        return word
    return "\u200b".join(word[place : place + _PIECE] for place in range(0, len(word), _PIECE))
