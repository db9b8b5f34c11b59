"""One line per record: its id, its day, its client, its words and where it stands."""

from __future__ import annotations

from collections.abc import Iterable

from clientjournal.cli.printing import print_rows
from clientjournal.journaling.reading import Reader
from clientjournal.model.advice import Advice
from clientjournal.model.client import Client
from clientjournal.model.contact import Contact
from clientjournal.model.moment import Moment
from clientjournal.model.own_up import OwnUp
from clientjournal.model.promise import Promise
from clientjournal.model.record import Record
from clientjournal.model.review import Review
from clientjournal.model.rules.lateness import late_label


def print_lines(journal: Reader, records: Iterable[Record], *, name_clients: bool = True) -> None:
    """Print one line per record, of any kinds, in aligned columns."""
    rows = []
    for record in records:
        client = getattr(record, "client", 0)
        name = journal.client(client).name if client and name_clients else ""
        day = record.happened or getattr(record, "since", None)
        rows.append([record.ref, day.isoformat() if day else "", name, record.words, state(record)])
    if not any(row[2] for row in rows):
        rows = [[*row[:2], *row[3:]] for row in rows]
    print_rows(rows, flexible=len(rows[0]) - 2 if rows else 0)


def state(record: Record) -> str:
    """Say where a record stands, in the words of the field that decides it."""
    words: list[str] = []
    if isinstance(record, Client):
        words = [record.standing.label, record.service]
    elif isinstance(record, Advice):
        words = [record.decision.label, record.outcome.label if record.outcome else ""]
    elif isinstance(record, Moment):
        reaction = record.later_reaction or record.reaction
        words = [
            record.stake.label,
            reaction.label if reaction else "" if record.spoke else "unsaid",
        ]
    elif isinstance(record, Promise):
        due = f"due {record.due.isoformat()}" if record.due and record.state == "open" else ""
        words = [record.whose.label, record.state.label, due]
    elif isinstance(record, Contact):
        words = [record.channel.label if record.channel else "", record.purpose.label]
    elif isinstance(record, OwnUp):
        words = ["told" if record.told_on else "not told"]
        words.append("put right" if record.put_right_on else "")
    elif isinstance(record, Review):
        words = [record.decision.label]
    if record.withdrawn is not None:
        words.append("withdrawn")
    words.append(late_label(record))
    return ", ".join(word for word in words if word)
