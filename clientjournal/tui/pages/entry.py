"""A record in full: what it says, what it lacks, what happened to it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from clientjournal.model.change import Change
from clientjournal.model.dates import say_date, say_instant
from clientjournal.model.documents import field_names
from clientjournal.model.promise import Move, Promise
from clientjournal.model.record import Record
from clientjournal.model.rules.evidence import missing_evidence
from clientjournal.model.rules.lateness import late_label
from clientjournal.model.tables import ref_of
from clientjournal.model.validation import REFERENCES
from clientjournal.model.words import Choice, Side
from clientjournal.tui.forms.kinds import label_of
from clientjournal.tui.pages.writing import heading, labelled, paragraph
from clientjournal.tui.text import Line, Piece

_APART = frozenset(
    ("client", "recorded_at", "recorded_by", "addenda", "withdrawn", "moves", "nudges")
)


def entry_lines(record: Record, today: date, width: int) -> list[Line]:
    """Write what a record says and what it lacks.

    Args:
        record: The record.
        today: The day distances are told from.
        width: Cells of the page.
    """
    lines: list[Line] = []
    if record.withdrawn is not None:
        gone = record.withdrawn
        why = f"Withdrawn {say_instant(gone.at)} by {gone.by}: {gone.reason}"
        lines += paragraph(why, width, "warn")
    lines += paragraph(record.words, width, "struck" if record.withdrawn else "strong")
    lines.append([])
    for name in field_names(type(record)):
        if name in _APART or name == record.FIRST:
            continue
        said = said_value(name, getattr(record, name), today)
        if said and said != record.words:
            lines += labelled(label_of(type(record), name), said, width)
    if isinstance(record, Promise):
        lines += _moves_and_nudges(record, width)
    lines += _lacks(record, width)
    for addendum in record.addenda:
        lines += heading("Private addendum" if addendum.private else "Addendum")
        lines += paragraph(addendum.text, width)
        lines.append([Piece(f"{say_instant(addendum.at)} by {addendum.by}", "muted")])
    return lines


def said_value(name: str, value: object, today: date) -> str:
    """Say a field's value in words; ``""`` when it is empty."""
    if value is None or value in ("", ()):
        return ""
    if isinstance(value, Choice):
        by = {Side.ME: "me", Side.THEM: "them"}
        return by[value] if name == "who" and isinstance(value, Side) else value.label
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return say_date(value, today)
    if name in REFERENCES and isinstance(value, int):
        return ref_of(REFERENCES[name], value)
    if isinstance(value, tuple):
        return ", ".join(str(item) for item in value)
    return str(value)


def _moves_and_nudges(promise: Promise, width: int) -> list[Line]:
    lines: list[Line] = []
    for move in promise.moves:
        lines += labelled("Moved", _said_move(move), width)
    for nudge in promise.nudges:
        said = f"{say_date(nudge.on)}: {nudge.rung.label}. {nudge.words}"
        lines += labelled("Nudged", said, width)
        if nudge.answer:
            lines += labelled("Came back", nudge.answer, width)
    return lines


def _said_move(move: Move) -> str:
    was = say_date(move.from_) if move.from_ else "no date"
    now = say_date(move.to) if move.to else "no date"
    by = "by me" if move.by is Side.ME else "by them"
    return f"{say_date(move.on)}: from {was} to {now}, {by}"


def _lacks(record: Record, width: int) -> list[Line]:
    """Name the missing evidence and a late entry."""
    lines: list[Line] = []
    lacks = missing_evidence(record)
    if lacks:
        said = ", ".join(f"no {name}" for name in lacks)
        lines += [[], *paragraph(f"{said[0].upper()}{said[1:]} yet.", width, "warn")]
    late = late_label(record)
    if late:
        lines += [[], [Piece(f"{late[0].upper()}{late[1:]}", "warn")]]
    return lines


def history_lines(record: Record, history: Sequence[Change], width: int) -> list[Line]:
    """Write what happened to a record, oldest first."""
    lines = heading("History")
    if record.recorded_at is not None:
        recorded = f"{say_instant(record.recorded_at)} by {record.recorded_by}"
        lines += labelled("Recorded", recorded, width)
    for change in history:
        fields = ", ".join(label_of(type(record), name).casefold() for name in change.before)
        words = change.act.label + (f": {fields}" if fields and change.undoes is None else "")
        words += f" · {change.reason}" if change.reason else ""
        lines += labelled(say_instant(change.at)[4:], f"{words} ({change.by})", width)
    return lines
