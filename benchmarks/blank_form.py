"""The smallest form Textual can open: a modal screen with one input, on the key ``a``."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.screen import ModalScreen
from textual.widgets import Input

WORDS = "a blank form"


class BlankForm(ModalScreen[None]):
    BINDINGS = [("escape", "dismiss", "Close")]  # noqa: RUF012

    def compose(self) -> ComposeResult:
        yield Input(placeholder=WORDS)


class BlankApp(App[None]):
    BINDINGS = [("a", "form", "Form")]  # noqa: RUF012

    def action_form(self) -> None:
        self.push_screen(BlankForm())


if __name__ == "__main__":
    BlankApp().run()
