"""The command palette: every command that works here, and every client to jump to.

Names are shown as ``Content`` and marked by span; the stock highlighter reads a name as markup,
and one odd client name would empty the palette.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.types import IgnoreReturnCallbackType

from clientjournal.model.client import Client
from clientjournal.model.safe import visible
from clientjournal.tui.commands import Command, commands_of, key_words
from clientjournal.tui.preferences import preferences_in
from clientjournal.tui.screens.journal import JournalScreen
from clientjournal.tui.screens.saves import Saves
from clientjournal.tui.text import plain

Found = tuple[str, str, IgnoreReturnCallbackType]
"""What is shown, what it does, and the call that does it."""


class CommandProvider(Provider):
    """The commands of the screen and its lists."""

    def _found(self) -> Iterator[Found]:
        screen = self.screen
        where = "form" if isinstance(screen, Saves) else "journal"
        where = getattr(screen, "WHERE", where)
        here = preferences_in(screen).remapped(*commands_of(where), *_of_lists(where))
        for command in here:
            words = f"{command.group}: {command.words}"
            yield words, f"{command.help} ({key_words(command.key)})", partial(self._run, command)
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
    """The clients to jump to."""

    async def search(self, query: str) -> Hits:
        """Give the clients whose name fits."""
        if not isinstance(self.screen, JournalScreen):
            return
        matcher = self.matcher(query)
        for client in self.screen.journal.clients():
            score = matcher.match(client.name)
            if score > 0:
                name = visible(client.name, 200)
                yield Hit(
                    score, marked(name, query), partial(self._go, client), text=name, help="client"
                )

    def _go(self, client: Client) -> None:
        if isinstance(self.screen, JournalScreen):
            self.screen.go_to_client(client)


def _of_lists(where: str) -> tuple[Command, ...]:
    return commands_of("list") if where == "journal" else ()


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
