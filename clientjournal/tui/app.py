"""The full-screen program: one journal, its screens, and one timer that looks for other writers."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.text import Text
from textual import events, on
from textual.app import App
from textual.binding import Binding, BindingType
from textual.command import Provider
from textual.filter import LineFilter
from textual.screen import Screen
from textual.worker import Worker, WorkerState

from clientjournal.journal import Journal
from clientjournal.model.change import Change
from clientjournal.model.errors import JournalError
from clientjournal.model.faults import fault_line
from clientjournal.tui.keymap import binding_keys
from clientjournal.tui.loading import Pace, collect_again
from clientjournal.tui.looking import Looking
from clientjournal.tui.marking import Marking
from clientjournal.tui.messages import JournalChanged
from clientjournal.tui.outside_writing import OutsideWriting
from clientjournal.tui.preferences import Preferences, Preferring
from clientjournal.tui.screens.journal import JournalScreen
from clientjournal.tui.screens.saves import Saves
from clientjournal.tui.screens.taking_back import TakingBack
from clientjournal.tui.stylesheets import stylesheet
from clientjournal.tui.styling import Styling
from clientjournal.tui.themes import THEMES, theme_line
from clientjournal.tui.turns import Taken, Turns

LOOK_EVERY = 1.0
"""Seconds between two looks for what another process wrote."""


def _commands() -> type[Provider]:
    from clientjournal.tui.palette import CommandProvider

    return CommandProvider


def _clients() -> type[Provider]:
    from clientjournal.tui.palette import ClientProvider

    return ClientProvider


def _drafts() -> type[Provider]:
    from clientjournal.tui.draft_palette import DraftProvider

    return DraftProvider


def _entries() -> type[Provider]:
    from clientjournal.tui.palette import EntryProvider

    return EntryProvider


class JournalApp(Styling, Marking, Looking, OutsideWriting, Preferring, App[None]):
    """The journal on screen."""

    TITLE = "clientjournal"
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {
        _commands,
        _clients,
        _drafts,
        _entries,
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", "Close the journal", show=False, priority=True, id="app.quit")
    ]

    def __init__(self, journal: Journal, preferences: Preferences = Preferences()) -> None:  # noqa: B008
        """Make the program for an open journal, which its caller closes in the end.

        Args:
            journal: The journal.
            preferences: How the screen is wanted.
        """
        super().__init__(css_path=[str(stylesheet("base")), str(stylesheet("journal"))])
        self.journal = journal
        self.preferences = preferences
        self._drawn_by = self._filters_wanted()
        self._turns = Turns()
        self.begin_marking()
        self._noticed = 0
        self.pace = Pace()
        self._was_typed = False
        self._screen_before: Screen[object] | None = None
        self._stop_listening = journal.subscribe(self._heard)
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = preferences.settings.theme
        if preferences.keys:
            self.set_keymap(binding_keys(preferences.keys))

    def _filters_wanted(self) -> Sequence[LineFilter]:
        if not self.preferences.settings.ascii:
            return ()
        from clientjournal.tui.glyphs import InAscii

        return (InAscii(),)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Give what every drawn line goes through."""
        return [*super().get_line_filters(), *self._drawn_by]

    def get_default_screen(self) -> JournalScreen:
        """Give the screen it opens with."""
        screen = JournalScreen(self.journal)
        self.fit(screen)
        return screen

    def on_mount(self) -> None:
        """Name the terminal, greet a new journal, and let the collector run again."""
        if self._driver is not None and not self.is_headless:
            self._driver.write("\x1b]0;clientjournal\x07")
        self.set_interval(LOOK_EVERY, self._look)
        self.call_after_refresh(collect_again)
        self.call_after_refresh(self._say_at_start)
        if not self.journal.clients():
            self._greet()

    def _say_at_start(self) -> None:
        """Say in the journal screen what a start has to say."""
        for screen in self.screen_stack:
            if isinstance(screen, JournalScreen):
                screen.say_at_start()

    def watch_theme(self, theme: str) -> None:
        """Say on the screen below the palette that a theme chosen there is not kept."""
        said = theme_line(theme, self.preferences.settings.theme)
        for screen in reversed(self.screen_stack if said else ()):
            if isinstance(screen, TakingBack):
                screen.say(said, "accent")
                return

    def _greet(self) -> None:
        from clientjournal.tui.screens.start import StartScreen

        self.push_screen(StartScreen(self.journal.location), self._begin)

    def _begin(self, way: str | None) -> None:
        screen = self.screen
        if not isinstance(screen, JournalScreen):
            return
        if way == "n":
            screen.action_write("clients")
        elif way == "i":
            screen.action_import()
        elif way == "d":
            self._look_around()

    def _look_around(self) -> None:
        """Change to a throw-away copy of the sample practice."""
        from clientjournal.sample import open_demo

        self._stop_listening()
        self.journal.close()
        self.journal = open_demo(self.journal.clock)
        self._stop_listening = self.journal.subscribe(self._heard)
        self.begin_marking()
        if isinstance(self.screen, JournalScreen):
            self.screen.open(self.journal)

    # Changes

    def _heard(self, changes: tuple[Change, ...]) -> None:
        """Pass durable changes on; called on the thread that made them."""
        self.post_message(JournalChanged(changes))

    @on(JournalChanged)
    def _tell_screens(self, event: JournalChanged) -> None:
        for screen in self.screen_stack:
            follow = getattr(screen, "journal_changed", None)
            if follow is not None:
                follow(event.changes)

    async def _look(self) -> None:
        """Take in what another process wrote."""
        try:
            await asyncio.to_thread(self.journal.refresh)
        except JournalError as error:
            self._say_late(str(error))
        for notice in self.journal.notices[self._noticed :]:
            self._say_late(notice)
        self._noticed = len(self.journal.notices)
        for screen in self.screen_stack:
            if isinstance(screen, TakingBack):
                screen.second_passed(typed=self._was_typed)
            if isinstance(screen, JournalScreen) and not self.pace.was_typed:
                screen.rest()
        self._was_typed = False

    @on(Worker.StateChanged)
    def _worker_failed(self, event: Worker.StateChanged) -> None:
        """Make an error nobody expected visible; what was typed stays where it is."""
        if event.state is WorkerState.ERROR and event.worker.name == "save":
            self._say_late(f"not saved: {type(event.worker.error).__name__}; the text is kept")

    def _say_late(self, words: str) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, JournalScreen):
                screen.say(words, "late")

    # Keys in turn

    async def on_event(self, event: events.Event) -> None:
        """Let keys and pasted text wait their turn; everything else passes."""
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
            return
        self.pace.typed()
        self._was_typed = True
        if self._turns.wait(event) and not self._is_busy:
            await self._take_turn()

    async def _take_turn(self) -> None:
        event = self._turns.next()
        if event is None:
            return
        self._screen_before = self.screen
        target = self.focused or self.screen
        await super().on_event(event)
        if not target.post_message(Taken()):
            self.post_message(Taken())

    @on(Taken)
    async def _taken(self) -> None:
        if not self.is_attached or not self.screen_stack:
            return
        if self.screen is not self._screen_before:  # let the new screen come up first
            self._screen_before = self.screen
            self.screen.post_message(Taken())
        elif not self._is_busy:
            await self._take_turn()

    @property
    def _is_busy(self) -> bool:
        return isinstance(self.screen, Saves) and self.screen.is_saving

    def _fatal_error(self) -> None:
        """Say a fault of the program in one line; Textual's traceback would show the journal."""
        error = sys.exc_info()[1]
        if error is not None:
            self._exit_renderables.append(Text(f"clientjournal: {fault_line(error)}"))
        self._close_messages_no_wait()

    # Leaving

    async def action_quit(self) -> None:
        """Close when everything is saved; a form with unsaved text is asked about once."""
        for form in self.screen_stack[1:]:
            if isinstance(form, Saves) and form.wants_asking:
                while self.screen is not form:
                    self.pop_screen()
                form.ask_before_quitting()
                return
        writing = [worker for worker in self.workers if worker.group == "save"]
        if writing:
            await self.workers.wait_for_complete(writing)
        self.exit()

    def on_unmount(self) -> None:
        """Hear no more of the journal, and end what is being prepared."""
        self.pace.leave()
        self._stop_listening()
