"""What happened to records: a line for each change, and what it made of every field it touched."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from clientjournal.journaling.reading import Reader
from clientjournal.model.change import Change
from clientjournal.model.dates import say_instant
from clientjournal.model.documents import Document
from clientjournal.model.safe import visible
from clientjournal.model.tables import BY_TABLE, ref_of
from clientjournal.model.validation import REFERENCES
from clientjournal.model.versions import Version, versions_of
from clientjournal.model.words import Act

_TOLD = ("withdrawn", "addenda")
"""Fields whose change the line itself tells of."""


def change_lines(journal: Reader, changes: Sequence[Change]) -> Iterator[str]:
    """Give the lines of changes, oldest first, safe to print.

    Args:
        journal: Where they are from.
        changes: All changes of some records, oldest first.

    """
    versions = _versions(journal, changes)
    erased = {change.ref for change in changes if change.act is Act.ERASE}
    for change in changes:
        line = f"{change.number:>5}  {say_instant(change.at)}  {change.ref}"
        line += f" {versions[change.number].label} by {change.by}"
        yield visible(line + (f": {change.reason}" if change.reason else ""))
        if change.ref not in erased:
            yield from map(visible, _fields(change, versions[change.number].record))


def _versions(journal: Reader, changes: Sequence[Change]) -> dict[int, Version]:
    """Give each change with what its record said after it."""
    by_record: dict[tuple[str, int], list[Change]] = {}
    for change in changes:
        by_record.setdefault((change.table, change.record), []).append(change)
    return {
        version.number: version
        for (table, number), told in by_record.items()
        for version in versions_of(told, journal.documents(table).get(number))
    }


def _fields(change: Change, now: Document | None) -> Iterator[str]:
    """Say what the fields said before and after; of one that came or went, nothing."""
    if now is None or not change.before:
        return
    for name, old in change.before.items():
        new = now.get(name)
        if name == "addenda" and isinstance(new, list) and len(new) > len(old):
            yield f"         {new[-1].get('text', '')}"
        elif name not in _TOLD:
            yield f"         {name.replace('_', ' ')}: {_said(name, old)} → {_said(name, new)}"


def _said(name: str, value: object) -> str:
    if value in (None, "", []):
        return "(empty)"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int) and REFERENCES.get(name) in BY_TABLE:
        return ref_of(REFERENCES[name], value)
    if isinstance(value, list):
        return ", ".join(_item(item) for item in value)
    return str(value)


def _item(item: object) -> str:
    if not isinstance(item, dict):
        return str(item)
    return " ".join(str(part) for part in item.values() if part not in (None, ""))
