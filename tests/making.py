"""Records and clocks for tests, each with no more said than it needs."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from importlib.resources import files
from pathlib import Path
from typing import Any

from clientjournal.model.advice import Advice
from clientjournal.model.client import Client
from clientjournal.model.clock import Clock
from clientjournal.model.contact import Contact
from clientjournal.model.documents import Document
from clientjournal.model.moment import Moment
from clientjournal.model.own_up import OwnUp
from clientjournal.model.promise import Promise
from clientjournal.model.record import Record
from clientjournal.model.tables import KINDS

TODAY = date(2026, 11, 20)
"""The day the tests take for today: a Friday."""

DATA = Path(__file__).parent / "data"


class HandSetClock(Clock):
    """A clock that stands still until it is put forward."""

    def __init__(self) -> None:
        super().__init__(as_of=TODAY)
        self.instant = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)

    def now(self) -> datetime:
        return self.instant

    def put_forward(self, **by: int) -> None:
        self.instant += timedelta(**by)


def practice() -> dict[str, dict[int, Document]]:
    """Give the documents of the sample practice by table and number."""
    content = json.loads(files("clientjournal.sample").joinpath("practice.json").read_text("utf-8"))
    return {
        table: {int(number): document for number, document in documents.items()}
        for table, documents in content.items()
    }


def expected(name: str) -> Any:
    """Give the JSON of ``tests/data``."""
    return json.loads((DATA / name).read_text("utf-8"))


def client(name: str = "Acme", **fields: Any) -> Client:
    return Client(**{"name": name, **fields})


def advice(client: int = 1, **fields: Any) -> Advice:
    return Advice(**{"client": client, "on": TODAY, "advice": "Register for VAT", **fields})


def moment(client: int = 1, **fields: Any) -> Moment:
    return Moment(**{"client": client, "on": TODAY, "saw": "One key, one person", **fields})


def promise(client: int = 1, **fields: Any) -> Promise:
    return Promise(**{"client": client, "on": TODAY, "text": "Send the list", **fields})


def contact(client: int = 1, **fields: Any) -> Contact:
    return Contact(**{"client": client, "on": TODAY, **fields})


def own_up(client: int = 1, **fields: Any) -> OwnUp:
    return OwnUp(**{"client": client, "noticed_on": TODAY, "what": "Filed late", **fields})


def smallest(kind: type[Record]) -> Document:
    """Give the document of a record of a kind that says no more than it must."""
    needs: Document = {kind.FIRST: "words"}
    if kind.ON:
        needs[kind.ON] = TODAY.isoformat()
    if "client" in kind.__struct_fields__:
        needs["client"] = 1
    return needs


def everything(journal: Any) -> dict[str, dict[int, Document]]:
    """Give a copy of all a journal or store holds, history and all."""
    tables = [kind.TABLE for kind in KINDS] + ["history"]
    return {table: dict(journal.documents(table)) for table in tables}
