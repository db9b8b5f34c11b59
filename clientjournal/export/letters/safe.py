"""What a letter may be drafted from: the fields of a client's copy, and no others."""

from __future__ import annotations

from datetime import date

from clientjournal.export.copies import CLIENT_FIELDS
from clientjournal.model.dates import say_date
from clientjournal.model.documents import to_document
from clientjournal.model.record import Record
from clientjournal.model.safe import visible_lines


class Told:
    """A record as its client may know it; asking for any other field is an error."""

    def __init__(self, record: Record) -> None:
        """Take over what a client's copy may hold of a record."""
        document = to_document(record)
        self._fields = {name: document[name] for name in CLIENT_FIELDS[record.TABLE]}

    def text(self, field: str) -> str:
        """Give a text or a choice, free of controls; ``""`` when it is empty."""
        return visible_lines(str(self._fields[field] or "")).strip()

    def quoted(self, field: str) -> str:
        """Give a text within a sentence: one line, without its last full stop."""
        return " ".join(self.text(field).split()).removesuffix(".")

    def day(self, field: str) -> str:
        """Give a day in words; ``""`` when there is none."""
        value = self._fields[field]
        return say_date(date.fromisoformat(value)) if value else ""


def greeting(client: Told) -> str:
    """Give the first line of a message: whom you talk to, else the client's name."""
    return f"Dear {client.quoted('person') or client.quoted('name')},"
