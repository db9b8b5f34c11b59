"""What can go wrong, each with one line that a person can act on."""

from __future__ import annotations


class JournalError(Exception):
    """Anything a journal refuses; ``str(error)`` is one line fit to show a person."""


class InvalidRecord(JournalError):
    """A record or a change of one that breaks a rule.

    Attributes:
        field: The name of the field at fault, ``""`` when it is no single one.

    """

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class ReasonNeeded(InvalidRecord):
    """A correction made more than 48 hours after the entry was recorded gives no reason."""


class NotFound(JournalError):
    """No record answers to that id or name."""


class Ambiguous(JournalError):
    """Several clients answer to that name."""


class NothingToUndo(JournalError):
    """No change is left to take back, or to bring back."""


class UnreadableDate(JournalError):
    """Words that name no day."""


class AmbiguousDate(UnreadableDate):
    """Figures that are one day with the day first and another with the month first."""


class StoreError(JournalError):
    """The journal's file could not be read or written."""


class Damaged(StoreError):
    """The file is a journal, but its bytes are not the ones that were written."""


class NotAJournal(StoreError):
    """The file holds something else."""


class NewerFormat(StoreError):
    """The file was written by a later version of the program."""


class ReadOnly(StoreError):
    """The file or its folder may not be written."""


class SaveFailed(StoreError):
    """The change did not reach the disk; nothing of it is kept."""


class SaveUnknown(SaveFailed):
    """The disk failed in writing and in taking back: nobody can say whether the change is kept."""
