"""Unsaved text on the disk, so that a crash or a closed terminal loses at most a second of it.

Each open form keeps one file in ``journal.json.drafts``, under a name that says nothing; it goes
when its text is saved. The folder and the files are the owner's alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec

from clientjournal.model.draft import Draft
from clientjournal.model.errors import SaveFailed
from clientjournal.store.files import FileSystem

_ENDING = ".draft"
_LENT = ".md"

STEP = 2**18
"""Letters of a text encoded at a time; other threads have their turn in between."""


class DraftFolder:
    """The drafts of one journal."""

    def __init__(self, journal: Path, files: FileSystem) -> None:
        """Keep drafts beside a journal's file; nothing is made before there is one."""
        self._folder = journal.with_name(journal.name + ".drafts")
        self._files = files

    def new_id(self) -> str:
        """Give a name that says nothing."""
        from secrets import token_hex

        return token_hex(16)

    def keep(self, draft: Draft) -> None:
        """Put a draft in the place of what it was a moment ago; one without text goes.

        Raises:
            SaveFailed: It could not be written; what was kept before stands.
        """
        try:
            if not draft.beginning:
                self.drop(draft.id)
                return
            self._files.make_folder(self._folder)
            self._files.replace(self._path(draft.id), _pieces(draft))
        except OSError as error:
            raise SaveFailed(f"the draft is not kept: {error.strerror or error}") from None

    def drop(self, id: str) -> None:
        """Forget a draft."""
        self._files.remove(self._path(id))

    def erase(self, about: Collection[str]) -> None:
        """Forget the drafts of some records for good, and what a crash left of any draft.

        Raises:
            SaveFailed: One is still there.
        """
        try:
            if self._folder.is_dir():
                endings = (_ENDING, ".tmp", _LENT)
                for path in (p for end in endings for p in self._folder.glob(f"*{end}")):
                    draft = _read(path)
                    if draft.about in about if draft else path.suffix != _ENDING:
                        self._files.remove(path)
                self._files.sync_folder(self._folder)
        except OSError as error:
            raise SaveFailed(
                f"erased, but a draft of it is still there: {error.strerror or error};"
                f" remove {self._folder} yourself"
            ) from None

    def all(self) -> list[Draft]:
        """Give every draft, the newest first; a file that cannot be read is left alone."""
        found = []
        if self._folder.is_dir():
            for path in self._folder.glob(f"*{_ENDING}"):
                with suppress(OSError):
                    if (draft := _read(path)) is not None:
                        found.append((draft.at, path.stat().st_mtime_ns, draft))
        return [draft for _, _, draft in sorted(found, key=lambda kept: kept[:2], reverse=True)]

    def count(self) -> int:
        """Count them without reading any."""
        return sum(1 for _ in self._folder.glob(f"*{_ENDING}")) if self._folder.is_dir() else 0

    @contextmanager
    def lent(self, text: str) -> Iterator[Path]:
        """Lend a text to another program as a file; it goes in the end, with all made beside it.

        The file is the owner's alone and has a name that says nothing.

        Raises:
            SaveFailed: The file could not be written.
        """
        name = self.new_id()
        path = self._folder / f"{name}{_LENT}"
        try:
            try:
                self._files.make_folder(self._folder)
                handle = self._files.create(path)
                try:
                    self._files.write(handle, text.encode("utf-8", "replace"))
                finally:
                    self._files.close(handle)
            except OSError as error:
                raise SaveFailed(
                    f"no file can be made for the editor: {error.strerror or error}"
                ) from None
            yield path
        finally:
            for left in self._folder.glob(f"*{name}*"):
                with suppress(OSError):
                    self._files.remove(left)

    def _path(self, id: str) -> Path:
        return self._folder / f"{id}{_ENDING}"


def _read(path: Path) -> Draft | None:
    """Give the draft of a file, None when it holds none."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Draft)
    except (FileNotFoundError, msgspec.MsgspecError):
        return None


def _pieces(draft: Draft) -> Iterator[bytes]:
    """Give a draft as JSON in pieces, so that a text of megabytes holds nothing up."""
    encode = msgspec.json.encode
    head = {"id": draft.id, "form": draft.form, "about": draft.about, "at": draft.at}
    yield encode(head)[:-1] + b',"texts":{'
    for place, (name, text) in enumerate(draft.texts.items()):
        yield (b"," if place else b"") + encode(name) + b':"'
        for start in range(0, len(text), STEP):
            yield encode(text[start : start + STEP])[1:-1]
        yield b'"'
    yield b"}}"
