"""Undo and redo: the first key says what would be done, the same key again does it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from clientjournal.journal import Journal
from clientjournal.model.client import Client
from clientjournal.model.errors import NotFound
from clientjournal.model.tables import ref_of
from clientjournal.tui.panes.status import StatusLine
from clientjournal.tui.preferences import preferences_in
from clientjournal.tui.text import Tone, width_of

if TYPE_CHECKING:
    from textual.screen import Screen

    from clientjournal.journaling.retracing import Step

    _Base = Screen[None]
else:
    _Base = object

BESIDE = 18
"""Cells of the upper line that the program's name takes, and the space around what is said."""


class Offer(NamedTuple):
    """What was said that a key would do.

    Attributes:
        command: The key's command.
        group: The group of changes.
        told: What they did.
        detail: The end of that, which holds values and words.
        words: All that was said.
    """

    command: str
    group: int
    told: str
    detail: str
    words: str


class TakingBack(_Base):
    """The undo and redo of a screen that says things."""

    journal: Journal
    _offer: Offer | None = None
    _in_turn: asyncio.Lock | None = None

    @property
    def says(self) -> str:
        """What the screen said last, for as long as it stands."""
        return self.query_one(StatusLine).said

    def say(self, words: str, tone: Tone = "good", names: str = "") -> None:
        """Say something in the upper line; ``names`` is the part that names somebody."""
        self.query_one(StatusLine).say(words, tone, names)

    def second_passed(self, *, typed: bool) -> None:
        """Let what was said grow older; ``typed`` tells whether a key was pressed meanwhile."""
        for line in self.query(StatusLine):
            line.second_passed(typed=typed, seen=self.app.screen is self)

    def run_job(self, job: Any) -> None:
        """Run something that writes; errors are said."""
        raise NotImplementedError

    def action_undo(self) -> None:
        """Say what would be taken back; take it back when that stands there."""
        self.run_job(self._turn("undo", self.journal.undoable, self.journal.undo, "undone"))

    def action_redo(self) -> None:
        """Say what would be brought back; bring it back when that stands there."""
        self.run_job(self._turn("redo", self.journal.redoable, self.journal.redo, "redone"))

    async def _turn(
        self,
        command: str,
        look: Callable[[], Step],
        do: Callable[[int], object],
        done: str,
    ) -> None:
        from clientjournal.tui.telling import FEW, told

        async with self._one_after_the_other():
            offer, self._offer = self._offer, None
            if offer is not None and offer.command == command and offer.words == self.says:
                await asyncio.to_thread(do, offer.group)
                self.say(f"{done}: {offer.told}", names=offer.detail)
                return
            step = await asyncio.to_thread(look)
            tell = partial(told, step.versions, self.name_of)
            front = preferences_in(self).said("{" + command + "}") + f" again {command}es "
            what = tell()
            if width_of(front + what) > self.size.width - BESIDE:
                what = tell(most=FEW)
            detail = what.removeprefix(tell(details=False))
            self.say(front + what, "warn", detail)
            self._offer = Offer(command, step.group, what, detail, self.says)

    def _one_after_the_other(self) -> asyncio.Lock:
        """Give what makes keys pressed fast wait for what the one before does."""
        if self._in_turn is None:
            self._in_turn = asyncio.Lock()
        return self._in_turn

    def name_of(self, client: int) -> str:
        """Give the name of a client, or its id where it is gone."""
        try:
            return self.journal.client(client).name
        except NotFound:
            return ref_of(Client.TABLE, client)
