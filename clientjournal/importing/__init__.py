"""Taking the records of files into a journal: all of a file or nothing of it."""

from clientjournal.importing.journal_file import JournalFile, import_file, read_file

__all__ = ["JournalFile", "import_file", "read_file"]
