"""Taking records of one journal into another: which are the same, and what number the rest get."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from clientjournal.model.documents import Document, cleaned, to_document, to_record
from clientjournal.model.erasing import is_erased
from clientjournal.model.errors import InvalidRecord
from clientjournal.model.tables import BY_TABLE, KINDS, ref_of
from clientjournal.model.validation import REFERENCES, require

Incoming = Mapping[str, Mapping[int, Document]]
"""Documents by table and number."""


@dataclass
class Joined:
    """What became of the records of a file.

    Attributes:
        new: The documents to write, in order, with their table and number here.
        same: How many were here already, word for word.

    """

    new: list[tuple[str, int, Document]] = field(default_factory=list)
    same: int = 0


def proper(incoming: Incoming) -> dict[str, dict[int, Document]]:
    """Give the documents with every field in its proper form, absent ones filled.

    What is left of an erased record stays as it is; no entry may belong to an erased client.

    Raises:
        InvalidRecord: A record breaks a rule or names one that is not in the file.

    """
    found: dict[str, dict[int, Document]] = {}

    def exists(table: str, number: int) -> bool:
        document = incoming.get(table, {}).get(number)
        return document is not None and not (table == "clients" and is_erased(document))

    for kind in KINDS:
        found[kind.TABLE] = {}
        for number, document in sorted(incoming.get(kind.TABLE, {}).items()):
            if is_erased(document):
                found[kind.TABLE][number] = cleaned(document)
                continue
            try:
                record = to_record(kind, cleaned(document), number)
                require(record, exists)
            except InvalidRecord as error:
                raise InvalidRecord(f"{ref_of(kind.TABLE, number)}: {error}") from None
            found[kind.TABLE][number] = to_document(record)
    return found


def join(
    here: Incoming, incoming: Incoming, next_id: Callable[[str], int], *, used: bool = False
) -> Joined:
    """Give each incoming record its number here and rewrite the references to it.

    Into an empty journal the numbers stay. Otherwise a record that is here word for word is the
    same one, and the rest get new numbers.

    Args:
        here: The journal's documents.
        incoming: The file's documents in proper form.
        next_id: Takes a number never used here.
        used: Whether the journal had records before, even if none is left: a number is given once.

    """
    joined = Joined()
    empty = not used and not any(here.get(kind.TABLE) for kind in KINDS)
    numbers: dict[tuple[str, int], int] = {}
    for table in _clients_then_contacts_first():
        present: dict[str, int] = {}
        if not empty:
            present = {_spelt(doc): number for number, doc in here.get(table, {}).items()}
        for number, document in incoming.get(table, {}).items():
            rewritten = _rewritten(document, numbers)
            same = present.get(_spelt(rewritten))
            if same is not None:
                numbers[table, number] = same
                joined.same += 1
                continue
            numbers[table, number] = number if empty else next_id(table)
            joined.new.append((table, numbers[table, number], document))
    joined.new = [(table, number, _rewritten(doc, numbers)) for table, number, doc in joined.new]
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


def _spelt(document: Document) -> str:
    return repr(sorted(document.items()))
