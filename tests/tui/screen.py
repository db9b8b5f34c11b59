"""Driving the screen in a test, and reading what it shows."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from textual import events
from textual.pilot import Pilot
from textual.screen import Screen
from textual.strip import Strip
from textual.widgets import Static

from clientjournal.journal import Journal
from clientjournal.tui.app import JournalApp
from clientjournal.tui.panes.pane import Pane
from clientjournal.tui.panes.status import StatusLine
from clientjournal.tui.preferences import Preferences
from clientjournal.tui.screens.form import FormScreen
from clientjournal.tui.screens.journal import JournalScreen

REFERENCE = (120, 36)
"""Columns and rows of the reference size."""

PATIENCE = 10.0
"""Seconds a condition may take before a test gives up."""


class Person:
    """Somebody at the keyboard."""

    def __init__(self, app: JournalApp, pilot: Pilot[None]) -> None:
        self.app, self.pilot = app, pilot

    # Doing

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)

    async def write(self, text: str) -> None:
        """Put text into what has the focus, at once, as a terminal pastes it."""
        self.app.post_message(events.Paste(text))
        await self.pilot.pause()

    async def resize(self, width: int, height: int) -> None:
        """Give the terminal another size, and wait until the screen is drawn for it."""
        await self.pilot.resize_terminal(width, height)
        await self.until(lambda: len(self.strips) == height)
        await self.pilot.pause()

    async def until(self, holds: Callable[[], bool]) -> None:
        """Wait for a condition."""
        deadline = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < deadline, "\n".join(self.rows)
            await self.pilot.pause()

    async def save(self) -> None:
        """Save the form and wait until it is closed."""
        form = self.form
        await self.press("ctrl+s")
        await self.until(lambda: form not in self.app.screen_stack)
        await self.settled()

    async def refused(self) -> str:
        """Try to save the form; give why it was refused."""
        before = self.form_says
        await self.press("ctrl+s")
        await self.settled()
        await self.until(lambda: self.form_says != before)
        return self.form_says

    async def settled(self) -> None:
        """Wait until nothing is being written any more and the screen shows it."""
        await self.app.workers.wait_for_complete()
        await self.pilot.pause()

    async def close(self) -> None:
        """Go back to the journal screen."""
        while not isinstance(self.screen, JournalScreen):
            await self.press("escape")

    # Seeing

    @property
    def screen(self) -> Screen[Any]:
        return self.app.screen

    @property
    def journal(self) -> JournalScreen:
        (found,) = (s for s in self.app.screen_stack if isinstance(s, JournalScreen))
        return found

    @property
    def form(self) -> FormScreen:
        assert isinstance(self.screen, FormScreen), self.screen
        return self.screen

    @property
    def form_says(self) -> str:
        return str(self.form.query_one("#say", Static).content)

    def pane(self, name: str) -> Pane:
        return self.journal.query_one(f"#{name}", Pane)

    @property
    def active(self) -> str:
        """The pane that has the focus."""
        focused = self.app.focused
        return (focused.id or "") if isinstance(focused, Pane) else ""

    @property
    def said(self) -> str:
        """What the status line says."""
        return self.journal.query_one(StatusLine).said

    @property
    def strips(self) -> list[Strip]:
        """The screen as the terminal gets it."""
        return self.screen._compositor.render_strips()

    @property
    def rows(self) -> list[str]:
        return [strip.text for strip in self.strips]

    @property
    def text(self) -> str:
        return "\n".join(self.rows)


@asynccontextmanager
async def at_screen(
    journal: Journal,
    size: tuple[int, int] = REFERENCE,
    preferences: Preferences = Preferences(),  # noqa: B008
) -> AsyncIterator[Person]:
    """Open a journal on a screen of a size."""
    app = JournalApp(journal, preferences)
    try:
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            yield Person(app, pilot)
    finally:
        app.journal.close(fold=True)
