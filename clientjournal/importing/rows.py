"""The rows of a table as records, by what each column fills."""

from __future__ import annotations

from collections.abc import Sequence

from clientjournal.importing.cells import nothing, order_in, shape, value_of
from clientjournal.importing.gathered import Found, Gathered, Progress
from clientjournal.importing.headers import ID, TABLE, guessed
from clientjournal.importing.mapping import Mapping
from clientjournal.importing.table import DELIMITERS, Cells, Table
from clientjournal.model.dates import Order
from clientjournal.model.documents import Document, field_names
from clientjournal.model.errors import InvalidRecord
from clientjournal.model.formulas import unguarded
from clientjournal.model.record import Record
from clientjournal.model.tables import BY_TABLE, KINDS, is_ref, parse_ref

_ORDERS = {"dmy": "day first", "mdy": "month first", "ymd": "year first"}
_EVERY = 200
"""Rows between two words on progress."""


def gather_rows(table: Table, mapping: Mapping, progress: Progress) -> Gathered:
    """Read the rows of a table.

    Raises:
        InvalidRecord: The columns fill too little or one thing twice.

    """
    reading = _Reading(table, mapping)
    found = []
    for number, row in enumerate(table.rows):
        if number % _EVERY == 0:
            progress(number, len(table.rows))
        found.append(reading.found(row))
    return Gathered(found, reading.notes())


class _Reading:
    """Reads rows by a mapping."""

    def __init__(self, table: Table, mapping: Mapping) -> None:
        if mapping.fault():
            raise InvalidRecord(mapping.fault())
        self._table, self._mapping = table, mapping
        self._columns: dict[str, list[int]] = {}
        for column, field in enumerate(mapping.fields):
            if field:
                self._columns.setdefault(field, []).append(column)
        self._own = {TABLE, ID} <= self._columns.keys()
        self._demand_single()
        self._order, self._decided = mapping.order, ""
        if mapping.order is None:
            self._order, self._decided = self._told_order()

    def _kinds(self) -> Sequence[type[Record]]:
        return [BY_TABLE[self._mapping.table]] if self._mapping.table else KINDS

    def _demand_single(self) -> None:
        """Refuse two columns for what can hold only one thing.

        Raises:
            InvalidRecord: With both columns.

        """
        for field, columns in self._columns.items():
            if len(columns) > 1 and not self._joins(field):
                first, second = (self._table.headers[column][:40] for column in columns[:2])
                raise InvalidRecord(
                    f'columns "{first}" and "{second}" both fill {field}; leave one of them out'
                )

    def _joins(self, field: str) -> bool:
        """Tell whether a field takes the text of several columns."""
        kinds = [kind for kind in self._kinds() if field in field_names(kind)]
        return field not in (TABLE, ID, "client") and all(
            shape(kind, field) in ("text", "texts") for kind in kinds
        )

    def _told_order(self) -> tuple[Order | None, str]:
        """Tell the order of the days in figures by the first cell that can be one day only."""
        days = [
            column
            for field, columns in self._columns.items()
            for column in columns
            if any(field in field_names(k) and shape(k, field) == "day" for k in self._kinds())
        ]
        rows = [row for row in self._table.rows if not row.refused]
        return order_in(row.cells[column] for column in days for row in rows)

    def notes(self) -> list[str]:
        """Say how the table was read."""
        headers, fields = self._table.headers, self._mapping.fields
        notes = [f"{DELIMITERS[self._table.delimiter]} between cells"]
        if self._mapping.order:
            notes.append(f"days in figures are read {_ORDERS[self._mapping.order]}")
        elif self._order:
            notes.append(
                f'days in figures are read {_ORDERS[self._order]}: "{self._decided[:20]}" decides'
            )
        elif self._decided:
            notes.append("days in figures stand both day first and month first")
        out = [
            header for header, field in zip(headers, fields, strict=True) if header and not field
        ]
        if out:
            notes.append(f"columns left out: {', '.join(out)}")
        return notes

    def found(self, row: Cells) -> Found:
        """Read one row."""
        found = Found(f"row {row.row}", self._mapping.table, refused=row.refused)
        if row.refused:
            return found
        try:
            self._fill(found, row.cells)
        except InvalidRecord as error:
            found.refused = str(error)
            found.words = ", ".join(cell[:80] for cell in row.cells if cell.strip())
        return found

    def _fill(self, found: Found, cells: list[str]) -> None:
        if self._table.guarded:
            cells = [unguarded(cell) for cell in cells]
        if not found.table:
            found.table = self._table_of(cells[self._columns[TABLE][0]])
        kind = BY_TABLE[found.table]
        for field, columns in self._columns.items():
            texts = [cells[column] for column in columns if cells[column].strip()]
            if field == ID and texts:
                found.number = _number(kind, texts[0])
            elif field == "client" and "client" in field_names(kind):
                found.client = texts[0].strip() if texts else None
            elif field in field_names(kind):
                self._put(found.document, kind, field, columns, cells)
            elif texts and field not in (TABLE, ID):
                raise InvalidRecord(f"{field}: {kind.NOUN} has no such field", field)
        if found.table == "clients" and not self._own:
            _name_from_person(found.document)
        if "client" in field_names(kind) and found.client is None:
            raise InvalidRecord("client: the cell is empty; every entry belongs to a client")

    def _table_of(self, cell: str) -> str:
        said = cell.strip().casefold().replace("-", "_").replace(" ", "_")
        for kind in KINDS:
            if said in (kind.TABLE, kind.NOUN.replace("-", "_").replace(" ", "_")):
                return kind.TABLE
        raise InvalidRecord(f'table: "{cell.strip()[:40]}" is none of {", ".join(BY_TABLE)}')

    def _put(
        self,
        document: Document,
        kind: type[Record],
        field: str,
        columns: list[int],
        cells: list[str],
    ) -> None:
        """Put what the columns of a field say into a document."""
        filled = [column for column in columns if cells[column] and not cells[column].isspace()]
        if self._own and len(columns) == 1 and cells[columns[0]] and shape(kind, field) == "text":
            document[field] = cells[columns[0]]
        elif not filled:
            if self._own:
                document.update((field, value) for value in nothing(kind, field))
        elif shape(kind, field) == "texts":
            values = [value_of(kind, field, cells[column], None) for column in filled]
            document[field] = [item for each in values for item in each]
        elif len(filled) == 1 and field != "private":
            document[field] = value_of(kind, field, cells[filled[0]], self._order)
        else:
            between = " " if field in ("name", "person") else "\n"
            document[field] = between.join(self._labelled(kind, field, c, cells) for c in filled)

    def _labelled(self, kind: type[Record], field: str, column: int, cells: list[str]) -> str:
        """Give a cell; one that nobody would look for in private notes with its header."""
        header = self._table.headers[column]
        if field == "private" and guessed([header], kind.TABLE) != ("private",):
            return f"{header}: {cells[column]}"
        return cells[column]


def _number(kind: type[Record], text: str) -> int:
    words = text.strip()
    if is_ref(words):
        table, number = parse_ref(words)
        if table == kind.TABLE:
            return number
    elif words.isascii() and words.isdecimal() and 0 < int(words) < 10**15:
        return int(words)
    raise InvalidRecord(
        f'id: "{words[:40]}" is no id of {kind.NOUN}, such as {kind.LETTER}-7', "id"
    )


def _name_from_person(document: Document) -> None:
    """Call a client that no company names by the person, who is then the client."""
    document["name"] = str(document.get("name", "")).strip()
    if not document["name"] and document.get("person", "").strip():
        document["name"] = document.pop("person").strip()
        document.setdefault("kind", "person")
