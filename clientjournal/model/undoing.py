"""Which changes undo takes back and redo brings back, and what a record said before a change."""

from __future__ import annotations

from collections.abc import Mapping

from clientjournal.model.change import Change, digest
from clientjournal.model.documents import Document
from clientjournal.model.errors import JournalError, NothingToUndo
from clientjournal.model.tables import HISTORY, ref_of
from clientjournal.model.words import Act

History = Mapping[int, Document]
"""The table of changes by number, ascending."""


def is_blanked(change: Document) -> bool:
    """Tell whether a change erased a record or speaks of one that was erased since."""
    return change.get("act") == Act.ERASE or change.get("salt") == ""


def group_to_undo(history: History) -> int:
    """Give the newest group that is neither an undo nor undone; erased records are passed over.

    An import that took a history over is one such group; what that history tells of came with it.

    Raises:
        NothingToUndo: There is none.
        JournalError: It was made together with a change of an erased record.

    """
    undone: set[int] = set()
    passed = False
    for number in reversed(list(history)):
        change = history[number]
        if change.get("table") == HISTORY:
            if number in undone:
                break
            return number
        if change.get("group") != number or number in undone:
            continue
        if change.get("act") == Act.UNDO:
            undone.add(change["undoes"])
        elif _can_be_taken_back(history, number):
            return number
        else:
            passed = True
    raise NothingToUndo("nothing to undo" + (_PASSED if passed else ""))


def group_to_redo(history: History) -> int:
    """Give the newest undo that was not itself taken back; a redo is no such undo.

    Raises:
        NothingToUndo: There is none.
        JournalError: It was made together with a change of an erased record.

    """
    undone: set[int] = set()
    passed = False
    for number in reversed(list(history)):
        change = history[number]
        if change.get("group") != number or change.get("act") != Act.UNDO:
            continue
        taken_back = change["undoes"]
        if number in undone:
            continue
        if history[taken_back]["act"] == Act.UNDO:
            undone.add(taken_back)
        elif _can_be_taken_back(history, number):
            return number
        else:
            passed = True
    raise NothingToUndo("nothing to redo" + (_PASSED if passed else ""))


_PASSED = "; what was erased is gone for good"


def _can_be_taken_back(history: History, group: int) -> bool:
    """Tell whether a group can be taken back, or is passed over as all of it was erased.

    Raises:
        JournalError: Only some of its records were erased, so that half of it would come back.

    """
    changes = changes_of(history, group)
    gone = [change for change in changes if is_blanked(history[change.number])]
    if not gone:
        return True
    if len(gone) == len(changes):
        return False
    ref = ref_of(gone[0].table, gone[0].record)
    raise JournalError(f"not undone: {ref}, changed in the same step, was erased for good")


def changes_of(history: History, group: int) -> list[Change]:
    """Give the changes of a group in order."""
    found = []
    number = group
    while number in history and history[number].get("group") == group:
        found.append(Change.from_document(number, history[number]))
        number += 1
    return found


def said_before(change: Change, now: Document | None) -> Document | None:
    """Give what a record said before a change, from what it says right after it.

    Returns:
        The document, or None when the change made the record.

    """
    if now is None:
        return change.before or None
    if not change.before:
        return None
    return {**now, **change.before}


def still_stands(change: Change, now: Document | None) -> bool:
    """Tell whether a record says just what it said after a change."""
    return digest(change.salt, change.reason, now) == change.digest
