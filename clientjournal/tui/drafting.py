"""The draft of one open form: kept as it is typed, offered when the form opens again."""

from __future__ import annotations

from threading import Lock

from clientjournal.journaling.reading import Reader
from clientjournal.model.draft import Draft
from clientjournal.tui.text import begun, width_of

SHORTEST = 10
"""Cells from which the beginning of a draft says something."""


def kept_line(count: int) -> str:
    """Say that drafts are kept, the id of a command in braces for its key."""
    kept, form = ("1 draft", "its form") if count == 1 else (f"{count} drafts", "a form")
    return f"{kept} kept: open {form} and press {{draft}}, or ^p draft"


def offer_line(at: str, begins: str, back: str, width: int) -> str:
    """Say that a draft can be brought back, in so many cells; its beginning where they hold it.

    Args:
        at: When it was typed.
        begins: Its text.
        back: What brings it back.
        width: The cells there are.
    """
    room = min(width - width_of(f'draft from {at}: ""   {back}'), 60)
    said = f': "{begun(begins, room)}"' if room >= SHORTEST else ""
    return f"draft from {at}{said}   {back}"


class Drafting:
    """Where a form's unsaved text goes.

    Attributes:
        offered: What such a form last held unsaved, None if it held nothing.
        newer: The id of another client or record whose form of this kind holds something newer.
    """

    def __init__(self, journal: Reader, form: str, about: str) -> None:
        """Begin the draft of a form.

        Args:
            journal: Whose drafts they are.
            form: The kind of form.
            about: The id of the client or record it is about.
        """
        self._drafts, self._clock = journal.drafts, journal.clock
        self._form, self._about = form, about
        self._id = self._drafts.new_id()
        self._closed = False
        self._turn = Lock()
        alike = [draft for draft in self._drafts.all() if draft.form == form]
        self.offered = next((draft for draft in alike if draft.about == about), None)
        self.newer = alike[0].about if self.offered and alike[0] is not self.offered else ""

    def keep(self, texts: dict[str, str]) -> None:
        """Keep the texts that are not saved; after the save nothing is kept any more.

        Raises:
            SaveFailed: They could not be kept.
        """
        with self._turn:
            if not self._closed:
                now = self._clock.now()
                self._drafts.keep(
                    Draft(id=self._id, form=self._form, about=self._about, texts=texts, at=now)
                )

    def bring_back(self) -> dict[str, str]:
        """Go on with the draft that was offered; give its texts."""
        if self.offered is None:
            return {}
        self._id, texts, self.offered = self.offered.id, self.offered.texts, None
        return texts

    def saved(self) -> None:
        """Forget the draft; its text is saved."""
        with self._turn:
            self._closed = True
            self._drafts.drop(self._id)
