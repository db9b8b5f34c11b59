"""Printing records: as JSON for scripts, as aligned lines for people."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Sequence
from typing import Any

import click
import msgspec

from clientjournal.journaling.reading import Reader
from clientjournal.model.documents import Document
from clientjournal.model.record import Record
from clientjournal.model.safe import visible

WIDTH = 120
"""The width of a line where there is no terminal to cut it to."""

MOST = 48
"""The most columns of a cell beside the one that is cut to fit."""

_UNSEEN = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def document_of(journal: Reader, record: Record) -> Document:
    """Give a record as the file holds it, with its id and its table."""
    held = journal.documents(record.TABLE)[record.id]
    return {"id": record.ref, "table": record.TABLE} | {
        name: value for name, value in held.items() if name not in ("id", "table")
    }


def print_json(value: Any) -> None:
    """Print a value as JSON in UTF-8; characters that steer a terminal are written as escapes."""
    text = msgspec.json.format(msgspec.json.encode(value), indent=2).decode()
    safe = _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    click.echo(safe.encode())


def print_records(journal: Reader, records: Iterable[Record]) -> None:
    """Print records as JSON, as the file holds them."""
    print_json([document_of(journal, record) for record in records])


def print_rows(rows: Sequence[Sequence[str]], flexible: int) -> None:
    """Print rows of cells in aligned columns.

    Args:
        rows: The cells, any text.
        flexible: The column that is cut so that a line fits the terminal.

    """
    shown = [[visible(cell) for cell in row] for row in rows]
    if not shown:
        return
    widths = [max(map(cells, column)) for column in zip(*shown, strict=True)]
    for column, width in enumerate(widths):
        if column != flexible:
            widths[column] = min(width, MOST)
    rest = sum(widths) - widths[flexible] + 2 * (len(widths) - 1)
    widths[flexible] = min(widths[flexible], max(line_width() - rest, 12))
    for row in shown:
        line = "  ".join(fitted(cell, width) for cell, width in zip(row, widths, strict=True))
        click.echo(line.rstrip())


def line_width() -> int:
    """Give the columns of the terminal; ``COLUMNS`` goes first."""
    named = os.environ.get("COLUMNS", "")
    if named.isascii() and named.isdigit() and int(named) > 0:
        return int(named)
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns if sys.__stdout__ else WIDTH
    except (OSError, ValueError):
        return WIDTH


def cells(text: str) -> int:
    """Give the columns a text takes in a terminal: wide letters take two, marks none."""
    if text.isascii():
        return len(text)
    return sum(map(_cell, text))


def fitted(text: str, width: int) -> str:
    """Cut or fill a text to a width in columns; a cut shows as an ellipsis."""
    taken = cells(text)
    if taken <= width:
        return text + " " * (width - taken)
    kept, used = "", 0
    for letter in text:
        size = 1 if letter.isascii() else _cell(letter)
        if used + size > width - 1:
            break
        kept, used = kept + letter, used + size
    return kept + "…" + " " * (width - 1 - used)


def _cell(letter: str) -> int:
    import unicodedata

    if unicodedata.combining(letter) or unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1
