"""The file copy: everything, with what is private, late, missing or struck marked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import cache
from typing import Any

from clientjournal.export.history import History, Item
from clientjournal.export.page import Entry, Row, Said, Section
from clientjournal.model.dates import say_cadence, say_date, say_instant
from clientjournal.model.documents import choices, text_fields
from clientjournal.model.tables import BY_TABLE, ref_of
from clientjournal.model.validation import REFERENCES
from clientjournal.model.versions import Version
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
    if isinstance(value, str):
        said = _words_of(table, name)
        return said(value) if said else value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if name in REFERENCES:
        return ref_of(REFERENCES[name], value)
    if isinstance(value, dict):
        parts = [f"{key} {paper_word('', key, item)}" for key, item in value.items() if item]
        return ", ".join(parts)
    if isinstance(value, list):
        between = "\n" if any(isinstance(item, dict) for item in value) else ", "
        return between.join(paper_word("", "", item) for item in value)
    return str(value)


@cache
def _words_of(table: str, name: str) -> Callable[[str], str] | None:
    """Give what says the words of a field on paper, None where they stand as they are."""
    if name in ("reaction", "later_reaction"):
        return lambda value: Reaction(value).on_paper
    if name in ("cadence", "every"):
        return say_cadence
    kind = BY_TABLE.get(table)
    labels = {str(choice): choice.label for choice in choices(kind, name)} if kind else {}
    if labels:
        return lambda value: labels.get(value, value)
    return None if kind and name in text_fields(kind) else _day


def _day(value: str) -> str:
    """Say a day; anything else stays as it is."""
    try:
        return say_date(date.fromisoformat(value)) if len(value) == len("2026-11-20") else value
    except ValueError:
        return value


@cache
def _label(name: str) -> str:
    return "Private note" if name == "private" else name.replace("_", " ").capitalize()


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
    apart = {*_APART, on}
    for name, value in item.fields.items():
        if name in apart or value in _NOTHING:
            continue
        said = paper_word(item.table, name, value)
        yield Said(said, _label(name), "private" if name == "private" else "", is_struck)


def _version(table: str, version: Version) -> Row:
    change = version.change
    said = f"{version.number}: {version.label} {say_instant(change.at)} by {change.by}"
    said += f", because: {change.reason}" if change.reason else ""
    rows = []
    for name, value in version.before.items():
        old = paper_word(table, name, value) if value not in _NOTHING else "empty"
        rows.append(Row(f"{_label(name).lower()} was: {old}"))
    return Row(said, below=tuple(rows))


def _instant(text: str) -> str:
    return say_instant(datetime.fromisoformat(text))
