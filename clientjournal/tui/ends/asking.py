"""How these actions ask: a question answered by one key, or the one form."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from clientjournal.model.client import Client
from clientjournal.model.record import ClientEntry, Record
from clientjournal.tui.drafting import Drafting
from clientjournal.tui.forms.fields import FormSpec
from clientjournal.tui.forms.outcome import Answer

if TYPE_CHECKING:
    from clientjournal.tui.forms.recall import Recall
    from clientjournal.tui.screens.form import Save
    from clientjournal.tui.screens.record_actions import RecordActions as Acting

T = TypeVar("T")
R = TypeVar("R", bound=Record)


class Asking:
    """Asks over a screen that has a record under its cursor.

    Attributes:
        screen: The screen, which says and shows what is saved.
        journal: Its journal.
    """

    def __init__(self, screen: Acting) -> None:
        """Ask over a screen."""
        self.screen = screen
        self.journal = screen.journal

    @property
    def record(self) -> Record | None:
        """The record under the cursor."""
        return self.screen.record

    @property
    def client(self) -> Client | None:
        """The client the record under the cursor belongs to, else the selected one."""
        return client_of(self.screen)

    def choose(self, title: str, answers: Sequence[Answer], then: Callable[[Answer], None]) -> None:
        """Ask a question; nothing is done when it is closed without an answer."""
        from clientjournal.tui.screens.choose import ChooseScreen

        def chosen(answer: Answer | None) -> None:
            if answer is not None:
                then(answer)

        self.screen.app.push_screen(ChooseScreen(title, answers), chosen)

    def fill_in(
        self,
        spec: FormSpec,
        title: str,
        values: dict[str, object],
        save: Save,
        *,
        draft: tuple[str, str],
        then: Callable[[Record], None] | None = None,
        tall: bool = False,
        recall: Recall | None = None,
    ) -> None:
        """Open a form over the screen.

        Args:
            spec: Its fields.
            title: What its frame says.
            values: What the fields hold at first.
            save: What saves them.
            draft: The kind of form and the id it is about, for what is left unsaved.
            then: What follows the save, instead of showing the record.
            tall: Whether its text is a page long.
            recall: What reads the tokens in its words; without it they are plain words.
        """
        from clientjournal.tui.screens.form import FormScreen

        if self.screen.hides(values):
            return
        form = FormScreen(
            spec,
            title,
            values,
            save,
            today=self.journal.clock.today(),
            customs=self.journal.clock.customs,
            recall=recall,
            quick=recall is not None,
            drafting=Drafting(self.journal, *draft),
        )

        def closed(saved: Record | None) -> None:
            if saved is not None and then is not None:
                then(saved)
            else:
                self.screen.form_closed(saved)

        form.set_class(tall, "-tall")
        self.screen.app.push_screen(form, closed)

    def copy(self, words: str) -> None:
        """Copy words to the clipboard, through the terminal."""
        self.screen.app.copy_to_clipboard(words)

    async def amended(self, record: R, because: str = "", **fields: Any) -> R:
        """Change fields of a record, off the loop."""
        amend = partial(self.journal.amend, record, because=because, **fields)
        return await asyncio.to_thread(amend)

    async def written(self, way: Callable[..., T], *given: Any, **named: Any) -> T:
        """Write something in the journal, off the loop."""
        return await asyncio.to_thread(lambda: way(*given, **named))


def client_of(screen: Acting) -> Client | None:
    """Give the client of the record under a screen's cursor, else the selected one."""
    record = screen.record
    if isinstance(record, Client):
        return record
    if isinstance(record, ClientEntry):
        return screen.journal.client(record.client)
    selected = getattr(screen, "client", None)
    return selected if isinstance(selected, Client) else None
