"""Records of the kind a verb is about."""

from __future__ import annotations

from clientjournal.journaling.reading import Reader
from clientjournal.model.errors import InvalidRecord
from clientjournal.model.promise import Promise


def promise_of(journal: Reader, ref: str) -> Promise:
    """Give the promise behind an id.

    Raises:
        InvalidRecord: It is the id of something else.

    """
    record = journal.get(ref)
    if not isinstance(record, Promise):
        raise InvalidRecord(f"{record.ref} is no promise; give an id such as P-1")
    return record
