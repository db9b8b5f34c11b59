"""Taking in what a log holds beyond its journal file, and what is said when they do not fit."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from clientjournal.model.tables import HISTORY
from clientjournal.store.damage import keep_aside
from clientjournal.store.files import FileSystem
from clientjournal.store.layout import Contents
from clientjournal.store.log import Group, Read
from clientjournal.store.rows import Rows


class _Linked(msgspec.Struct):
    link: Any = None


_linked = msgspec.json.Decoder(_Linked)


class Aside(msgspec.Struct):
    """Copies kept of what the next change replaces.

    Attributes:
        files: Where to.
        journal: The journal file.
        log: Its log.
        notices: What was said of it.
        unkept: The name of a file of which no copy could be made, ``""`` for none.

    """

    files: FileSystem
    journal: Path
    log: Path
    notices: list[str] = []
    unkept: str = ""

    def keep(self, path: Path, content: bytes, why: str, said: str) -> None:
        """Keep a copy of a file, and say so, once."""
        kept = keep_aside(self.files, path, content, why)
        if not kept:
            self.unkept = path.name
        notice = f"{said}; " + (f"a copy is {kept}" if kept else "no copy could be made")
        if notice not in self.notices:
            self.notices.append(notice)


def replay(
    contents: Contents, read: Read, aside: Aside, log: bytes, journal: bytes = b"", *, belongs: bool
) -> bool:
    """Apply what a log holds beyond a journal file, and say what is wrong with either.

    Args:
        contents: What the journal file says.
        read: What was read of the log.
        aside: Where copies are kept.
        log: The bytes of the log.
        journal: The bytes of the journal file, none when it is gone.
        belongs: Whether the log continues just that file.

    Returns:
        Whether there was anything to apply.

    """
    names = aside.log.name, aside.journal.name
    if read.damaged:
        aside.keep(aside.log, log, "damaged", f"a line of {names[0]} is damaged")
    pending = [group for group in read.groups if belongs or group.seq > contents.seq]
    of = read.continued
    if pending and of is not None and not belongs:
        if of.journal != contents.journal or of.seq > contents.seq:
            aside.keep(aside.log, log, "orphaned", f"{names[0]} is of another {names[1]}")
            return False
        if of.seq == contents.seq and journal:
            why = f"another program wrote {names[1]} while changes were pending; nothing is lost"
            aside.keep(aside.journal, journal, "foreign", why)
    for group in pending:
        apply(contents, group)
    return bool(pending)


def apply(contents: Contents, group: Group) -> None:
    """Take a group into memory."""
    for table, number, raw in group.ops:
        contents.tables.setdefault(table, Rows()).put(number, raw)
        contents.next[table] = max(contents.next.get(table, 1), number + 1)
        if table == HISTORY and raw is not None and number > contents.seq:
            contents.seq, contents.head = number, str(_linked.decode(raw).link)


def with_group(contents: Contents, group: Group) -> Contents:
    """Give a journal with a group, leaving the one it is made from as it is."""
    tables = {table: rows.copy() for table, rows in contents.tables.items()}
    after = msgspec.structs.replace(contents, tables=tables, next=dict(contents.next))
    apply(after, group)
    return after
