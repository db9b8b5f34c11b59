"""Checking a journal against its own history.

Every version ever saved follows from the present records by taking the changes back one by one;
each must have the digest its change recorded, and each change the link of the one before it. That
makes alterations detectable by whoever holds an earlier link. It proves nothing against the owner
of the file, who could rebuild all of it.
"""

from __future__ import annotations

from collections.abc import Mapping

from clientjournal.model.change import FIRST_LINK, Change, link, same
from clientjournal.model.documents import Document
from clientjournal.model.erasing import is_erased, tombstone
from clientjournal.model.errors import InvalidRecord
from clientjournal.model.tables import BY_TABLE, HISTORY, KINDS, ref_of
from clientjournal.model.undoing import said_before, still_stands
from clientjournal.model.words import Act

Documents = Mapping[str, Mapping[int, Document]]
"""Documents by table and number."""


def first_fault(documents: Documents, history: Mapping[int, Document]) -> str | None:
    """Give the first thing that does not match, in words; None when all of it does.

    Args:
        documents: The tables of records.
        history: The table of changes.

    """
    previous = FIRST_LINK
    changes: list[Change] = []
    for expected, number in enumerate(history, 1):
        change = readable(number, history[number])
        if change is None:
            return f"change {number}: it cannot be read"
        if number != expected or link(previous, change) != change.link:
            named = f" ({change.ref})" if change.ref else ""
            return f"change {expected}{named}: its link does not follow from the one before"
        previous = change.link
        changes.append(change)
    return _first_untold(documents, changes)


def readable(number: int, document: Document) -> Change | None:
    """Give a change, or None when its document is not one, spelt as a journal spells it."""
    try:
        change = Change.from_document(number, document)
        bytes.fromhex(change.salt)
    except (InvalidRecord, ValueError):
        return None
    if change.table not in BY_TABLE and change.table != HISTORY:
        return None
    spelt = change.document()
    return change if all(same(document, name, value) for name, value in spelt.items()) else None


def _first_untold(documents: Documents, changes: list[Change]) -> str | None:
    """Take the changes back one by one; give the first record they do not tell of rightly."""
    said: dict[tuple[str, int], Document | None] = {}
    erased: set[tuple[str, int]] = set()
    for change in reversed(changes):
        key = (change.table, change.record)
        if key in erased:  # it says nothing any more; what is left of it has its link
            if change.salt or change.reason or change.before or change.act is Act.ERASE:
                return f"{change.ref}: change {change.number} still speaks of what was erased"
            said[key] = None
            continue
        if change.table == HISTORY:  # it took a history over and says nothing of a record
            now = None
        else:
            now = said[key] if key in said else documents.get(change.table, {}).get(change.record)
        if not (change.salt and still_stands(change, now) and _told(change, now)):
            named = change.ref or f"change {change.number}"
            return f"{named}: it does not say what change {change.number} recorded"
        if change.act is Act.ERASE:
            erased.add(key)
        said[key] = now if change.act is Act.ERASE else said_before(change, now)
    present = [(kind.TABLE, number) for kind in KINDS for number in documents.get(kind.TABLE, ())]
    for key in [*said, *present]:
        if key not in said or said[key] is not None:
            return f"{ref_of(*key)}: no change of the history says where it came from"
    return None


def _told(change: Change, now: Document | None) -> bool:
    """Tell whether the old values of a change are those of fields it changed, and no others."""
    if change.table == HISTORY:
        return not change.before
    if change.act is Act.ERASE:
        return not change.before and now == tombstone(change.at, change.by)
    if now is not None and is_erased(now):
        return False
    return now is None or not any(same(now, name, old) for name, old in change.before.items())
