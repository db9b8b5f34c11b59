"""The command palette: every command that works here, and clients and entries to jump to.

Names are shown as ``Content`` and marked by span; the stock highlighter reads a name as markup,
and one odd client name would empty the palette.
"""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Iterator
from functools import partial
from typing import Any

from textual.app import App
from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.screen import Screen
from textual.types import IgnoreReturnCallbackType

from clientjournal.journal import Journal
from clientjournal.model.client import Client
from clientjournal.model.dates import say_date
from clientjournal.model.record import ClientEntry
from clientjournal.model.safe import visible
from clientjournal.tui.command import Command
from clientjournal.tui.commands import commands_of, key_words
from clientjournal.tui.panes.clients import ORDERS
from clientjournal.tui.panes.pane import Pane
from clientjournal.tui.preferences import preferences_in
from clientjournal.tui.privacy import shown
from clientjournal.tui.screens.journal import JournalScreen
from clientjournal.tui.screens.saves import Saves
from clientjournal.tui.text import plain

Found = tuple[str, str, IgnoreReturnCallbackType]
"""What is shown, what it does, and the call that does it."""

MOST, SHORTEST = 12, 2
"""Entries that are offered, and letters of a query from which any are."""

BELOW = 0.1
"""The score of an entry, which stands below commands and clients."""


class CommandProvider(Provider):
    """The commands of the screen and its lists."""

    def _found(self) -> Iterator[Found]:
        screen = self.screen
        where = getattr(screen, "WHERE", "form" if isinstance(screen, Saves) else "journal")
        of_list = commands_of("list") if isinstance(self.focused, Pane) else ()
        here = preferences_in(screen).remapped(*commands_of(where), *of_list)
        for command in here:
            words = f"{command.group}: {command.words}"
            yield words, f"{command.help} ({key_words(command.key)})", partial(self._run, command)
        if isinstance(screen, JournalScreen):
            for place, order in enumerate(ORDERS):
                words = f"Order: clients {order or 'as added'}"
                yield words, "sort the list of clients", partial(screen.order_by, place)
        for theme in sorted(self.app.available_themes):
            yield f"Theme: {theme}", "change the colours", partial(self._theme, theme)

    def _theme(self, name: str) -> None:
        self.app.theme = name

    async def _run(self, command: Command) -> None:
        focused = self.focused
        target = focused if command.where == "list" and focused is not None else self.screen
        await self.app.run_action(command.action, target)

    async def discover(self) -> Hits:
        """Give everything."""
        for words, means, call in self._found():
            yield DiscoveryHit(plain(words), call, text=words, help=means)

    async def search(self, query: str) -> Hits:
        """Give what fits."""
        matcher = self.matcher(query)
        for words, means, call in self._found():
            score = matcher.match(words)
            if score > 0:
                yield Hit(score, marked(words, query), call, text=words, help=means)


class ClientProvider(Provider):
    """The clients to jump to, from wherever no text is being written."""

    async def search(self, query: str) -> Hits:
        """Give the clients whose name fits."""
        journal = _journal_of(self.screen)
        matcher = self.matcher(query)
        for client in journal.clients() if journal else ():
            score = matcher.match(client.name)
            if score > 0:
                name = visible(shown(self.screen, client.name), 200)
                go = partial(_go_to_client, self.app, client)
                yield Hit(score, marked(name, query), go, text=name, help="client")


class EntryProvider(Provider):
    """The entries to open: the newest that hold all the words."""

    async def search(self, query: str) -> Hits:
        """Give the entries that hold the words, found off the loop."""
        journal = _journal_of(self.screen)
        if journal is None or len(query.strip()) < SHORTEST:
            return
        found = await to_thread(journal.search_first, query, MOST)
        for place, record in enumerate(found):
            if isinstance(record, ClientEntry):
                words = f"{record.ref}  {visible(shown(self.screen, record.words), 200)}"
                name = visible(shown(self.screen, journal.client(record.client).name), 60)
                day = say_date(record.happened) if record.happened else ""
                call = partial(self._open, journal, record)
                score = BELOW - place / 1000
                yield Hit(score, marked(words, query), call, text=words, help=f"{name}  {day}")

    def _open(self, journal: Journal, record: ClientEntry) -> None:
        from clientjournal.tui.screens.entry import EntryScreen

        self.app.push_screen(EntryScreen(journal, record))


def _journal_of(screen: Screen[Any]) -> Journal | None:
    """Give the journal a screen shows, None for one that text is being written on."""
    if isinstance(screen, Saves):
        return None
    found = getattr(screen, "journal", None)
    return found if isinstance(found, Journal) else None


def _go_to_client(app: App[Any], client: Client) -> None:
    """Select a client on the journal screen; what stood over it is left."""
    while not isinstance(app.screen, JournalScreen):
        app.pop_screen()
    app.screen.go_to_client(client)


def marked(words: str, query: str) -> Content:
    """Give words with the letters of a query underlined, in order."""
    shown = plain(words)
    text, place = shown.plain.casefold(), 0
    if len(text) != len(shown.plain):
        return shown
    for letter in query.casefold():
        found = text.find(letter, place)
        if found >= 0 and not letter.isspace():
            shown = shown.stylize("underline", found, found + 1)
            place = found + 1
    return shown
