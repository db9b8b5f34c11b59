"""Taking records of one journal into another: which are the same, and what number the rest get."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from clientjournal.model.documents import Document, cleaned, to_document, to_record
from clientjournal.model.erasing import is_erased
from clientjournal.model.errors import InvalidRecord
from clientjournal.model.matching import Present
from clientjournal.model.record import Record
from clientjournal.model.tables import BY_TABLE, KINDS, ref_of
from clientjournal.model.validation import REFERENCES, require

Incoming = Mapping[str, Mapping[int, Document]]
"""Documents by table and number."""

Known = Mapping[tuple[str, int], int]
"""Numbers of a file that stand for records of the journal: which, by table and number."""


class Fate(StrEnum):
    """What becomes of a record of a file."""

    NEW = "new"
    SAME = "same"
    CONFLICT = "conflict"
    REFUSED = "refused"


@dataclass
class Joined:
    """What became of the records of a file.

    Attributes:
        new: The documents to write, in order, with their table and number here.
        fates: What became of each record of the file, by the table and number it has there.
        numbers: Which record here each of them is or met, by the table and number it has there.

    """

    new: list[tuple[str, int, Document]] = field(default_factory=list)
    fates: dict[tuple[str, int], Fate] = field(default_factory=dict)
    numbers: dict[tuple[str, int], int] = field(default_factory=dict)

    @property
    def same(self) -> int:
        """How many were here already, word for word."""
        return sum(fate is Fate.SAME for fate in self.fates.values())

    @property
    def conflicts(self) -> int:
        """How many met a record here that is the same one but says something else."""
        return sum(fate is Fate.CONFLICT for fate in self.fates.values())


def proper(incoming: Incoming, known: Known | None = None) -> dict[str, dict[int, Document]]:
    """Give the documents with every field in its proper form, absent ones filled.

    What is left of an erased record stays as it is; no entry may belong to an erased client.

    Args:
        incoming: The documents of the file.
        known: Numbers that stand for records of the journal.

    Raises:
        InvalidRecord: A record breaks a rule or names one that is not in the file.

    """
    found, refused = sifted(incoming, known)
    for kind in KINDS:
        for (table, number), why in sorted(refused.items()):
            if table == kind.TABLE:
                raise InvalidRecord(f"{ref_of(table, number)}: {why}")
    return found


def sifted(
    incoming: Incoming, known: Known | None = None
) -> tuple[dict[str, dict[int, Document]], dict[tuple[str, int], str]]:
    """Part the documents into those in proper form and those that break a rule, each with why.

    A record that names one that is refused is refused too.
    """
    found: dict[str, dict[int, Document]] = {kind.TABLE: {} for kind in KINDS}
    records: dict[tuple[str, int], Record] = {}
    refused: dict[tuple[str, int], str] = {}
    for kind in KINDS:
        for number, document in sorted(incoming.get(kind.TABLE, {}).items()):
            if is_erased(document):
                found[kind.TABLE][number] = cleaned(document)
                continue
            try:
                record = to_record(kind, cleaned(document), number)
            except InvalidRecord as error:
                refused[kind.TABLE, number] = str(error)
            else:
                records[kind.TABLE, number] = record
                found[kind.TABLE][number] = to_document(record)

    def exists(table: str, number: int) -> bool:
        if known and (table, number) in known:
            return True
        document = found.get(table, {}).get(number)
        return document is not None and not (table == "clients" and is_erased(document))

    before = -1
    while before != len(refused):  # until none is refused for naming one that was
        before = len(refused)
        for key, record in records.items():
            if key not in refused:
                try:
                    require(record, exists)
                except InvalidRecord as error:
                    refused[key] = str(error)
        for table, number in refused:
            found[table].pop(number, None)
    return found, refused


def join(
    here: Incoming,
    incoming: Incoming,
    next_id: Callable[[str], int],
    *,
    used: bool = False,
    known: Known | None = None,
    beside: bool = True,
) -> Joined:
    """Give each incoming record its number here and rewrite the references to it.

    Into an empty journal the numbers stay. Otherwise a record that is here word for word is the
    same one, and the rest get new numbers. When a record here is the same one by its number and
    instant, or by what a person would know it by, yet says something else, the two are in conflict.

    Args:
        here: The journal's documents.
        incoming: The file's documents in proper form.
        next_id: Takes a number never used here.
        used: Whether the journal had records before, even if none is left: a number is given once.
        known: Numbers of the file that stand for records of the journal.
        beside: Whether a record in conflict comes in beside the one here, or is left out.

    """
    joined = Joined(numbers=dict(known or {}))
    empty = not used and not any(here.get(kind.TABLE) for kind in KINDS)
    for table in _clients_then_contacts_first():
        documents = incoming.get(table, {})
        present = Present(table, {} if empty or not documents else here.get(table, {}))
        for number, document in documents.items():
            key, rewritten = (table, number), _rewritten(document, joined.numbers)
            same, other = present.same(rewritten), None
            if same is None:
                other = present.other(number, rewritten)
            if same is not None:
                joined.fates[key], joined.numbers[key] = Fate.SAME, same
                continue
            joined.fates[key] = Fate.NEW if other is None else Fate.CONFLICT
            if other is not None and not beside:
                joined.numbers[key] = other
                continue
            joined.numbers[key] = number if empty else next_id(table)
            joined.new.append((table, joined.numbers[key], document))
    joined.new = [
        (table, number, _rewritten(doc, joined.numbers)) for table, number, doc in joined.new
    ]
    return joined


def _clients_then_contacts_first() -> list[str]:
    """Order the tables so that a record comes after those it names, sources aside."""
    first = ["clients", "contacts", "advice", "promises"]
    return first + [table for table in BY_TABLE if table not in first]


def _rewritten(document: Document, numbers: Mapping[tuple[str, int], int]) -> Document:
    changed = dict(document)
    for field_name, table in REFERENCES.items():
        number = document.get(field_name)
        if isinstance(number, int):
            changed[field_name] = numbers.get((table, number), number)
    return changed
