"""What the columns of a table fill, as guessed, as said, and as it was the last time."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from clientjournal.importing.headers import TABLE, fields_of, guessed, guessed_table, missing
from clientjournal.model.dates import Order
from clientjournal.model.errors import InvalidRecord
from clientjournal.model.tables import BY_TABLE

MOST = 50
"""How many mappings are remembered, the last used first."""

NOTHING = ("", "-", "none")
"""What leaves a column out."""


class Mapping(Struct, frozen=True):
    """What each column of a table fills.

    Attributes:
        table: The table of all rows; empty when a column says it row by row.
        fields: For each column the name of a field, ``""`` for nothing.
        order: What comes first in days written in figures; told from the cells when None.

    """

    table: str
    fields: tuple[str, ...]
    order: Order | None = None

    def with_field(self, column: int, field: str) -> Mapping:
        """Give the mapping with another field for a column.

        Raises:
            InvalidRecord: The table has no such field.

        """
        if field and field not in fields_of(self.table):
            raise InvalidRecord(f"{self.table or 'no table'} has no field {field[:40]}", field)
        fields = (*self.fields[:column], field, *self.fields[column + 1 :])
        return msgspec.structs.replace(self, fields=fields)

    def fault(self) -> str:
        """Say in one line why no row can be read with it; empty when rows can."""
        if not self.table and TABLE not in self.fields:
            return "no column says of what kind the rows are; choose a kind"
        wants = missing(BY_TABLE[self.table], set(self.fields)) if self.table else ()
        if wants:
            noun = BY_TABLE[self.table].NOUN
            return f"no column fills {' or '.join(wants)}, which every {noun} needs; map one to it"
        return ""


def guess(headers: Sequence[str], table: str = "") -> Mapping:
    """Guess the mapping of a table.

    Args:
        headers: Its header.
        table: What all its rows are, when that was said.

    """
    table = table or guessed_table(headers)
    return Mapping(table, guessed(headers, table))


def said(mapping: Mapping, headers: Sequence[str], pairs: Sequence[str]) -> Mapping:
    """Give a mapping changed by ``COLUMN=FIELD``; the column is a header or its number.

    Raises:
        InvalidRecord: There is no such column or field.

    """
    by_name = {header.casefold(): number for number, header in enumerate(headers)}
    for pair in pairs:
        column, separator, field = pair.rpartition("=")
        number = by_name.get(column.strip().casefold())
        if number is None and column.isdecimal() and 1 <= int(column) <= len(headers):
            number = int(column) - 1
        if not separator or number is None:
            columns = ", ".join(header for header in headers if header)
            raise InvalidRecord(f'"{pair[:60]}" names no column; there are {columns[:300]}')
        name = field.strip().replace("-", "_") if field.strip() not in NOTHING else ""
        mapping = mapping.with_field(number, name)
    return mapping


class Remembered:
    """The mappings that were used, by the header they were used for, in a small JSON file.

    What cannot be read or kept is forgotten: a guess can always be made.
    """

    def __init__(self, path: Path | None = None) -> None:
        """Remember in a file; by default in the user's data folder."""
        self._path = path

    @property
    def path(self) -> Path:
        """Where they are kept."""
        if self._path is None:
            from platformdirs import user_data_path

            self._path = user_data_path("clientjournal", appauthor=False) / "imports.json"
        return self._path

    def of(self, headers: Sequence[str]) -> Mapping | None:
        """Give the mapping last used for a header."""
        for entry in self._all():
            if entry.headers == tuple(headers) and len(entry.mapping.fields) == len(headers):
                known = fields_of(entry.mapping.table)
                if all(not field or field in known for field in entry.mapping.fields):
                    return entry.mapping
        return None

    def keep(self, headers: Sequence[str], mapping: Mapping) -> None:
        """Remember what was used for a header."""
        others = [entry for entry in self._all() if entry.headers != tuple(headers)]
        entries = [_Entry(tuple(headers), mapping), *others][:MOST]
        beside = self.path.with_suffix(".new")
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            beside.touch(mode=0o600)
            beside.write_bytes(msgspec.json.format(msgspec.json.encode(entries)))
            beside.replace(self.path)
        except OSError:
            return

    def _all(self) -> list[_Entry]:
        try:
            found: list[Any] = msgspec.json.decode(self.path.read_bytes(), type=list[_Entry])
        except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
            return []
        return [entry for entry in found if entry.mapping.table in ("", *BY_TABLE)]


class _Entry(Struct, frozen=True):
    headers: tuple[str, ...]
    mapping: Mapping
