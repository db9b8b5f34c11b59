"""A client's file with a word of its own in every field, so that any leak can be named."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from itertools import count
from typing import Any, get_args

from msgspec.structs import fields

from clientjournal.journal import Journal
from clientjournal.model.advice import Advice
from clientjournal.model.client import Client
from clientjournal.model.contact import Contact
from clientjournal.model.documents import text_fields, to_document, to_record
from clientjournal.model.moment import Moment
from clientjournal.model.own_up import OwnUp
from clientjournal.model.promise import Promise
from clientjournal.model.record import Record
from clientjournal.model.review import Review
from clientjournal.model.tables import KINDS

ALLOWED = {
    "clients": "name person service since goal scope_in scope_out",
    "advice": "on time channel asked advice reasons alternatives risks answer instead decision"
    " client_words confirmed_on acknowledged_on",
    "moments": "on saw said",
    "promises": "whose text on due moves condition_of consequence consequence_agreed_on state"
    " done_on",
    "contacts": "on time channel who text",
    "own_ups": "what told_on remedy put_right_on",
}
"""What the design lets a client's copy hold, written out a second time."""

DAY = "2026-11-02"
AT = "2026-11-02T10:00:00Z"


@dataclass
class Canaries:
    """The words put into a file.

    Attributes:
        private: Those that a client's copy may not hold, with the place they stand at.
        open: Those that it must hold.
        start: The number of the first.

    """

    private: dict[str, str] = field(default_factory=dict)
    open: dict[str, str] = field(default_factory=dict)
    start: int = 1000
    _numbers: count[int] = field(init=False)

    def __post_init__(self) -> None:
        self._numbers = count(self.start)

    def bird(self, place: str, allowed: bool = False) -> str:
        word = f"bird{next(self._numbers)}bird"
        (self.open if allowed else self.private)[word] = place
        return word

    def document(self, kind: type[Record], allowed: bool = True, **values: Any) -> dict[str, Any]:
        """Make a document with a bird in every text field, tag, addendum and list."""
        document: dict[str, Any] = {}
        may = ALLOWED.get(kind.TABLE, "").split() if allowed else []
        for name in (*text_fields(kind), "thread"):
            if name in kind.__struct_fields__ and name not in ("currency", *values):
                document[name] = self.bird(f"{kind.TABLE}.{name}", name in may)
        for info in fields(kind):
            if info.name in ("tags", "email", "phone"):
                document[info.name] = [self.bird(f"{kind.TABLE}.{info.name}")]
            elif date in (info.type, *get_args(info.type)):
                document[info.name] = DAY
        said = {"at": AT, "by": self.bird(f"{kind.TABLE}.addenda.by")}
        document["addenda"] = [
            {**said, "text": self.bird("addendum", allowed), "private": False},
            {**said, "text": self.bird("private addendum"), "private": True},
        ]
        document["recorded_by"] = self.bird(f"{kind.TABLE}.recorded_by")
        return document | values


def filled(journal: Journal, birds: Canaries, others: Canaries) -> Client:
    """Fill a journal with the files of two clients and give the first."""
    nudge = {"on": DAY, "rung": "remind", "words": birds.bird("nudge"), "answer": birds.bird("no")}
    gone = {"at": AT, "by": birds.bird("withdrawn by"), "reason": birds.bird("withdrawn reason")}
    mine: dict[str, Any] = {"client": 1}
    incoming: dict[str, list[dict[str, Any]]] = {
        "clients": [birds.document(Client), others.document(Client, False)],
        "advice": [
            birds.document(Advice, **mine, outcome="as warned", cost=987654321, degree=3),
            birds.document(Advice, False, **mine, withdrawn=gone),
            others.document(Advice, False, client=2),
        ],
        "moments": [
            birds.document(Moment, **mine, reaction="dirty look", later_reaction="thanked"),
            birds.document(Moment, False, **mine, spoke=False),
        ],
        "promises": [birds.document(Promise, **mine, nudges=[nudge], condition_of=1, due=DAY)],
        "contacts": [birds.document(Contact, **mine, favour=True, minutes=987654321)],
        "own_ups": [
            birds.document(OwnUp, **mine, response="blamed"),
            birds.document(OwnUp, False, **mine, told_on=None),
        ],
        "reviews": [birds.document(Review, False, **mine)],
    }
    kinds = {kind.TABLE: kind for kind in KINDS}
    journal.take_in(
        {
            table: {
                number: to_document(to_record(kinds[table], document, number))
                for number, document in enumerate(documents, 1)
            }
            for table, documents in incoming.items()
        },
        birds.bird("reason of the import"),
    )
    return journal.client(1)


def late_correction(journal: Journal, birds: Canaries) -> None:
    """Correct the first advice, so that an older version and a reason are there to leak."""
    advice = journal.get("A-1")
    reason = birds.bird("reason of a correction")
    old = next(word for word, place in birds.open.items() if place == "advice.risks")
    birds.private[old] = "older version of advice.risks"
    del birds.open[old]
    journal.amend(advice, because=reason, risks=birds.bird("advice.risks", True))
