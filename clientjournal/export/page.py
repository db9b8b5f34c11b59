"""A document before it has a format: headings, paragraphs and lists, in the order they are read.

Markdown, HTML and PDF are written from it, so that all of them say the same. A text is anybody's
words; a label, a heading and a fact are the program's own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, Literal, NamedTuple

from clientjournal.model.safe import visible, visible_lines

Tone = Literal["", "lead", "aside", "private"]
"""What a paragraph is: plain, a plain sentence that decides, beside the point, or yours alone."""


class Said(NamedTuple):
    """Paragraphs: a text after its label; ``is_struck`` strikes them through."""

    text: str
    label: str = ""
    tone: Tone = ""
    is_struck: bool = False


class Row(NamedTuple):
    """One item of a list: a text after its label, facts about it, and what stands below it."""

    text: str
    label: str = ""
    facts: tuple[str, ...] = ()
    below: tuple[Said | Row, ...] = ()


class Entry(NamedTuple):
    """One entry under a heading of its own; ``mark`` says what should be known of it at once."""

    heading: str
    parts: tuple[Said | Row, ...]
    mark: str = ""
    is_struck: bool = False


Part = Said | Row | Entry


class Section(NamedTuple):
    """Everything of one kind, under its title."""

    title: str
    parts: tuple[Part, ...]


class Page(NamedTuple):
    """A whole document.

    Attributes:
        audience: Who it is for: the word of the copy.
        name: The client's name.
        opening: Who it is for and what it covers, in a sentence or two.
        about: What is said of the client at the beginning.
        sections: Everything else.
        foot: Where it comes from.
        facts: The same for a program, as it stands in front matter.

    """

    audience: str
    name: str
    opening: str
    about: tuple[Said, ...]
    sections: tuple[Section, ...]
    foot: tuple[Said, ...]
    facts: dict[str, str | int]


def filled(*parts: Said | None) -> tuple[Said, ...]:
    """Give the paragraphs that say anything."""
    return tuple(part for part in parts if part is not None and part.text.strip())


def line_of(text: str) -> str:
    """Give any text as one line."""
    return visible(text, len(text)).strip()


def paragraphs_of(text: str) -> list[list[str]]:
    """Give any text as paragraphs of lines."""
    shown = visible_lines(text)
    if "\n" not in shown:
        return [[shown.rstrip()]] if shown.strip() else []
    blocks: list[list[str]] = [[]]
    for row in shown.split("\n"):
        if row.strip():
            blocks[-1].append(row.rstrip())
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def grouped(parts: Sequence[Part]) -> Iterator[tuple[str, list[Any]]]:
    """Give parts in runs of one kind: labelled paragraphs, rows, entries, bare paragraphs."""
    for kind, run in groupby(parts, key=_kind):
        yield kind, list(run)


def _kind(part: Part) -> str:
    if isinstance(part, Entry):
        return "entries"
    if isinstance(part, Row):
        return "rows"
    assert isinstance(part, Said)
    return "labelled" if part.label and part.text else "bare"
