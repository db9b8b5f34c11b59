"""A question answered by one key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import Static

from clientjournal.tui.forms.outcome import Answer
from clientjournal.tui.stylesheets import stylesheet
from clientjournal.tui.text import TONES, Line, Piece, Tone, content, plain, tone_class

_HEIGHTS: list[tuple[int, str]] | None = [(0, "-low"), (24, "-high")]
"""The classes of a question by the height of the screen."""


class ChooseScreen(ModalScreen[Answer]):
    """The answers with their keys; it closes with the one chosen, or with none."""

    CSS_PATH: ClassVar[str] = str(stylesheet("choose"))
    COMPONENT_CLASSES: ClassVar[set[str]] = {tone_class(tone) for tone in TONES}
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", "Close", show=False)]
    VERTICAL_BREAKPOINTS = _HEIGHTS

    def __init__(self, title: str, answers: Sequence[Answer]) -> None:
        """Make the question."""
        super().__init__()
        self._title, self._answers = title, answers

    def compose(self) -> ComposeResult:
        """Lay the answers out under their headings."""
        lines: list[Line] = []
        group = ""
        for answer in self._answers:
            if answer.group != group:
                lines += (
                    [[], [Piece(answer.group, "muted")]]
                    if group
                    else [[Piece(answer.group, "muted")]]
                )
                group = answer.group
            tone: Tone = "" if answer.key else "muted"
            key = Piece(f"  {answer.key or '·'}  ", tone or "accent")
            now = Piece("  ● now" if answer.now else "", "muted")
            lines.append([key, Piece(answer.words, tone), now])
        box = Static(content(lines), id="choose")
        box.border_title = plain(self._title)
        box.border_subtitle = plain("esc close")
        yield box

    def on_key(self, event: events.Key) -> None:
        """Take the answer whose key was pressed; at any other key say which there are."""
        for answer in self._answers:
            if event.character == answer.key:
                event.stop()
                self.dismiss(answer)
                return
        if event.key != "escape":
            says = f"press {keys_said(self._answers)}; esc closes"
            self.query_one("#choose").border_subtitle = plain(says)

    def on_click(self, event: events.Click) -> None:
        """Take the answer clicked on; a click outside closes."""
        box = self.query_one("#choose")
        row = event.screen_y - box.content_region.y
        lines: list[Answer | None] = []
        group = ""
        for answer in self._answers:
            if answer.group != group:
                lines += [None, None] if group else [None]
                group = answer.group
            lines.append(answer)
        if 0 <= row < len(lines) and box.region.contains(event.screen_x, event.screen_y):
            if (chosen := lines[row]) is not None and chosen.key:
                self.dismiss(chosen)
        else:
            self.dismiss(None)

    def action_close(self) -> None:
        """Close without an answer."""
        self.dismiss(None)


def keys_said(answers: Sequence[Answer]) -> str:
    """Say the keys of answers: ``"f r d 1-6 or o"``, figures that follow each other as a range."""
    said: list[str] = []
    for key in (answer.key for answer in answers if answer.key):
        if key.isdecimal() and said and said[-1][-1] == str(int(key) - 1):
            said[-1] = f"{said[-1][0]}-{key}"
        else:
            said.append(key)
    return " or ".join((" ".join(said[:-1]), *said[-1:])) if len(said) > 1 else "".join(said)
