"""What a copy leaves out of a client's history, counted in plain words for the one who made it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from clientjournal.export.copies import Copy
from clientjournal.export.history import History, may_be_told
from clientjournal.journaling.reading import Reader
from clientjournal.model.advice import Advice
from clientjournal.model.client import Client
from clientjournal.model.contact import Contact
from clientjournal.model.filing import filed_lines
from clientjournal.model.moment import Moment
from clientjournal.model.own_up import OwnUp
from clientjournal.model.promise import Promise
from clientjournal.model.record import ClientEntry, Record
from clientjournal.model.review import Review


def left_out(journal: Reader, client: Client, history: History) -> list[str]:
    """Say what the journal holds of a client and a copy does not, each with its count."""
    timeline = journal.timeline(client.id)
    covered = [entry for entry in timeline if history.span.covers(entry, _day(history, entry))]
    counts: list[tuple[int, str, str]] = []
    if history.copy is Copy.CLIENT:
        counts += _of_entries(covered)
        counts += _of_fields([client, *(entry for entry in covered if may_be_told(entry))])
    elif history.copy is Copy.HANDOVER:
        shown = {item.ref for item in history.items}
        beyond = len(covered) - len(shown)
        counts.append((beyond, "entry beyond the page", "entries beyond the page"))
    what = "not chosen" if history.span.refs else "outside the period"
    counts.append((len(timeline) - len(covered), f"entry {what}", f"entries {what}"))
    return [f"{count:,} {one if count == 1 else many}" for count, one, many in counts if count]


def _day(history: History, entry: ClientEntry) -> date | None:
    if isinstance(entry, OwnUp) and history.copy is Copy.CLIENT:
        return entry.told_on
    return entry.happened


def _of_entries(entries: Sequence[ClientEntry]) -> list[tuple[int, str, str]]:
    standing = [entry for entry in entries if entry.withdrawn is None]
    unsaid = sum(isinstance(entry, Moment) and not entry.spoke for entry in standing)
    untold = sum(isinstance(entry, OwnUp) and entry.told_on is None for entry in standing)
    return [
        (len(entries) - len(standing), "withdrawn entry", "withdrawn entries"),
        (unsaid, "moment left unsaid", "moments left unsaid"),
        (untold, "own-up not told yet", "own-ups not told yet"),
        (sum(isinstance(e, Review) for e in standing), "review", "reviews"),
    ]


def _of_fields(records: Sequence[Record]) -> list[tuple[int, str, str]]:
    """Count what is kept out of the entries that the copy holds."""
    addenda = sum(addendum.private for record in records for addendum in record.addenda)
    ended = sum(isinstance(r, Advice) and r.outcome is not None for r in records)
    ended += sum(isinstance(r, Moment) and r.proved_right is not None for r in records)
    reactions = sum(isinstance(r, Moment) and r.reaction is not None for r in records)
    nudges = sum(len(record.nudges) for record in records if isinstance(record, Promise))
    costs = sum(isinstance(record, Advice) and record.cost is not None for record in records)
    filed = sum(filed_lines(record.text) for record in records if isinstance(record, Contact))
    return [
        (filed, "line of a note that files itself", "lines of notes that file themselves"),
        (sum(bool(record.private) for record in records), "private note", "private notes"),
        (addenda, "private addendum", "private addenda"),
        (reactions, "reaction", "reactions"),
        (ended, "outcome", "outcomes"),
        (costs, "cost", "costs"),
        (nudges, "nudge", "nudges"),
    ]
