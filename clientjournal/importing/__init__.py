"""Taking the records of files into a journal: all of a file or nothing of it."""

from clientjournal.importing.intake import Choices, Intake, import_file
from clientjournal.importing.journal_file import JournalFile, read_file
from clientjournal.importing.mapping import Mapping, Remembered
from clientjournal.importing.opened import Format, Opened, open_file
from clientjournal.importing.planning import Plan, Row
from clientjournal.model.joining import Fate

__all__ = [
    "Choices",
    "Fate",
    "Format",
    "Intake",
    "JournalFile",
    "Mapping",
    "Opened",
    "Plan",
    "Remembered",
    "Row",
    "import_file",
    "open_file",
    "read_file",
]
