"""A document as it will read, drawn for the terminal: the beginning of it, at any width."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from io import StringIO
from itertools import islice

from clientjournal.export.page import Entry, Page, Part, Row, Said
from clientjournal.model.safe import visible
from clientjournal.tui.pages.writing import LABEL, heading, labelled, paragraph
from clientjournal.tui.text import Line, Piece, Tone, wrapped

MOST = 600
"""Lines of a preview; whoever wants more opens the file."""

_TONES: dict[str, Tone] = {"lead": "strong", "aside": "muted", "private": "warn"}


def page_lines(pages: Sequence[Page], width: int) -> list[Line]:
    """Draw pages, headings and labels in their tones; what is too much is named."""
    every = (line for page in pages for line in _page(page, width))
    return _cut(every)


def text_lines(text: str, width: int) -> list[Line]:
    """Draw any text as it stands, its long lines wrapped."""
    shown = text[: MOST * 400].splitlines()
    return _cut([Piece(part)] for line in shown for part in wrapped(line, width))


def table_lines(text: str, width: int) -> list[Line]:
    """Draw the rows of a table, each with the cells that say anything."""
    return _cut(_rows(text, width))


def _rows(text: str, width: int) -> Iterator[Line]:
    reader = csv.DictReader(StringIO(text, newline=""))
    for number, row in enumerate(reader, 2):
        yield [Piece(f"row {number}", "accent")]
        for name, cell in row.items():
            if cell:
                yield from labelled(name, cell, width)
        yield []


def _cut(lines: Iterator[Line]) -> list[Line]:
    drawn = list(islice(lines, MOST + 1))
    if len(drawn) > MOST:
        drawn[MOST:] = [[], [Piece("… the file holds the rest", "muted")]]
    return drawn


def _page(page: Page, width: int) -> Iterator[Line]:
    for words in wrapped(visible(page.name, 400), width):
        yield [Piece(words, "strong")]
    yield from paragraph(page.opening, width, "muted")
    yield []
    yield from _parts(page.about, width)
    for section in page.sections:
        yield from heading(section.title)
        yield from _parts(section.parts, width)
    yield []
    yield from _parts(page.foot, width)
    yield []


def _parts(parts: Sequence[Part], width: int, indent: int = 0) -> Iterator[Line]:
    for part in parts:
        if isinstance(part, Entry):
            yield []
            mark = f"  {part.mark}" if part.mark else ""
            tone: Tone = "struck" if part.is_struck else "strong"
            yield [Piece(visible(part.heading), tone), Piece(visible(mark), "warn")]
            yield from _parts(part.parts, width)
        elif isinstance(part, Row):
            yield from _row(part, width, indent)
        else:
            yield from _said(part, width, indent)


def _said(said: Said, width: int, indent: int) -> Iterator[Line]:
    tone: Tone = "struck" if said.is_struck else _TONES.get(said.tone, "")
    if said.label and said.text and len(said.label) < LABEL:
        yield from labelled(visible(said.label), said.text, width, tone)
    elif said.label and said.text:
        yield from paragraph(said.label, width, "muted", indent)
        yield from paragraph(said.text, width, tone, indent)
    else:
        yield from paragraph(said.text or said.label, width, tone, indent)


def _row(row: Row, width: int, indent: int) -> Iterator[Line]:
    label = f"{row.label}  " if row.label else "· "
    cells = indent + max(len(label), 2)
    for number, words in enumerate(wrapped(row.text, width - cells)):
        front = Piece(" " * indent + label, "accent") if number == 0 else Piece(" " * cells)
        yield [front, Piece(words)]
    if row.facts:
        yield from paragraph("; ".join(row.facts), width, "muted", cells)
    yield from _parts(row.below, width, cells)
