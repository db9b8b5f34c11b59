"""Older formats of the journal file, each brought to the next by a pure function.

A migration is given all tables of a journal as the file of its format has them, ``_meta`` without
its checksum among them and the log taken in already, and gives those of the next format. It may
change the header and tables of its own. Records and history stay word for word, for the digests and
links cover them: what ``verify`` says of a journal it says after every migration, and a link that
was printed years ago is still found. A field that is new in a record needs no migration; reading
fills it. That every migration keeps to this is checked when it is applied.
"""

from __future__ import annotations

from collections.abc import Callable

from clientjournal.model.documents import Document
from clientjournal.model.tables import BY_TABLE, HISTORY

Tables = dict[str, dict[str, Document]]
"""Documents by table and by number, the number as text, as JSON has them."""

MIGRATIONS: tuple[Callable[[Tables], Tables], ...] = ()
"""The first brings format 1 to format 2, the next that to format 3, and so on."""


def migrated(tables: Tables, version: int) -> Tables:
    """Bring the tables of a format to the newest.

    Raises:
        ValueError: A migration changes what the history covers.

    """
    before = tables
    for migration in MIGRATIONS[version - 1 :]:
        tables = migration(tables)
    for table in (*BY_TABLE, HISTORY):
        if tables.get(table) != before.get(table):
            raise ValueError(f"a migration changes the table {table}, which the history covers")
    return tables
