"""A row of choices, each picked by one key, a number, the arrows or the mouse."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.message import Message

from clientjournal.tui.drawn import Drawn
from clientjournal.tui.forms.fields import Option
from clientjournal.tui.text import Line, Piece, Tone, clipped, width_of

Groups = list[tuple[str, list[Option]]]
"""The choices of a row by field."""

LaidOut = list[tuple[str, Option, str]]
"""The choices that are drawn, each with its field and what stands before it."""


class ChoiceRow(Drawn, can_focus=True):
    """One or more fields whose values are picked, not typed."""

    @dataclass
    class Changed(Message):
        """A choice was made or taken back."""

        row: ChoiceRow

        @property
        def control(self) -> ChoiceRow:
            """The row it happened in."""
            return self.row

    @dataclass
    class Filled(Message):
        """A choice of every field of a row of several was picked by its letter."""

    def __init__(
        self, groups: Groups, values: dict[str, object], open_fields: set[str], *, id: str
    ) -> None:
        """Make a row.

        Args:
            groups: The choices by field.
            values: What is chosen at first.
            open_fields: The fields that may be left without a choice.
            id: The widget's id.
        """
        super().__init__(id=id)
        self._groups = groups
        self._open = open_fields
        self._at = 0
        self.values = {name: values.get(name) for name, _ in groups}
        self._said: dict[str, object] = {}
        self._picked: set[str] = set()
        self._letter = ""

    def show_said(self, said: dict[str, object]) -> None:
        """Show what the words of the entry choose, in place of what the row does."""
        mine = {name: value for name, value in said.items() if name in self.values}
        if mine != self._said:
            self._said = mine
            self.refresh()

    def _chosen(self, name: str) -> object:
        return self._said.get(name, self.values[name])

    def on_key(self, event: events.Key) -> None:
        """Pick by letter, number or arrow; backspace leaves the choice open again."""
        last, self._letter = self._letter, (event.character or "").casefold()
        if event.key in ("left", "right"):
            self._step(-1 if event.key == "left" else 1)
        elif event.key in ("backspace", "delete"):
            self._clear()
        elif event.character and event.is_printable and self._pick(self._letter, last):
            pass
        else:
            return
        event.stop()
        event.prevent_default()

    def _pick(self, key: str, last: str) -> bool:
        """Pick by a key; a letter pressed again goes round all that begins with it."""
        flat = [(name, option) for name, group in self._groups for option in group]
        for number, (name, option) in enumerate(flat, 1):
            if key in (option.key, str(number)):
                again = key == last and key == option.key
                group = dict(self._groups)[name]
                self._choose(
                    name, following(group, key, self.values[name]) if again else option.value
                )
                self._picked.add(name)
                if len(self._groups) > 1 and len(self._picked) == len(self._groups):
                    self.post_message(self.Filled())
                return True
        return False

    def _choose(self, name: str, value: object) -> None:
        self._at = next(n for n, (field, _) in enumerate(self._groups) if field == name)
        self.values[name] = value
        self.refresh()
        self.post_message(self.Changed(self))

    def _step(self, by: int) -> None:
        name, group = self._groups[self._at]
        values = [option.value for option in group]
        chosen = self.values[name]
        place = values.index(chosen) + by if chosen in values else (0 if by > 0 else -1)
        if place >= len(values) and self._at + 1 < len(self._groups):
            self._at += 1
            self.refresh()
        elif place < 0 and chosen in values and self._at > 0:
            self._at -= 1
            self.refresh()
        else:
            self._choose(name, values[min(max(place, 0), len(values) - 1)])

    def _clear(self) -> None:
        name = self._groups[self._at][0]
        if name in self._open:
            self._choose(name, None)

    def on_click(self, event: events.Click) -> None:
        """Pick the choice clicked on."""
        for start, end, name, option in self._places():
            if start <= event.x < end:
                self._choose(name, option.value)

    def on_focus(self) -> None:
        """Show the focus."""
        self._picked.clear()
        self._letter = ""
        self.refresh()

    def on_blur(self) -> None:
        """Show that the focus is gone."""
        self.refresh()

    def _places(self) -> list[tuple[int, int, str, Option]]:
        found, column = [], 0
        for name, option, before in self._laid_out():
            column += width_of(before)
            cells = width_of(option.label) + (2 if self._chosen(name) == option.value else 0)
            found.append((column, column + cells, name, option))
            column += cells
        return found

    def _laid_out(self) -> LaidOut:
        """Give the choices with what stands before each; fields closer where room is short."""
        every = [(name, option) for name, group in self._groups for option in group]
        room = self.size.width - sum(width_of(option.label) for _, option in every)
        between = "  ·  " if room >= 2 * len(every) + 6 else " · "
        laid_out: LaidOut = []
        last = ""
        for name, option in every:
            before = "" if not last else (between if name != last else "  ")
            laid_out.append((name, option, before))
            last = name
        return self._in_view(laid_out)

    def _in_view(self, laid_out: LaidOut) -> LaidOut:
        """Leave out choices at the front until the chosen one of the marked field is in view."""
        name = self._groups[self._at][0]
        at = [n for n, (field, o, _) in enumerate(laid_out) if self._is_chosen(field, o, name)]
        while at and at[0] > 0 and self._cells_to(laid_out, at[0]) > self.size.width:
            laid_out = [(*laid_out[1][:2], "… "), *laid_out[2:]]
            at[0] -= 1
        return laid_out

    def _cells_to(self, laid_out: LaidOut, at: int) -> int:
        """Give the cells up to the end of a choice, with those of the sign that more follows it."""
        cells = 2 if at + 1 < len(laid_out) else 0
        for name, option, before in laid_out[: at + 1]:
            dot = 2 if self._is_chosen(name, option, name) else 0
            cells += width_of(before) + dot + width_of(option.label)
        return cells

    def _is_chosen(self, field: str, option: Option, name: str) -> bool:
        return field == name and self._chosen(field) == option.value

    def lines(self, width: int, height: int) -> list[Line]:
        """Draw the choices; the chosen ones have a dot, and with the focus each has its key."""
        line: Line = []
        for name, option, before in self._laid_out():
            line.append(Piece(before, "line"))
            line += self._option(option, self._chosen(name) == option.value)
        return [clipped(line, width)]

    def _option(self, option: Option, chosen: bool) -> Line:
        tone: Tone = "strong" if chosen else "muted"
        dot = [Piece("● ", "accent" if self.has_focus else "muted")] if chosen else []
        label = option.label
        place = label.casefold().find(option.key) if option.key else -1
        if place < 0 or not self.has_focus:
            return [*dot, Piece(label, tone)]
        return [
            *dot,
            Piece(label[:place], tone),
            Piece(label[place], "key"),
            Piece(label[place + 1 :], tone),
        ]


def following(group: list[Option], letter: str, chosen: object) -> object:
    """Give the value of the next choice a letter picks or begins, after the chosen one."""
    found = [
        option.value
        for option in group
        if option.key == letter or option.label.casefold().startswith(letter)
    ]
    place = found.index(chosen) + 1 if chosen in found else 0
    return found[place % len(found)]
