"""Unsaved text on the disk, so that a crash or a closed terminal loses at most a second of it.

Each open form keeps one file in ``journal.json.drafts``, under a name that says nothing; it goes
when its text is saved. The folder and the files are the owner's alone.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from clientjournal.model.draft import Draft
from clientjournal.model.errors import SaveFailed
from clientjournal.store.files import FileSystem

_ENDING = ".draft"


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
            self._files.replace(self._path(draft.id), [msgspec.json.encode(draft)])
        except OSError as error:
            raise SaveFailed(f"the draft is not kept: {error.strerror or error}") from None

    def drop(self, id: str) -> None:
        """Forget a draft."""
        self._files.remove(self._path(id))

    def all(self) -> list[Draft]:
        """Give every draft, the newest first; a file that cannot be read is left alone."""
        found = []
        if self._folder.is_dir():
            for path in self._folder.glob(f"*{_ENDING}"):
                try:
                    draft = msgspec.json.decode(path.read_bytes(), type=Draft)
                    found.append((draft.at, path.stat().st_mtime_ns, draft))
                except (OSError, msgspec.MsgspecError):
                    continue
        return [draft for _, _, draft in sorted(found, key=lambda kept: kept[:2], reverse=True)]

    def _path(self, id: str) -> Path:
        return self._folder / f"{id}{_ENDING}"
