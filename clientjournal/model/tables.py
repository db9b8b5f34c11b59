"""The tables of a journal, in the order the file and the documents keep."""

from __future__ import annotations

import re

from clientjournal.model.advice import Advice
from clientjournal.model.audit import Audit
from clientjournal.model.client import Client
from clientjournal.model.contact import Contact
from clientjournal.model.errors import NotFound
from clientjournal.model.moment import Moment
from clientjournal.model.own_up import OwnUp
from clientjournal.model.promise import Promise
from clientjournal.model.record import Record
from clientjournal.model.review import Review

KINDS: tuple[type[Record], ...] = (
    Client,
    Advice,
    Moment,
    Promise,
    Contact,
    OwnUp,
    Review,
    Audit,
)
"""Every kind of record, clients first."""

BY_TABLE: dict[str, type[Record]] = {kind.TABLE: kind for kind in KINDS}
"""The class behind a table's name."""

BY_LETTER: dict[str, type[Record]] = {kind.LETTER: kind for kind in KINDS}
"""The class behind the letter of an id."""

HISTORY = "history"
"""The table of changes."""

_REF = re.compile(r"^([A-Za-z])-?([1-9]\d*)$")


def ref_of(table: str, number: int) -> str:
    """Give the id shown for a record: ``ref_of("advice", 42)`` is ``"A-42"``."""
    return f"{BY_TABLE[table].LETTER}-{number}"


def is_ref(text: str) -> bool:
    """Tell whether the text has the form of an id (``A-42``, ``a42``)."""
    found = _REF.match(text.strip())
    return found is not None and found[1].upper() in BY_LETTER


def parse_ref(text: str) -> tuple[str, int]:
    """Split an id into its table and number.

    Raises:
        NotFound: The text is not an id.

    """
    found = _REF.match(text.strip())
    if found is None or found[1].upper() not in BY_LETTER:
        raise NotFound(f'"{text}" is no id; ids look like A-42')
    return BY_LETTER[found[1].upper()].TABLE, int(found[2])
