"""The lower line: the keys that work here, from the command table."""

from __future__ import annotations

from textual import events

from clientjournal.model.record import Record
from clientjournal.tui.command import Command, applying, kinds_of
from clientjournal.tui.commands import footer_of, key_words
from clientjournal.tui.drawn import Drawn
from clientjournal.tui.preferences import preferences_in
from clientjournal.tui.text import Line, Piece, width_of


class KeyBar(Drawn):
    """One line of keys and words; it sheds from the right, the last command never."""

    def __init__(self, where: str, field: str = "") -> None:
        """Make the line of one place of the command table, which may have a field to type in."""
        super().__init__(id="keys")
        self._commands = footer_of(where)
        self._of_field = footer_of(field) if field else ()
        self._is_typing = False
        self._kinds: frozenset[str] | None = None

    def on_mount(self) -> None:
        """Show the keys as the config file has them."""
        self._commands = preferences_in(self).remapped(*self._commands)
        self._of_field = preferences_in(self).remapped(*self._of_field)

    def show_typing(self, on: bool) -> None:
        """Show what works while something is typed in the field, or what does otherwise."""
        self._is_typing = on
        self.refresh()

    def show_record(self, record: Record | None) -> None:
        """Leave out what the record under the cursor cannot take."""
        before, self._kinds = self._kinds, kinds_of(record)
        if self._kinds != before:
            self.refresh()

    def _working(self) -> tuple[Command, ...]:
        kinds = self._kinds
        here = self._commands if kinds is None else applying(self._commands, kinds)
        if not self._is_typing:
            return here
        others = (c for c in here if c.where != "list" and not _is_typed(c.key))
        return (*self._of_field, *others)

    def _laid_out(self) -> list[tuple[int, Command]]:
        """Give the commands that fit, with the column each starts at."""
        width, commands = self.size.width, self._working()
        cells = [width_of(f"{key_words(c.key)} {c.words}") + 2 for c in commands]
        shown = list(zip(commands, cells, strict=True))
        while len(shown) > 1 and 1 + sum(cell for _, cell in shown) > width:
            del shown[-2]
        placed, column = [], 1
        for command, cell in shown:
            placed.append((column, command))
            column += cell
        return placed

    def lines(self, width: int, height: int) -> list[Line]:
        """Draw the line."""
        line: Line = [Piece(" ")]
        for _, command in self._laid_out():
            line += [Piece(key_words(command.key), "accent"), Piece(f" {command.words}  ", "muted")]
        return [line]

    async def on_click(self, event: events.Click) -> None:
        """Run the command clicked on."""
        for column, command in reversed(self._laid_out()):
            if event.x >= column:
                focused = self.screen.focused if command.where == "list" else None
                await self.app.run_action(command.action, focused or self.screen)
                return


def _is_typed(key: str) -> bool:
    """Tell whether the first of a command's keys is a letter where something is typed."""
    first = key.split(",")[0]
    return len(first) < 2 or first in ("space", "comma")
