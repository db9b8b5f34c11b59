"""A practice of any size, with all of its history, and the files it is kept in for one run.

The journal is made of the model's own records and changes, so its digests and links are valid, and
laid out by the store. ``python -m benchmarks.practice_of ENTRIES FILE`` makes one.
"""

from __future__ import annotations

import sys
import uuid
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from random import Random

from msgspec.structs import replace

from benchmarks.texts import NAMES, TRADES, some_tags, some_text
from clientjournal.model.advice import Advice
from clientjournal.model.change import FIRST_LINK
from clientjournal.model.client import Client
from clientjournal.model.contact import Contact
from clientjournal.model.documents import Document, to_document
from clientjournal.model.moment import Moment
from clientjournal.model.promise import Promise
from clientjournal.model.record import ClientEntry, Record
from clientjournal.model.tables import HISTORY
from clientjournal.model.words import (
    Act,
    ActedOn,
    Channel,
    Decision,
    Outcome,
    Purpose,
    Reaction,
    Scope,
    Side,
    Sort,
    Stake,
    State,
)
from clientjournal.store.files import FileSystem
from clientjournal.store.group import Group
from clientjournal.store.layout import Contents, pieces
from clientjournal.store.rows import Rows

CLIENTS = 300

FIRST_DAY, DAYS = date(2019, 1, 2), 2500
LATER = 4
"""One entry in so many is changed once more after it was written."""


class _Documents:
    """The batch the changes are written into: plain documents in memory."""

    def __init__(self) -> None:
        self.tables: dict[str, dict[int, Document]] = {}
        self.seq, self.head = 0, FIRST_LINK
        self.rewriting = False

    def get(self, table: str, number: int) -> Document | None:
        return self.tables.get(table, {}).get(number)

    def documents(self, table: str) -> Rows:
        return Rows.of(self.tables.get(table, {}))

    def next_id(self, table: str) -> int:
        return len(self.tables.get(table, {})) + 1

    def put(self, table: str, number: int, document: Document | None) -> None:
        assert document is not None
        self.tables.setdefault(table, {})[number] = document
        if table == HISTORY:
            self.seq, self.head = number, document["link"]


def make(entries: int, path: Path, clients: int = CLIENTS) -> None:
    """Write a journal of so many clients and entries to a file."""
    chance, batch = Random(entries), _Documents()
    for made, later in _records(entries, clients, chance):
        at = datetime.combine(made.happened or FIRST_DAY, time(9 + made.id % 8, 30), UTC)
        ready = replace(made, recorded_at=at, recorded_by="sample")
        group = Group(batch, at, "sample")
        number = batch.next_id(ready.TABLE)
        group.write(Act.ADD, ready.TABLE, number, to_document(ready))
        if later:
            group = Group(batch, at + timedelta(days=9), "sample")
            changed = to_document(replace(ready, **later))
            group.write(Act.AMEND, ready.TABLE, number, changed)
    contents = Contents(journal=str(uuid.uuid4()), seq=batch.seq, head=batch.head)
    for table, documents in batch.tables.items():
        contents.tables[table] = Rows.of(documents)
        contents.next[table] = len(documents) + 1
    FileSystem().replace(path, pieces(contents))


def an_advice(client: int, day: date, chance: Random) -> Advice:
    """Make one piece of advice of the usual length, not stored yet."""
    return Advice(
        client=client,
        on=day,
        channel=chance.choice(tuple(Channel)),
        scope=chance.choice((None, *Scope)),
        asked=some_text(chance, chance.randrange(2)),
        advice=some_text(chance, 1 + chance.randrange(2)),
        reasons=some_text(chance, chance.randrange(2)),
        risks=some_text(chance, chance.randrange(2)),
        tags=some_tags(chance),
    )


def _records(entries: int, clients: int, chance: Random) -> Iterator[tuple[Record, Document]]:
    """Give every record in turn, each with what becomes of it later, if anything does."""
    for number in range(clients):
        yield _client(number, chance), {}
    for number in range(entries):
        day = FIRST_DAY + timedelta(days=number * DAYS // entries)
        entry, later = _entry(1 + chance.randrange(clients), day, chance)
        yield entry, later if number % LATER == 0 else {}


def _client(number: int, chance: Random) -> Client:
    name, trade = NAMES[number % 10], TRADES[number // 10 % 10]
    return Client(
        name=f"{name} {trade} {number // 100 + 1}",
        person=f"Ruth {name}",
        service="Bookkeeping",
        since=FIRST_DAY,
        cadence="30d",
        scope_in="Monthly books, VAT return, debtor list",
        email=(f"ruth@{name}{number}.example".lower(),),
        private=some_text(chance, chance.randrange(2)),
    )


def _entry(client: int, day: date, chance: Random) -> tuple[ClientEntry, Document]:
    kind, text = chance.randrange(20), some_text(chance, 1 + chance.randrange(2))
    if kind < 7:
        ended: Document = {"outcome": Outcome.PARTLY, "decision": Decision.PARTLY}
        return an_advice(client, day, chance), {**ended, "outcome_note": text}
    if kind < 12:
        moment = Moment(
            client=client,
            on=day,
            sort=chance.choice(tuple(Sort)),
            stake=chance.choice(tuple(Stake)),
            saw=text,
            said=some_text(chance, 1),
            reaction=chance.choice((None, *Reaction)),
            tags=some_tags(chance),
        )
        return moment, {"acted_on": ActedOn.PARTLY, "outcome_on": day + timedelta(days=9)}
    if kind < 17:
        promise = Promise(
            client=client,
            whose=chance.choice(tuple(Side)),
            text=text,
            on=day,
            due=day + timedelta(days=7),
            tags=some_tags(chance),
        )
        return promise, {"state": State.KEPT, "done_on": day + timedelta(days=9)}
    contact = Contact(
        client=client,
        on=day,
        channel=chance.choice(tuple(Channel)),
        purpose=chance.choice(tuple(Purpose)),
        text=text,
        minutes=chance.randrange(5, 60),
    )
    return contact, {"private": text}


if __name__ == "__main__":
    make(int(sys.argv[1]), Path(sys.argv[2]))
