"""The letter that ends the work for a client, in Markdown.

It holds what such a letter should: the day it ends, what is done, what is outstanding, the dates
the client must watch from now on, the records, the fees, and who else could help.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from clientjournal.export.commonmark import line, listed, paragraph
from clientjournal.export.letters.safe import Told, greeting
from clientjournal.model.advice import Advice
from clientjournal.model.client import Client
from clientjournal.model.dates import say_date
from clientjournal.model.own_up import OwnUp
from clientjournal.model.promise import Promise
from clientjournal.model.record import ClientEntry
from clientjournal.model.words import Decision, Side, State


class Ending(NamedTuple):
    """What the file does not say of the end.

    Attributes:
        on: The day the work ends.
        records: What becomes of the records, and how the client gets them.
        fees: What is owed, or what is given back.
        others: Who else could help.
        watch: Dates to watch beside those the promises name.
    """

    on: date
    records: str = ""
    fees: str = ""
    others: str = ""
    watch: str = ""


def disengagement_letter(
    client: Client, entries: Iterable[ClientEntry], ending: Ending, today: date
) -> str:
    """Draft the letter; what is not known yet stands in it as a line to be filled."""
    whom = Told(client)
    standing = [entry for entry in entries if entry.withdrawn is None]
    undecided = [
        Told(entry)
        for entry in standing
        if isinstance(entry, Advice) and entry.advice and entry.decision is Decision.PENDING
    ]
    kept, owed = kept_and_owed(standing)
    dated = [promise for promise in owed if must_watch(promise, ending.on, today)]
    dated.sort(key=lambda promise: (promise.due or date.max, promise.id))
    service = f" ({line(whom.quoted('service'))})" if whom.quoted("service") else ""
    sections = (
        ("What is done", [_done(Told(promise)) for promise in kept]),
        (
            "What is outstanding",
            [_owed(Told(promise), today) for promise in owed]
            + [listed(f"For you to decide: {told.quoted('advice')}") for told in undecided],
        ),
        (
            "Dates you must now watch",
            [_dated(Told(promise)) for promise in dated] + _said(ending.watch),
        ),
        ("Your records", _said(ending.records)),
        ("Fees", _said(ending.fees)),
        ("Who else could help", _said(ending.others)),
    )
    blocks = [
        paragraph(greeting(whom)),
        f"With this letter I end my work for you{service}. It ends on {say_date(ending.on)};"
        " until then I do what is named below as mine, and after it nothing more.",
    ]
    for title, rows in sections:
        blocks += [f"## {title}", "\n".join(rows) or _EMPTY[title]]
    return "\n\n".join([*blocks, "I wish you well.", ""]).rstrip() + "\n"


_EMPTY = {
    "What is done": "Nothing was promised that I could name as done.",
    "What is outstanding": "Nothing is outstanding between us.",
    "Dates you must now watch": "I know of no date; please check those of your own.",
    "Your records": "[what becomes of the records, and how to get them]",
    "Fees": "[what is owed, or what is given back]",
    "Who else could help": "[who else could help]",
}
"""What a section says when nothing is known; what stands in brackets is to be filled."""


def kept_and_owed(entries: Iterable[ClientEntry]) -> tuple[list[Promise], list[Promise]]:
    """Part the promises that stand: those kept or put right, and those outstanding."""
    standing = [entry for entry in entries if entry.withdrawn is None]
    righted = {e.promise for e in standing if isinstance(e, OwnUp) and e.put_right_on is not None}
    kept: list[Promise] = []
    owed: list[Promise] = []
    for entry in standing:
        if not isinstance(entry, Promise) or entry.state is State.RELEASED:
            continue
        is_done = entry.state is State.KEPT or entry.id in righted
        (kept if is_done else owed).append(entry)
    return kept, owed


def must_watch(promise: Promise, end: date, today: date) -> bool:
    """Tell whether the client must watch the date of a promise: theirs, or yours after the end."""
    if promise.due is None or promise.due < today or promise.state is not State.OPEN:
        return False
    return promise.whose is Side.THEM or promise.due > end


def _done(told: Told) -> str:
    day = f" ({told.day('done_on')})" if told.day("done_on") else ""
    whose = "by me" if told.text("whose") == "me" else "by you"
    return listed(f"{told.quoted('text')}, {whose}{day}")


def _owed(told: Told, today: date) -> str:
    whose = "Mine" if told.text("whose") == "me" else "Yours"
    day = told.text("due")
    due = f" ({'was due' if day < today.isoformat() else 'due'} {told.day('due')})" if day else ""
    return listed(f"{whose}: {told.quoted('text')}{due}")


def _dated(told: Told) -> str:
    return listed(f"{told.day('due')}: {told.quoted('text')}")


def _said(text: str) -> list[str]:
    return [paragraph(text)] if text.strip() else []
