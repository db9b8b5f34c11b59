"""What stands beside the store: the same JSON in SQLite, committed so that it survives anything."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import msgspec

from clientjournal.journaling.reading import Reader

_SCHEMA = """
pragma journal_mode = wal;
pragma synchronous = full;
create table entries (id integer primary key, kind text, client integer, json blob);
create index of_client on entries (client);
create table history (id integer primary key, json blob);
"""

HISTORY = "history"


class SqliteRows:
    """Entries and their history in two tables, with one index on the client."""

    def __init__(self, path: Path, journal: Reader, tables: tuple[str, ...]) -> None:
        """Make a database of everything a journal holds.

        Args:
            path: Where; nothing is there yet.
            journal: What to fill it with.
            tables: The journal's tables of entries.
        """
        self._connection = sqlite3.connect(path, isolation_level=None)
        self._connection.executescript(_SCHEMA)
        self._connection.execute("begin")
        for table in tables:
            for row in journal.documents(table).items():
                self._entry(table, row[1]["client"], json_of(journal, table, row[0]))
        for number in journal.documents(HISTORY):
            self._change(json_of(journal, HISTORY, number))
        self._connection.execute("commit")

    def add(self, table: str, client: int, entry: bytes, change: bytes) -> None:
        """Commit an entry and its line of history in one transaction."""
        self._connection.execute("begin immediate")
        self._entry(table, client, entry)
        self._change(change)
        self._connection.execute("commit")

    def close(self) -> None:
        """Let go of the database."""
        self._connection.close()

    def _entry(self, table: str, client: int, entry: bytes) -> None:
        self._connection.execute(
            "insert into entries (kind, client, json) values (?, ?, ?)", (table, client, entry)
        )

    def _change(self, change: bytes) -> None:
        self._connection.execute("insert into history (json) values (?)", (change,))


def json_of(journal: Reader, table: str, number: int) -> bytes:
    """Give the JSON a journal keeps of a document."""
    return msgspec.json.encode(journal.documents(table)[number])
