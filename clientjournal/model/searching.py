"""Finding records by words: every word somewhere in the text, whatever its case."""

from __future__ import annotations

from clientjournal.model.documents import text_fields
from clientjournal.model.record import Record


def searchable(record: Record, client_name: str) -> str:
    """Give all text of a record in one folded string: fields, tags, addenda, its client's name."""
    parts = [str(getattr(record, field)) for field in text_fields(type(record))]
    parts += record.tags
    parts += [addendum.text for addendum in record.addenda]
    parts.append(client_name)
    return "\n".join(parts).casefold()


def folded(words: str) -> list[str]:
    """Split a search into its folded words."""
    return words.casefold().split()
