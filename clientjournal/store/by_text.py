"""The journal as TinyDB's storages give it: tables by name, documents by number as text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from clientjournal.model.documents import Document
from clientjournal.store.layout import META
from clientjournal.store.log import Op
from clientjournal.store.rows import Rows


class ByText(Mapping[str, Document]):
    """A table by number as text."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows

    def __getitem__(self, number: str) -> Document:
        return self.rows[int(number)]

    def __iter__(self) -> Iterator[str]:
        return map(str, self.rows)

    def __len__(self) -> int:
        return len(self.rows)


def ops_between(tables: Mapping[str, Rows], wanted: Mapping[str, Any]) -> list[Op]:
    """Give what is to be written so that tables hold what TinyDB wants them to.

    One that is not wanted any more is emptied. The header is the journal's own.
    """
    ops: list[Op] = []
    for name in dict.fromkeys((*tables, *wanted)):
        rows, table = tables.get(name, Rows()), wanted.get(name, {})
        if name == META or (isinstance(table, ByText) and table.rows is rows):
            continue
        raws = {int(number): msgspec.json.encode(table[number]) for number in table}
        ops += [(name, number, None) for number in rows if number not in raws]
        ops += [
            (name, number, raw)
            for number, raw in raws.items()
            if number not in rows or rows.raw(number) != raw
        ]
    return ops
