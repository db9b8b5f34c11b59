"""Reading CSV: its delimiter, its header, and its rows with the numbers a spreadsheet shows."""

from __future__ import annotations

import csv
import re
import sys
from dataclasses import dataclass
from io import StringIO
from itertools import islice
from typing import NamedTuple

from clientjournal.model.errors import NotAJournal
from clientjournal.model.formulas import guarded, unguarded

DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
"""What may stand between cells, and what it is called."""

LARGEST_CELL = 2**20
"""Characters a cell may hold; a spreadsheet's hold 32,767."""

_NUMBER = re.compile(r"[+-]?\d+([.,]\d+)*(e[+-]?\d+)?", re.IGNORECASE)


class Cells(NamedTuple):
    """One row: its number as a spreadsheet counts, its cells, and why it cannot be read."""

    row: int
    cells: list[str]
    refused: str = ""


@dataclass(frozen=True)
class Table:
    """A CSV file.

    Attributes:
        headers: The cells of its first row.
        rows: The others that hold anything.
        delimiter: What stands between cells.
        guarded: Whether cells that a spreadsheet would take for formulas have a ``'`` before them.

    """

    headers: tuple[str, ...]
    rows: tuple[Cells, ...]
    delimiter: str
    guarded: bool


def read_table(text: str, name: str) -> Table:
    """Read a CSV file (RFC 4180, with any of ``DELIMITERS``).

    Raises:
        NotAJournal: It has no header or no row, or the header names a column twice.

    """
    text, delimiter = _delimiter(text)
    rows = _rows(text, delimiter)
    if not rows or rows[0].refused:
        why = f": {rows[0].refused}" if rows else ""
        raise NotAJournal(f"{name} has no header row{why}; the first row names the columns")
    headers = tuple(cell.strip() for cell in rows[0].cells)
    while headers and not headers[-1]:
        headers = headers[:-1]
    _demand_single(headers, name)
    if len(rows) == 1:
        raise NotAJournal(f"{name} has a header and no rows; nothing was taken in")
    body = [_fitted(row, len(headers)) for row in rows[1:]]
    return Table(headers, tuple(body), delimiter, _is_guarded(body))


def _delimiter(text: str) -> tuple[str, str]:
    """Tell the delimiter: what a first line ``sep=;`` says, else what parts the header most."""
    said = re.match(r"sep=([,;\t|])\r?\n", text)
    if said:
        return text[said.end() :], said[1]
    counts = {}
    for each in DELIMITERS:
        head = next(iter(_rows(text[:65_536], each, most=1)), Cells(1, []))
        counts[each] = 0 if head.refused else len(head.cells)
    return text, max(counts, key=lambda each: counts[each])


def _rows(text: str, delimiter: str, most: int = sys.maxsize) -> list[Cells]:
    """Read rows; what follows one that cannot be parsed cannot be told apart and is left out."""
    before = csv.field_size_limit(sys.maxsize)
    found: list[Cells] = []
    number = 0
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        while len(found) < most:
            number += 1
            begins = reader.line_num + 1
            cells = next(islice(reader, 1), None)
            if cells is None:
                break
            if any(cells):
                found.append(Cells(number, cells))
    except csv.Error as error:
        why = "a quote is opened and never closed; is the file cut short?"
        if "end of data" not in str(error):
            why = f"the quotes do not fit ({error})"
        found.append(Cells(number, [], f"from line {begins}: {why}"))
    finally:
        csv.field_size_limit(before)
    return found


def _demand_single(headers: tuple[str, ...], name: str) -> None:
    """Refuse a header that names a column twice.

    Raises:
        NotAJournal: With the name and both columns.

    """
    seen: dict[str, int] = {}
    for number, header in enumerate(headers, 1):
        if header and header.casefold() in seen:
            first = seen[header.casefold()]
            raise NotAJournal(
                f'{name}: columns {first} and {number} are both called "{header[:40]}";'
                " give one of them another name"
            )
        seen[header.casefold()] = number
    if not any(headers):
        raise NotAJournal(f"{name} has no header row; the first row names the columns")


def _fitted(row: Cells, width: int) -> Cells:
    """Give a row with just the cells the header has, or with why it does not fit."""
    cells = row.cells
    if row.refused:
        return row
    if len(cells) > width and not any(cells[width:]):
        cells = cells[:width]
    if len(cells) != width:
        why = f"it has {len(cells)} cells, the header {width}"
        return Cells(row.row, [], why + ("; is the file cut short?" if len(cells) < width else ""))
    for number, cell in enumerate(cells, 1):
        if len(cell) > LARGEST_CELL:
            size = f"{len(cell) / 2**20:.0f} million" if len(cell) > 2**21 else f"{len(cell):,}"
            why = f"cell {number} holds {size} characters; the most is 1 million"
            return Cells(row.row, [], why)
    return Cells(row.row, cells)


def _is_guarded(rows: list[Cells]) -> bool:
    """Tell whether formulas are guarded: some are, and no cell stands as one.

    A file whose cells may begin like a formula was written without the guard, and then a ``'``
    belongs to the text.
    """
    some = False
    for row in rows:
        for cell in row.cells:
            if not cell.startswith("'") and guarded(cell) != cell and not _NUMBER.fullmatch(cell):
                return False
            some = some or unguarded(cell) != cell
    return some
