"""Checking a journal against its own history.

Every version ever saved follows from the present records by taking the changes back one by one;
each must have the digest its change recorded, and each change the link of the one before it. That
makes alterations detectable by whoever holds an earlier link. It proves nothing against the owner
of the file, who could rebuild all of it.
"""

from __future__ import annotations

from collections.abc import Mapping

from clientjournal.model.change import FIRST_LINK, Change, link
from clientjournal.model.documents import Document
from clientjournal.model.tables import HISTORY, KINDS, ref_of
from clientjournal.model.undoing import said_before, still_stands


def first_fault(
    documents: Mapping[str, Mapping[int, Document]], history: Mapping[int, Document]
) -> str | None:
    """Give the first thing that does not match, in words; None when all of it does.

    Args:
        documents: The tables of records.
        history: The table of changes.

    """
    previous = FIRST_LINK
    changes: list[Change] = []
    for expected, number in enumerate(history, 1):
        change = Change.from_document(number, history[number])
        if number != expected or link(previous, change) != change.link:
            return f"change {expected} ({change.ref}): its link does not follow from the one before"
        previous = change.link
        changes.append(change)
    said: dict[tuple[str, int], Document | None] = {}
    for change in reversed(changes):
        if change.table == HISTORY:
            continue
        key = (change.table, change.record)
        now = said[key] if key in said else documents.get(change.table, {}).get(change.record)
        if not still_stands(change, now):
            return f"{change.ref}: it does not say what change {change.number} recorded"
        said[key] = said_before(change, now)
    for kind in KINDS:
        for number in documents.get(kind.TABLE, {}):
            key = (kind.TABLE, number)
            if key not in said or said[key] is not None:
                return f"{ref_of(*key)}: no change of the history says where it came from"
    return None
