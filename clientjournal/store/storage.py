"""What is in memory of a journal, and how it comes to be on the disk: the file and its log.

Why nothing is lost: a group of changes is one line, appended and synced before anything learns of
it, under a lock that every process takes. The journal file itself is only ever replaced whole, by a
file that holds everything the log did; a log that is folded already is told by its first line and
its numbers. So whatever the moment a process or the power goes away, what is on the disk is a
journal and the lines that belong to it, and the last line is whole or was never acknowledged.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import Any, NamedTuple

from msgspec.structs import replace
from tinydb.storages import Storage

from clientjournal.model.errors import Damaged, ReadOnly, SaveFailed, SaveUnknown
from clientjournal.model.tables import HISTORY
from clientjournal.store.appending import append
from clientjournal.store.by_text import ByText, ops_between
from clientjournal.store.damage import keep_aside, next_step
from clientjournal.store.files import FileSystem, Stamp, Unsettled
from clientjournal.store.layout import Contents, brought_up, decode, is_older, pieces
from clientjournal.store.lock import Lock
from clientjournal.store.log import Continued, Group, Op, group_line, header_line, read_log
from clientjournal.store.replaying import Aside, apply, replay, with_group


class Seen(NamedTuple):
    """How far the disk was read.

    Attributes:
        journal: The stamp of the journal file.
        log: The stamp of the log, None when there is none.
        end: The bytes read of it.
        belongs: Whether the log may be added to: it is whole and continues just that journal file.

    """

    journal: Stamp | None = None
    log: Stamp | None = None
    end: int = 0
    belongs: bool = True

    @property
    def size(self) -> int:
        """Bytes of the journal file."""
        return self.journal.size if self.journal else 0

    @property
    def log_size(self) -> int:
        """Bytes of the log."""
        return self.log.size if self.log else 0


class JournalStorage(Storage):
    """A journal file and its log.

    Attributes:
        contents: What the journal says.
        seen: How far the disk was read.

    """

    def __init__(self, path: Path, files: FileSystem) -> None:
        """Open the file at ``path``; one that does not exist yet is an empty journal.

        Raises:
            StoreError: The file is damaged, foreign, newer or unreadable.

        """
        self.path, self.log_path = path, path.with_name(path.name + ".log")
        self.files = files
        self.contents = Contents()
        self._aside = Aside(files, path, self.log_path)
        self.seen = Seen()
        self._continued = Continued("", 0, 0, "")
        self._older: Contents | None = None
        self._doubtful = False
        self._turn = RLock()
        self._lock = Lock(path)
        self._held = False
        self.refresh()
        if self._older is not None:
            self._bring_up()

    def _bring_up(self) -> None:
        """Write a file of an older format anew; where that fails, the next change does it."""
        try:
            self.fold()
        except ReadOnly:  # it is read as it is
            pass
        except SaveFailed as error:
            self.notices.append(
                f"{self.path.name} keeps its older format until it can be written: {error}"
            )

    @property
    def notices(self) -> list[str]:
        """What a person should know of the file: damage met, versions kept aside."""
        return self._aside.notices

    @property
    def read_only(self) -> bool:
        """Whether the file or its folder may not be written."""
        return not self.files.writable(self.path)

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Hold the lock, caught up with every other process; a turn within a turn is the same one.

        Raises:
            StoreError: The journal may not be written or cannot be read.

        """
        with self._turn:
            if self._held:
                yield
                return
            if self.read_only:  # before anything is touched
                raise ReadOnly(
                    f"not saved: {self.path.name} is read-only; allow writing to it or its folder"
                )
            self._take_lock()
            try:
                self.refresh()
                self._held = True
                yield
            finally:
                self._held = False
                self._lock.let_go()

    def _take_lock(self) -> None:
        """Wait for the lock that every process takes."""
        try:
            if self.seen.journal is None:
                self.files.make_folder(self.path.parent)
            self._lock.take()
        except OSError as error:
            raise SaveFailed(f"not saved: {error.strerror} ({self.path.parent})") from None

    # Reading

    def refresh(self) -> bool:
        """Take in what other processes wrote; tell whether there was anything.

        Raises:
            StoreError: What is there now cannot be read; what was read before is kept.

        """
        with self._turn:
            try:
                # The log first: one that is seen has its journal file, which is written before it.
                log, journal = self.files.stamp(self.log_path), self.files.stamp(self.path)
                if journal is None:
                    return self._missing(log)
                before = self.seen.log
                other_log = (log and log.inode) != (before and before.inode)
                if journal != self.seen.journal or other_log:
                    return self._read_all()
                return log is not None and log != before and self._read_tail(log)
            except FileNotFoundError:  # gone since it was looked at; the next look will tell
                return False
            except OSError as error:
                raise ReadOnly(f"cannot read {self.path.name}: {error.strerror}") from None

    def _missing(self, log: Stamp | None) -> bool:
        """Go on from memory when the journal file is gone; the next change writes it whole."""
        known = self.contents.seq > 0 or self.seen.journal is not None
        self.seen = Seen()
        if log is None:
            return False
        content, _ = self.files.read(self.log_path)
        read = read_log(content)
        if known:
            return replay(self.contents, read, self._aside, content, belongs=False)
        if read.continued is None or read.continued.seq > 0:
            raise Damaged(
                f"{self.path.name} is missing, but {self.log_path.name} holds changes of it;"
                f" {next_step(self.path, '')}"
            )
        self.contents.journal = read.continued.journal
        self._aside.notices.append(
            f"{self.path.name} is missing; all it held is in {self.log_path.name}"
        )
        return replay(self.contents, read, self._aside, content, belongs=True)

    def _read_all(self) -> bool:
        """Read the journal file and the log that continues it."""
        while True:
            content, stamp = self.files.read(self.path)
            try:
                log, of = (
                    self.files.read(self.log_path)
                    if self.files.stamp(self.log_path) is not None
                    else (b"", None)
                )
            except FileNotFoundError:  # folded meanwhile
                continue
            if self.files.stamp(self.path) == stamp:
                break
        try:
            contents = decode(content, self.path.name)
        except Damaged as error:
            kept = keep_aside(self.files, self.path, content, "damaged")
            raise Damaged(f"{error}; {next_step(self.path, kept)}") from None
        self._continued = Continued(contents.journal, contents.seq, len(content), contents.crc)
        self._aside.unkept = ""
        read = read_log(log)
        belongs = of is None or read.continued == self._continued
        if of is not None:
            replay(contents, read, self._aside, log, content, belongs=belongs)
        self._older = contents if is_older(contents) else None
        if self._older is not None:  # the log was of that format too
            contents = brought_up(contents)
        whole = belongs and not read.damaged and self._older is None
        self.contents, self.seen = contents, Seen(stamp, of, read.end, whole)
        return True

    def _read_tail(self, log: Stamp) -> bool:
        """Read what was added to the log; a line still being written waits."""
        if log.size <= self.seen.end or not self.seen.belongs:
            return self._read_all()  # a line was taken back, or a log that was folded goes
        content, stamp = self.files.read_from(self.log_path, self.seen.end)
        read = read_log(content, headed=False)
        # The journal file tells whether it was this log: another may have its inode by now.
        if read.damaged or self.files.stamp(self.path) != self.seen.journal:
            return self._read_all()
        for group in read.groups:
            apply(self.contents, group)
        self.seen = self.seen._replace(log=stamp, end=self.seen.end + read.end)
        return bool(read.groups)

    # Writing

    def commit(self, ops: Sequence[Op], *, traceless: bool = False) -> None:
        """Write documents as one line of the log, synced before returning; the turn is held.

        Args:
            ops: What to write.
            traceless: Whether nothing may be left of what they write over. The log is folded
                first, so that they come about by one rename and nothing else holds the old text.

        Raises:
            SaveUnknown: The disk failed so that nobody can say whether they are kept.
            SaveFailed: The disk refused; memory and disk are as they were.

        """
        seq = max((n for table, n, _ in ops if table == HISTORY), default=self.contents.seq)
        group = Group(max(seq, self.contents.seq), list(ops))
        written = False
        try:
            fits = self.seen.journal is not None and self.seen.belongs and not self._doubtful
            if not fits or (traceless and self.seen.log is not None):
                self._rewrite()
            written = True
            if traceless:
                self._put(with_group(self.contents, group))
            else:
                self._append(group_line(group.seq, group.ops))
                apply(self.contents, group)
        except OSError as error:
            self.seen = Seen()  # after a failed sync nothing is assumed
            why = error.strerror or error
            if written and isinstance(error, Unsettled):
                self._doubtful = True
                raise SaveUnknown(
                    f"not known whether it is saved: {why}; check the disk, then look whether it"
                    " is there before you save it again"
                ) from None
            raise SaveFailed(
                f"not saved: {why}; make room or check the disk, then save again"
            ) from None

    def _append(self, line: bytes) -> None:
        """Put a line at the end of the log, which is made when there is none."""
        end = self.seen.end
        if end == 0:
            line = header_line(self._continued) + line
        stamp = append(self.files, self.log_path, line, end, fresh=self.seen.log is None)
        self.seen = Seen(self.seen.journal, stamp, end + len(line))

    def _rewrite(self) -> None:
        """Write the journal file whole, with all the log holds, and begin without a log.

        The turn is held. A crash at any point leaves the old file with its log, the new file with a
        log that is folded already, or the new file alone. A file of an older format is backed up
        first, as it is with its log.

        Raises:
            OSError: The disk refused; the old file and the log stand.

        """
        if self._aside.unkept:
            raise OSError(f"no copy of {self._aside.unkept} could be kept")
        if self._older is not None:
            from clientjournal.store.backups import back_up_older

            back_up_older(self.files, self.path, self._older)
            self._older = None
        from uuid import uuid4

        self._put(replace(self.contents, journal=self.contents.journal or str(uuid4())))

    def _put(self, contents: Contents) -> None:
        """Put a journal in the place of the file and its log."""
        stamp = self.files.replace(self.path, pieces(contents))
        if self.seen.log is not None:
            self.files.remove(self.log_path)
        self.contents = contents
        self._continued = Continued(contents.journal, contents.seq, stamp.size, contents.crc)
        self.seen, self._doubtful = Seen(stamp), False

    def fold(self) -> None:
        """Fold the log into the journal file.

        Raises:
            StoreError: It could not be done; nothing is lost by it.

        """
        with self.turn():
            try:
                if self.seen.log is not None or self.seen.journal is None or self._older:
                    self._rewrite()
            except OSError as error:
                self.seen = Seen()
                raise SaveFailed(f"not folded: {error.strerror or error}") from None

    # For TinyDB

    def close(self) -> None:
        """Let go of what is held open."""
        self._lock.close()

    def read(self) -> dict[str, Any]:
        """Give TinyDB the tables, each by number as text."""
        return {name: ByText(rows) for name, rows in self.contents.tables.items()}

    def write(self, data: dict[str, Any]) -> None:
        """Put whole tables in the place of those there are, as one line of the log.

        TinyDB asks for it to drop tables. One that was dropped stays there, empty.
        """
        with self.turn():
            if ops := ops_between(self.contents.tables, data):
                self.commit(ops)
