"""The page to read with the phone in hand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from clientjournal.insights.briefing import Briefing
from clientjournal.model.advice import Advice
from clientjournal.model.dates import say_day, say_distance
from clientjournal.model.moment import Moment
from clientjournal.model.promise import Promise
from clientjournal.model.record import Record
from clientjournal.tui.pages.writing import heading, labelled, paragraph
from clientjournal.tui.panes.promises import standing
from clientjournal.tui.text import Line, Piece, Tone, cut, width_of


def before_call_lines(briefing: Briefing, today: date, width: int) -> list[Line]:
    """Write the page."""
    client = briefing.client
    lines: list[Line] = []
    lines += labelled("Person", client.person or "nobody named yet", width)
    lines += labelled("Phone", ", ".join(client.phone) or "no number yet", width)
    if client.email:
        lines += labelled("Email", ", ".join(client.email), width)
    if client.quiet_until is not None and client.quiet_until > today:
        lines += labelled("Quiet", f"do not contact before {client.quiet_until}", width, "late")
    lines += _section("I promised", [_promise(p, today, width) for p in briefing.mine], width)
    lines += _section("They promised", [_promise(p, today, width) for p in briefing.theirs], width)
    lines += _section("Warnings outstanding", _dated(briefing.warnings, today, width), width)
    lines += _section("Not yet said", _dated(briefing.unsaid, today, width), width)
    lines += _section("Last three entries", _dated(briefing.last, today, width), width)
    lines += heading("How they took the last thing I said")
    said = briefing.last_said
    if said is None:
        lines.append([Piece("Nothing said yet.", "muted")])
    else:
        how = said.reaction.label if said.reaction else "not written down"
        lines += labelled(how, f"{said.said or said.saw} ({say_distance(said.on, today)})", width)
    return lines


def _section(title: str, rows: list[Line], width: int) -> list[Line]:
    return [*heading(title), *(rows or paragraph("None.", width, "muted"))]


def _promise(promise: Promise, today: date, width: int) -> Line:
    words, tone = standing(promise, today)
    cells = width_of(words) + 2
    return [Piece(cut(promise.text, width - cells)), Piece(f"  {words}", tone)]


def _dated(records: Sequence[Record], today: date, width: int) -> list[Line]:
    return [_row(record, today, width) for record in records]


def _row(record: Record, today: date, width: int) -> Line:
    day = record.happened
    state, tone = _state(record)
    cells = width_of(state) + 2 if state else 0
    front = cut(say_day(day, today) if day else "", 11)
    kind = cut(record.NOUN, 15)
    return [
        Piece(front, "muted"),
        Piece(kind, "muted"),
        Piece(cut(record.words, max(width - 26 - cells, 8))),
        Piece(f"  {state}" if state else "", tone),
    ]


def _state(record: Record) -> tuple[str, Tone]:
    if isinstance(record, Advice):
        return record.decision.label, "muted"
    if isinstance(record, Moment):
        return (record.reaction.label if record.reaction else ""), "muted"
    return "", ""
