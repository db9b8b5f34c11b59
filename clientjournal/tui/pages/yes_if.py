"""Where a "yes, if" stands, in words and in lines."""

from __future__ import annotations

from clientjournal.insights.yes_if import YesIf
from clientjournal.model.dates import say_date
from clientjournal.tui.pages.writing import heading
from clientjournal.tui.text import Line, Piece, Tone


def said_yes_if(answer: YesIf) -> str:
    """Say where it stands: ``"in force"``, ``"not in force, 2 of 3 met, one overdue"``."""
    if not answer.conditions:
        return "no condition written down"
    if answer.in_force:
        return "in force, all met"
    late = ", overdue" if answer.overdue else ""
    return f"not in force, {len(answer.met)} of {len(answer.conditions)} met{late}"


def short_yes_if(answer: YesIf) -> str:
    """Say it in a column: ``"yes, if 2 of 3"``, ``"yes, in force"``."""
    if not answer.conditions:
        return "yes, if"
    if answer.in_force:
        return "yes, in force"
    return f"yes, if {len(answer.met)} of {len(answer.conditions)}"


def tone_of_yes_if(answer: YesIf) -> Tone:
    """Give the tone of where it stands."""
    if answer.in_force and answer.conditions:
        return "good"
    return "late" if answer.overdue else "warn"


def yes_if_lines(answer: YesIf) -> list[Line]:
    """Write how it stands; the page shows the conditions with what hangs together with it."""
    lines = heading("Yes, if")
    lines.append([Piece(said_yes_if(answer).capitalize(), tone_of_yes_if(answer))])
    if answer.advice.went_ahead_on is not None:
        how = "with conditions unmet" if answer.went_ahead_unmet else "with all conditions met"
        lines.append([Piece(f"Went ahead {say_date(answer.advice.went_ahead_on)}, {how}", "warn")])
    return lines
