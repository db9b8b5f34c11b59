"""What is owed about one record: conditions, what comes again, the steps of an own-up."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from clientjournal.insights.yes_if import yes_if
from clientjournal.model.advice import Advice
from clientjournal.model.client import Client
from clientjournal.model.dates import days_after, say_cadence, say_date
from clientjournal.model.own_up import OwnUp
from clientjournal.model.practice import Practice
from clientjournal.model.promise import Promise
from clientjournal.model.record import Record
from clientjournal.model.rules.conditions import conditions_of
from clientjournal.model.rules.due import DELIVERED_AFTER
from clientjournal.model.rules.owning_up import Stage, stage
from clientjournal.model.rules.promises import consequence_pending
from clientjournal.model.rules.quiet import LastWord, last_words
from clientjournal.model.rules.series import first_due
from clientjournal.tui.pages.writing import heading, labelled
from clientjournal.tui.pages.yes_if import yes_if_lines
from clientjournal.tui.text import Line, Piece


def owed_lines(record: Record, entries: Iterable[Record], today: date, width: int) -> list[Line]:
    """Write them, none for a record nothing is owed about.

    Args:
        record: The record.
        entries: The entries of its client.
        today: The day distances are told from.
        width: Cells of the page.
    """
    if isinstance(record, Advice):
        found = yes_if([record], conditions_of(record, entries), today)
        return yes_if_lines(found[0]) if found else []
    if isinstance(record, Promise):
        return _of_promise(record, entries, width)
    if isinstance(record, Client):
        return _of_client(record, entries, today, width)
    return _of_own_up(record) if isinstance(record, OwnUp) else []


def _of_client(client: Client, entries: Iterable[Record], today: date, width: int) -> list[Line]:
    """Say when something last passed between you, and what was agreed about it."""
    word = last_words(Practice.of((client, *entries), today)).get(client.id, LastWord())
    agreed = say_cadence(client.cadence) if client.cadence else "nothing agreed"
    lines = heading("In touch")
    lines += labelled("Agreed", agreed, width)
    lines += labelled("My last, unasked", _ago(word.mine, today), width)
    lines += labelled("Last of any kind", _ago(word.any, today), width)
    if client.quiet_until is not None and client.quiet_until > today:
        lines += labelled("Quiet until", say_date(client.quiet_until, today), width, "warn")
    if client.delivered_on is not None:
        days = [days_after(client.delivered_on, count) for count in DELIVERED_AFTER]
        coming = next((day for day in days if day > today), None)
        said = say_date(coming, today) if coming else "none; a year has passed"
        lines += labelled("Next check-in", said, width)
    return lines


def _ago(day: date | None, today: date) -> str:
    return say_date(day, today) if day else "never"


def _of_promise(promise: Promise, entries: Iterable[Record], width: int) -> list[Line]:
    lines: list[Line] = []
    first = first_due(promise)
    if promise.moves and first is not None:
        lines += labelled("First due", say_date(first), width)
    if promise.every:
        lines += labelled("Comes again", f"{say_cadence(promise.every)}, once kept", width)
    for entry in entries:
        if isinstance(entry, OwnUp) and entry.promise == promise.id and entry.withdrawn is None:
            lines += labelled("Owned up", f"{entry.ref}, waits for {stage(entry).value}", width)
    if consequence_pending(promise):
        lines += labelled("Consequence", "agreed, and not applied or waived yet", width, "late")
    return [[], *lines] if lines else []


def _of_own_up(own_up: OwnUp) -> list[Line]:
    """Write its steps in a line, the one it waits for marked."""
    steps = (
        ("noticed", True),
        ("check", own_up.check is not None),
        ("told", own_up.told_on is not None),
        ("put right", own_up.put_right_on is not None),
        ("lesson", bool(own_up.lesson.strip())),
    )
    line: Line = []
    for word, taken in steps:
        line += [Piece("  →  ", "line")] if line else []
        line.append(Piece(f"✓ {word}" if taken else f"· {word}", "good" if taken else "warn"))
    waits = stage(own_up)
    now = "" if waits is Stage.DONE else f"Waits for {waits.value}."
    return [*heading("Steps"), line, *([[Piece(now, "warn")]] if now else [])]
