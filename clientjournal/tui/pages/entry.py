"""A record in full: what it says, what it lacks, what it hangs together with, what was added."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from clientjournal.insights.links import Link
from clientjournal.model.advice import Advice
from clientjournal.model.client import Client
from clientjournal.model.dates import say_date, say_instant
from clientjournal.model.documents import field_names, text_fields
from clientjournal.model.promise import Promise
from clientjournal.model.record import Record
from clientjournal.model.rules.evidence import missing_evidence
from clientjournal.model.rules.lateness import late_label
from clientjournal.model.words import Choice, CostBasis, Side
from clientjournal.tui.forms.kinds import FORMS, OUTCOME_OF_ADVICE, label_of
from clientjournal.tui.pages.markdown import markdown_lines
from clientjournal.tui.pages.rows import record_row
from clientjournal.tui.pages.values import said_move, said_nudge, said_value
from clientjournal.tui.pages.writing import LABEL, heading, labelled, paragraph
from clientjournal.tui.panes.promises import standing
from clientjournal.tui.text import Line, Piece, Tone, cut, flowed, width_of

_APART = frozenset(
    ("client", "recorded_at", "recorded_by", "addenda", "withdrawn", "moves", "nudges", "thread")
) | {"source", "condition_of", "promise", "currency", "cost_basis"}
"""Fields that stand elsewhere on the page."""

_AT_TOP = ("time", "channel", "scope", "who", "purpose", "stake", "sort", "whose", "state")
"""Choices that stand with the day, in the line under the words."""

_PARTS = frozenset(
    ("reasons", "answer", "decision", "review_on", "outcome", "said", "later_reaction", "due")
) | {"scope_in", "cadence", "previous", "told_on", "tags"}
"""Fields before which a part of the record begins."""


class Page(NamedTuple):
    """The lines of a page, and on which of them the links stand."""

    lines: list[Line]
    links: list[int]


class Told(NamedTuple):
    """What is told of a record beside itself.

    Attributes:
        thread: The line of its thread, ``""`` without one.
        owed: Lines on what is owed about it, of the width of the page.
        links: What it hangs together with.
        chosen: The link under the cursor, -1 for none.
    """

    thread: str = ""
    owed: Sequence[Line] = ()
    links: Sequence[Link] = ()
    chosen: int = -1


def entry_page(record: Record, told: Told, today: date, width: int) -> Page:
    """Write a record in full.

    Args:
        record: The record.
        told: What is told of it beside itself.
        today: The day distances are told from.
        width: Cells of the page.
    """
    struck = record.withdrawn is not None
    lines = [*_withdrawn(record, width), *_words(record, width, struck)]
    lines += _top(record, told.thread, today, width)
    lines += _fields(record, today, width, struck)
    lines += [*_lacks(record, width), *told.owed]
    places: list[int] = []
    if told.links:
        lines += heading("Together with")
        for place, link in enumerate(told.links):
            places.append(len(lines))
            lines.append(_link(link, place == told.chosen, today, width))
    for addendum in record.addenda:
        by = f"{say_instant(addendum.at)} by {addendum.by}"
        lines += heading("Private addendum" if addendum.private else "Addendum")
        lines[-1].append(Piece(f"  {cut(by, max(width - 18, 8)).rstrip()}", "muted"))
        lines += markdown_lines(addendum.text, width)
    return Page(lines, places)


def _withdrawn(record: Record, width: int) -> list[Line]:
    gone = record.withdrawn
    if gone is None:
        return []
    why = f"Withdrawn {say_instant(gone.at)} by {gone.by}: {gone.reason}"
    return [*paragraph(why, width, "warn"), []]


def _words(record: Record, width: int, struck: bool) -> list[Line]:
    """Write the text of the first field; where it is empty, say what stands in its place."""
    words = record.words
    tone: Tone = "struck" if struck else ("" if "\n" in words else "strong")
    lines = markdown_lines(words, width, tone)
    if not getattr(record, record.FIRST) and words:
        return [[Piece("They asked", "muted")], *lines]
    return lines or [[Piece("no words yet", "muted")]]


def _top(record: Record, thread: str, today: date, width: int) -> list[Line]:
    """Write the line under the words: when, how, where it belongs; and that of its thread."""
    said = [say_date(record.happened, today)] if record.happened else []
    for name in _AT_TOP:
        value = getattr(record, name, None)
        if value is None or value == "":
            continue
        said.append(_at_top(record, name, value, today))
    line = [Piece(" · ".join(said), "muted")] if said else []
    late = late_label(record)
    if late:
        line.append(Piece(f"  {late}", "warn"))
    lines = [[], *flowed(line, width)] if line else []
    if thread:
        name = getattr(record, "thread", None) or ""
        lines += flowed([Piece(f"{cut(name, 30).rstrip()}: "), Piece(thread)], width)
    return [*lines, []]


def _at_top(record: Record, name: str, value: object, today: date) -> str:
    if name == "state" and isinstance(record, Promise):
        return standing(record, today)[0]
    if name == "who":
        return "by you" if value is Side.ME else "by them"
    words = value.label if isinstance(value, Choice) else str(value)
    return f"{words} scope" if name == "scope" else words


def _priced(advice: Advice) -> str:
    """Say a cost with its currency and whose figure it is."""
    said = f"{advice.cost:,} {advice.currency}".strip()
    basis = advice.cost_basis
    if basis is None:
        return said
    whose = "my" if basis is CostBasis.MINE else f"the {basis.label}'s"
    return f"{said}, {whose} figure"


def _fields(record: Record, today: date, width: int, struck: bool) -> Iterator[Line]:
    """Write the fields that say something, in the order of the form, a part at a time."""
    texts = text_fields(type(record))
    part = written = 0
    for name in _order(type(record)):
        part += name in _PARTS
        said = said_value(name, getattr(record, name), today)
        if name == "cost" and said and isinstance(record, Advice):
            said = _priced(record)
        if not said or (name == "asked" and said == record.words):
            continue
        if written and part != written - 1:
            yield []
        written = part + 1
        label = label_of(type(record), name)
        if name in texts:
            yield from _text(label, said, width, "struck" if struck else "")
        else:
            yield from labelled(label, said, width)
    if isinstance(record, Promise):
        for move in record.moves:
            yield from labelled("Moved", said_move(move), width)
        for nudge in record.nudges:
            yield from labelled("Nudged", said_nudge(nudge), width)
            if nudge.answer:
                yield from labelled("Came back", nudge.answer, width)


def _order(kind: type[Record]) -> list[str]:
    spec = FORMS.get(kind.TABLE)
    fields = (*spec.fields, *OUTCOME_OF_ADVICE) if spec else ()
    form = [name for field in fields for name in (field.name, *field.others)]
    apart = {*_APART, *_AT_TOP, kind.FIRST, kind.ON}
    known = [name for name in form if name in kind.__struct_fields__]
    last = ("tags", "private")
    return [
        *(
            name
            for name in dict.fromkeys((*known, *field_names(kind)))
            if name not in (*apart, *last)
        ),
        *last,
    ]


def _text(label: str, text: str, width: int, tone: Tone) -> list[Line]:
    """Write a label and its text, with its marks, beside it; below it where it is narrow."""
    beside = width >= 50
    cells = LABEL if beside else 2
    lines: list[Line] = [] if beside else [[Piece(cut(label, width), "muted")]]
    for number, line in enumerate(markdown_lines(text, width - cells, tone)):
        front = cut(label, cells) if beside and number == 0 else " " * cells
        lines.append([Piece(front, "muted"), *line])
    return lines


def _lacks(record: Record, width: int) -> list[Line]:
    """Name the missing evidence."""
    lacks = missing_evidence(record)
    if not lacks or record.withdrawn is not None:
        return []
    said = ", ".join(f"no {name}" for name in lacks)
    return [[], *paragraph(f"{said[0].upper()}{said[1:]} yet.", width, "warn")]


def _link(link: Link, chosen: bool, today: date, width: int) -> Line:
    """Give the row of a link: how it hangs together, its id and words."""
    row = record_row(link.record, today, width - 10, link.how)
    line = [
        Piece("▌" if chosen else " ", "accent"),
        Piece(cut(link.record.ref, 9), "accent" if chosen else ""),
        *row,
    ]
    return [piece._replace(lit=chosen) for piece in line]


def client_page(
    client: Client, told: Told, before_call: list[Line], today: date, width: int
) -> list[Line]:
    """Write a client's record beside what to know before calling; below it where it is narrow.

    Args:
        client: The client.
        told: What is told of the record beside itself.
        before_call: What to know before calling, written for ``call_width``.
        today: The day distances are told from.
        width: Cells of the page.
    """
    call: list[Line] = [[Piece("Before you call", "accent")], [], *before_call]
    room = record_width(width)
    record = entry_page(client, told, today, room).lines
    if room == width:
        return [*record, [], *call]
    lines: list[Line] = []
    for place in range(max(len(record), len(call))):
        left = record[place] if place < len(record) else []
        right = call[place] if place < len(call) else []
        gap = room - sum(width_of(piece.text) for piece in left)
        lines.append([*left, Piece(" " * max(gap, 0)), Piece("  │  ", "line"), *right])
    return lines


def record_width(width: int) -> int:
    """Give the cells of a client's record on a page: half of a wide one."""
    return (width - 5) // 2 if width >= 100 else width


def call_width(width: int) -> int:
    """Give the cells of what to know before calling."""
    return width - record_width(width) - 5 if width >= 100 else width
