"""A question with many answers: a list with a filter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from clientjournal.model.client import Client
from clientjournal.tui.panes.frame import Title
from clientjournal.tui.panes.pane import Pane
from clientjournal.tui.preferences import preferences_in
from clientjournal.tui.privacy import shown
from clientjournal.tui.stylesheets import stylesheet
from clientjournal.tui.text import TONES, Line, Piece, cut, tone_class

_WAYS = "{open} takes, {filter} filters; esc closes"
_WAYS_TYPED = "letters filter, {open} takes; esc closes"

_MOST = 24
"""Lines of a list of answers at most."""


class Pick(NamedTuple):
    """One answer: what it is, and its words."""

    value: str
    words: str


class _Picks(Pane[Pick]):
    NEWEST_LAST: ClassVar[bool] = False
    WAYS: ClassVar[str] = _WAYS

    def draw(self, record: Pick, width: int) -> Line:
        return [Piece(cut(record.words, width))]


class _TypedPicks(_Picks):
    """A list whose filter is typed at once; enter takes what stands under the cursor."""

    WAYS: ClassVar[str] = _WAYS_TYPED

    def draw(self, record: Pick, width: int) -> Line:
        return super().draw(record._replace(words=shown(self, record.words)), width)

    def on_mount(self) -> None:
        self.action_filter()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return action != "clear"

    def on_key(self, event: events.Key) -> None:
        if event.key == "enter":  # the filter goes on
            event.stop()
            event.prevent_default()
            self.action_open()


class PickScreen(ModalScreen[str]):
    """A list over the screen; it closes with the answer chosen, or with none."""

    CSS_PATH: ClassVar[str] = str(stylesheet("import"))
    COMPONENT_CLASSES: ClassVar[set[str]] = {tone_class(tone) for tone in TONES}
    LIST: ClassVar[type[_Picks]] = _Picks
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q", "close", "Close", show=False)]

    def __init__(self, title: str, picks: Sequence[Pick], now: str) -> None:
        """Ask.

        Args:
            title: The question.
            picks: The answers.
            now: The one that holds now.
        """
        super().__init__()
        self._title, self._picks, self._now = title, picks, now

    def compose(self) -> ComposeResult:
        """Lay the list out."""
        yield self.LIST(id="picks")

    def on_mount(self) -> None:
        """Fill the list and put the cursor on what holds now."""
        pane = self.query_one(_Picks)
        pane.show_titles([Title(self._title)])
        pane.tell_below(preferences_in(self).said(pane.WAYS))
        pane.styles.height = height_of(len(self._picks))
        pane.show(self._picks, next((p for p in self._picks if p.value == self._now), None))
        pane.focus()

    @on(Pane.Chosen)
    def _chosen(self, event: Pane.Chosen) -> None:
        event.stop()
        self.dismiss(event.record.value)

    def action_close(self) -> None:
        """Close without an answer."""
        self.dismiss(None)


class ClientPick(PickScreen):
    """A client named by letters of the name, which narrow the list as they are typed."""

    LIST: ClassVar[type[_Picks]] = _TypedPicks
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", "Close", show=False)]

    def __init__(self, title: str, clients: Sequence[Client]) -> None:
        """Ask for one of some clients; it closes with its id."""
        picks = [Pick(client.ref, _named(client)) for client in clients]
        super().__init__(title, picks, picks[0].value)


def height_of(answers: int) -> int:
    """Give the lines of a list of answers: its frame, a line for a filter, and room for three."""
    return min(max(answers, 3) + 3, _MOST)


def _named(client: Client) -> str:
    named = client.person and client.person != client.name
    return f"{client.name}  {client.person}" if named else client.name
