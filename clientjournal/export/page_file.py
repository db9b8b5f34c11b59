"""The file copy: everything, with what is private, late, missing or struck marked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from clientjournal.export.history import History, Item
from clientjournal.export.page import Entry, Row, Said, Section
from clientjournal.export.versions import Version
from clientjournal.model.dates import say_cadence, say_date, say_instant
from clientjournal.model.documents import choices
from clientjournal.model.tables import BY_TABLE, ref_of
from clientjournal.model.validation import REFERENCES
from clientjournal.model.words import Reaction

_TITLES = {
    "advice": "Advice",
    "moments": "Say something",
    "promises": "Promises",
    "contacts": "Contacts",
    "own_ups": "Own-ups",
    "reviews": "Reviews",
}
_APART = ("withdrawn", "recorded_at", "recorded_by", "client")
_NOTHING: tuple[Any, ...] = (None, "", [])


def file_sections(history: History) -> tuple[Section, ...]:
    """Give the sections of the file copy."""
    sections = [Section("Client", (_record(history.client, "name"),))]
    for table, title in _TITLES.items():
        items = history.of(table)
        if items:
            on = BY_TABLE[table].ON
            sections.append(Section(title, tuple(_record(item, on) for item in items)))
    if history.moved:
        moved = (
            Said(f"An entry of {say_date(day)} was moved to another client's file.")
            for day in history.moved
        )
        sections.append(Section("Moved away", tuple(moved)))
    return tuple(sections)


def paper_word(table: str, name: str, value: Any) -> str:
    """Give a value of the file in the words of a document."""
    if name in ("reaction", "later_reaction"):
        return Reaction(value).on_paper
    if isinstance(value, bool):
        return "yes" if value else "no"
    if name in REFERENCES:
        return ref_of(REFERENCES[name], value)
    if name in ("cadence", "every"):
        return say_cadence(value)
    if isinstance(value, dict):
        parts = [f"{key} {paper_word('', key, item)}" for key, item in value.items() if item]
        return ", ".join(parts)
    if isinstance(value, list):
        between = "\n" if any(isinstance(item, dict) for item in value) else ", "
        return between.join(paper_word("", "", item) for item in value)
    for choice in choices(BY_TABLE[table], name) if table else ():
        if choice == value:
            return choice.label
    return _day(value) or str(value)


def _day(value: Any) -> str:
    """Say a day; anything else is none."""
    try:
        return say_date(date.fromisoformat(value)) if len(value) == len("2026-11-20") else ""
    except (TypeError, ValueError):
        return ""


def _record(item: Item, on: str) -> Entry:
    gone = item.fields["withdrawn"]
    heading = f"{item.ref} · {say_date(item.on)}" if item.on else item.ref
    parts: list[Said | Row] = []
    if gone:
        said = f"by {gone['by']}, {_instant(gone['at'])}: {gone['reason']}"
        parts.append(Said(said, "Withdrawn"))
    parts += _fields(item, on, is_struck=bool(gone))
    for addendum in item.addenda:
        label = "Private addendum" if addendum["private"] else "Addendum"
        label += f", {_instant(addendum['at'])}, {addendum['by']}"
        parts.append(Said(addendum["text"], label, "private" if addendum["private"] else ""))
    if item.fields["recorded_at"]:
        late = f", {item.late}" if item.late else ""
        said = f"{_instant(item.fields['recorded_at'])} by {item.fields['recorded_by']}{late}"
        parts.append(Said(said, "Recorded", "aside"))
    if item.missing:
        parts.append(Said(", ".join(item.missing), "Not written down", "aside"))
    if item.versions:
        parts.append(Said("", "Versions", "aside"))
        parts += [_version(item.table, version) for version in item.versions]
    mark = "withdrawn" if gone else item.late
    return Entry(heading, tuple(parts), mark, bool(gone))


def _fields(item: Item, on: str, *, is_struck: bool) -> Iterator[Said]:
    for name, value in item.fields.items():
        if name in (*_APART, on) or value in _NOTHING:
            continue
        said = paper_word(item.table, name, value)
        if name == "private":
            yield Said(said, "Private note", "private", is_struck)
        else:
            yield Said(said, name.replace("_", " ").capitalize(), "", is_struck)


def _version(table: str, version: Version) -> Row:
    change = version.change
    said = f"{version.number}: {change.act.label} {say_instant(change.at)} by {change.by}"
    said += f", because: {change.reason}" if change.reason else ""
    rows = []
    for name, value in version.before.items():
        old = paper_word(table, name, value) if value not in _NOTHING else "empty"
        label = "private note" if name == "private" else name.replace("_", " ")
        rows.append(Row(f"{label} was: {old}"))
    return Row(said, below=tuple(rows))


def _instant(text: str) -> str:
    return say_instant(datetime.fromisoformat(text))
