"""The versions of a record: who changed what and when, why, and what it said before."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from typing import Any

from clientjournal.model.dates import say_date, say_instant
from clientjournal.model.differing import Stretch, elided, word_changes
from clientjournal.model.documents import Document, to_record
from clientjournal.model.errors import InvalidRecord
from clientjournal.model.promise import Promise
from clientjournal.model.record import Record
from clientjournal.model.safe import visible_lines
from clientjournal.model.undoing import said_before
from clientjournal.model.validation import REFERENCES
from clientjournal.model.versions import Version
from clientjournal.model.words import Act
from clientjournal.tui.forms.kinds import label_of
from clientjournal.tui.pages.values import said_move, said_nudge, said_value
from clientjournal.tui.pages.writing import LABEL, heading, labelled, paragraph
from clientjournal.tui.text import Line, Piece, Tone, cut, flowed

SHORT = 48
"""Letters up to which two values stand side by side on one line."""

LONGEST = 2**15
"""Letters of a text of which the words are compared."""

Names = Callable[[int], str]
"""Gives the name of a client by its number."""

_TOLD = ("addenda", "withdrawn")
"""Fields whose change is told by what happened, or stands elsewhere on the page."""


def version_lines(
    kind: type[Record], versions: Sequence[Version], names: Names, width: int
) -> list[Line]:
    """Write the versions of a record, the newest first; nothing while they are not read."""
    if not versions:
        return []
    lines = heading("Versions" if len(versions) > 1 else "Version")
    for version in reversed(versions):
        change = version.change
        said = "recorded" if change.act is Act.ADD else version.label
        line: Line = [
            Piece(cut(say_instant(change.at)[4:], LABEL), "muted"),
            Piece(said, "strong"),
            Piece(f" by {visible_lines(change.by)}", "muted"),
        ]
        if change.reason:
            line.append(Piece(f": {visible_lines(change.reason)}"))
        lines += _hanging(flowed(line, width), width)
        lines += _changed(kind, version, names, width)
    return lines


def moved_lines(days: Sequence[date], width: int) -> list[Line]:
    """Say that entries of some days are in another client's file now, and no more."""
    said = [f"An entry of {say_date(day)} was moved to another client's file." for day in days]
    return (
        [[], *(line for words in said for line in paragraph(words, width, "muted"))] if said else []
    )


def _hanging(lines: list[Line], width: int) -> list[Line]:
    """Set the lines after the first under its words, where there is room for that."""
    return [lines[0], *([Piece("  "), *line] for line in lines[1:])] if lines else []


def _changed(kind: type[Record], version: Version, names: Names, width: int) -> Iterator[Line]:
    old, new = _sides(kind, version)
    for name in version.before:
        if name in _TOLD or name not in kind.__struct_fields__:
            continue
        label = f"  {label_of(kind, name)}"
        if isinstance(new, Promise) and name in ("moves", "nudges"):
            yield from labelled(label, _last_of(new, name), width)
            continue
        was, now = _said(name, old, names), _said(name, new, names)
        yield from _difference(label, was, now, width)


def _sides(kind: type[Record], version: Version) -> tuple[Record | Document, Record | Document]:
    """Give what the record said before and after; as documents where they are no such record."""
    after = version.record or {}
    before = said_before(version.change, after) or {}
    with suppress(InvalidRecord):
        number = version.change.record
        return to_record(kind, before, number), to_record(kind, after, number)
    return before, after


def _said(name: str, record: Record | Mapping[str, Any], names: Names) -> str:
    value = record.get(name) if isinstance(record, Mapping) else getattr(record, name)
    if REFERENCES.get(name) == "clients" and isinstance(value, int):
        return names(value)
    return said_value(name, value, date.max)


def _last_of(promise: Promise, name: str) -> str:
    if name == "moves" and promise.moves:
        return said_move(promise.moves[-1])
    if name == "nudges" and promise.nudges:
        return said_nudge(promise.nudges[-1])
    return "none"


def _difference(label: str, was: str, now: str, width: int) -> list[Line]:
    """Write two values on one line with an arrow, or one below the other word by word."""
    short = max(len(was), len(now)) <= SHORT and "\n" not in was + now
    beside = width >= 50
    room = width - LABEL if beside else width - 2
    if not was or not now or (short and len(was) + len(now) + 3 <= room):
        text = f"{was or 'empty'} → {now or 'empty'}" if short else now or was
        sign = "" if short else ("+ " if now else "- ")
        return labelled(label, sign + text, width, "" if short else ("new" if now else "gone"))
    old, new = sides(was, now)
    lines = [] if beside else paragraph(label, width, "muted")
    for number, (sign, pieces) in enumerate((("- ", old), ("+ ", new))):
        for place, line in enumerate(flowed(pieces, room - 2)):
            front = label if beside and number == 0 and place == 0 else ""
            lines.append(
                [
                    Piece(cut(front, width - room), "muted"),
                    Piece(sign if place == 0 else "  ", "gone" if number == 0 else "new"),
                    *line,
                ]
            )
    return lines


def sides(was: str, now: str) -> tuple[list[Piece], list[Piece]]:
    """Give two texts with what is gone and what is new marked, long stretches alike left out."""
    if len(was) > LONGEST or len(now) > LONGEST:
        changes = [Stretch("gone", was[:LONGEST]), Stretch("new", now[:LONGEST])]
    else:
        changes = word_changes(visible_lines(was), visible_lines(now))
    pieces: tuple[list[Piece], list[Piece]] = ([], [])
    for place, stretch in enumerate(changes):
        text = visible_lines(stretch.text)
        if stretch.kind == "same":
            shown = Piece(elided(text, place > 0, place < len(changes) - 1))
            pieces[0].append(shown)
            pieces[1].append(shown)
        else:
            tone: Tone = "gone" if stretch.kind == "gone" else "new"
            pieces[stretch.kind == "new"].append(Piece(text, tone))
    return pieces
