"""Saying in one line what a group of changes did."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from clientjournal.model.differing import apart
from clientjournal.model.documents import to_record
from clientjournal.model.errors import InvalidRecord
from clientjournal.model.record import Record
from clientjournal.model.safe import visible
from clientjournal.model.tables import BY_TABLE, HISTORY
from clientjournal.model.versions import Version
from clientjournal.model.words import Act
from clientjournal.tui.forms.kinds import label_of
from clientjournal.tui.pages.values import said_value

WORDS, FEW = 28, 12
"""Letters of a text or a value that are told, and of each of two where there is little room."""

Names = Callable[[int], str]
"""Gives the name of a client by its number."""


def told(versions: Sequence[Version], names: Names, details: bool = True, most: int = WORDS) -> str:
    """Say changes made together: ``"A-3 amended, decision pending → declined"``.

    Args:
        versions: The changes, with what their records said after them.
        names: The names of clients.
        details: Whether words and values are told.
        most: Letters that are told of a value before and after.
    """
    made = [version for version in versions if version.change.table != HISTORY]
    if not made:
        return "a whole journal imported"
    first, *more = made
    said = f"{first.change.ref} {first.change.act.label}"
    if more:
        refs = ", ".join(version.change.ref for version in more[:3])
        return f"{said} and {len(more)} more: {refs}{'…' if len(more) > 3 else ''}"
    return said + _detail(first, names, most) if details else said


def _detail(version: Version, names: Names, most: int) -> str:
    change = version.change
    kind = BY_TABLE[change.table]
    now = _record(kind, version.record, change.record)
    before = _record(kind, {**(version.record or {}), **change.before}, change.record)
    if now is None:
        return ""
    if change.act in (Act.ADD, Act.IMPORT):
        return f', "{_short(now.words)}"'
    if change.act is Act.ADDENDUM and now.addenda:
        return f', "{_short(now.addenda[-1].text)}"'
    if change.act is Act.REFILE:
        return f" from {_short(names(change.before['client']))}"
    if change.act not in (Act.AMEND, Act.CORRECT) or before is None:
        return ""
    fields = [name for name in change.before if name in kind.__struct_fields__]
    if not fields:
        return ""
    name = fields[0]
    label = label_of(kind, name)
    others = f" and {len(fields) - 1} more" if len(fields) > 1 else ""
    was, is_now = (said_value(name, getattr(record, name), date.max) for record in (before, now))
    return f", {label[:1].lower()}{label[1:]} {_differing(was, is_now, most)}{others}"


def _differing(was: str, now: str, most: int) -> str:
    """Say how a value became another, by the part that differs."""
    lines = (visible(was, len(was)), visible(now, len(now)))
    old, new = apart(*lines, most)
    if old == new:
        return f"{_short(now)}, its spaces or signs"
    return f"{old or 'empty'} → {new or 'empty'}"


def _record(kind: type[Record], document: dict[str, object] | None, number: int) -> Record | None:
    try:
        return to_record(kind, document, number) if document else None
    except InvalidRecord:
        return None


def _short(text: str) -> str:
    line = visible(text, WORDS + 1)
    return line if len(line) <= WORDS else f"{line[: WORDS - 1].rstrip()}…"
