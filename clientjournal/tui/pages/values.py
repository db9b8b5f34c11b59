"""What the fields of a record say, in the words of the screen."""

from __future__ import annotations

from datetime import date

from clientjournal.model.dates import say_cadence, say_date
from clientjournal.model.promise import Move, Nudge
from clientjournal.model.tables import ref_of
from clientjournal.model.validation import REFERENCES
from clientjournal.model.words import Choice, Side
from clientjournal.tui.forms.fields import DEGREES


def said_value(name: str, value: object, today: date) -> str:
    """Say a field's value in words; ``""`` when it is empty.

    Args:
        name: The field.
        value: What it holds.
        today: The day distances are told from; the last day there is for none.
    """
    if value is None or value in ("", ()):
        return ""
    if isinstance(value, Side) and name in ("who", "raised_by"):
        return "me" if value is Side.ME else "them"
    if isinstance(value, Choice):
        return value.label
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return say_date(value, None if today == date.max else today)
    if name in REFERENCES and isinstance(value, int):
        return ref_of(REFERENCES[name], value)
    if name == "degree":
        return DEGREES.get(value, str(value))
    if name in ("cadence", "every"):
        return say_cadence(str(value))
    if isinstance(value, tuple | list):
        return ", ".join(str(item) for item in value)
    return str(value)


def said_move(move: Move) -> str:
    """Say how the day of a promise was moved."""
    was = say_date(move.from_) if move.from_ else "no date"
    now = say_date(move.to) if move.to else "no date"
    by = "by me" if move.by is Side.ME else "by them"
    return f"{say_date(move.on)}: from {was} to {now}, {by}"


def said_nudge(nudge: Nudge) -> str:
    """Say what was done about a promise that was not kept."""
    return f"{say_date(nudge.on)}: {nudge.rung.label}. {nudge.words}"
