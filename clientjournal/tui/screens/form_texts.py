"""The unsaved texts of a form: kept as drafts, too large for a field, written in an editor."""

from __future__ import annotations

from asyncio import to_thread
from contextlib import suppress
from typing import TYPE_CHECKING

from textual.timer import Timer

from clientjournal.model.dates import say_instant
from clientjournal.model.errors import JournalError, SaveFailed
from clientjournal.tui.drafting import Drafting, offer_line
from clientjournal.tui.forms.asides import is_large, with_line_breaks
from clientjournal.tui.forms.editors import LineEditor, TooLarge
from clientjournal.tui.forms.fields import Field
from clientjournal.tui.forms.sheet import Sheet
from clientjournal.tui.preferences import preferences_in
from clientjournal.tui.privacy import shown
from clientjournal.tui.screens.form_hints import FormHints
from clientjournal.tui.text import Piece

if TYPE_CHECKING:
    from clientjournal.model.draft import Draft

KEEP_AFTER = 0.5
"""Seconds from a key to its being kept as a draft."""


class FormTexts(FormHints):
    """The part of a form that looks after its texts."""

    _sheet: Sheet
    _drafting: Drafting | None
    _keeping: Timer | None = None

    def show_words(self) -> bool:
        """Show what the words say."""
        raise NotImplementedError

    async def show_more(self) -> None:
        """Show the rest of the fields."""
        raise NotImplementedError

    async def widen(self, field: Field) -> None:
        """Give a field of one line room for many."""
        raise NotImplementedError

    # Drafts

    def say_hint(self, field: Field) -> None:
        """Say what a row wants; beside the words, what such a form last held unsaved too."""
        drafting = self._drafting
        offered = drafting.offered if drafting else None
        if drafting is None or offered is None or field is not self._sheet.fields[0]:
            super().say_hint(field)
            return
        prefers = preferences_in(self)
        back = prefers.said("{draft} brings it back")
        begins = shown(self, offered.beginning[:200])
        offer = offer_line(say_instant(offered.at)[4:], begins, back, min(self.size.width, 92) - 8)
        lines = [[Piece(prefers.said(field.hint), "muted")]] if field.hint else []
        lines.append([Piece(offer, "accent")])
        if drafting.newer:
            lines.append([Piece(f"a newer one is kept of {drafting.newer}: ^p draft", "muted")])
        self.say_lines(*lines)

    async def action_draft(self) -> None:
        """Bring the draft back."""
        await self._fill(self._drafting.bring_back() if self._drafting else {})

    async def bring_back(self, draft: Draft) -> None:
        """Bring one of several drafts back."""
        if self._drafting is not None:
            self._drafting.offered = draft
            await self.action_draft()

    async def _fill(self, texts: dict[str, str]) -> None:
        if not texts:
            return
        if not all(self._sheet.has(name) for name in texts):
            await self.show_more()
        for field in self._sheet.fields:
            if "\n" in texts.get(field.name, ""):
                await self._make_room(field)
        self._sheet.bring_back(texts)
        self.show_words()
        self._sheet.widget(self._sheet.fields[0].name).focus()
        self.say_hint(self._sheet.fields[0])

    def keep_soon(self) -> None:
        """Keep the text within half a second, once for all that is typed until then."""
        if self._drafting is not None and self._keeping is None:
            self._keeping = self.set_timer(KEEP_AFTER, self._keep_now)

    def _keep_now(self) -> None:
        self._keeping = None
        self.run_worker(self._kept(), name="draft", group="draft", exit_on_error=False)

    async def _kept(self) -> None:
        if self._drafting is not None:
            try:
                await to_thread(self._drafting.keep, self._sheet.changed_texts)
            except SaveFailed as error:
                self.say(str(error), "late")

    def keep_at_last(self) -> None:
        """Keep what is not saved when the form goes."""
        if self._drafting is not None:
            with suppress(SaveFailed):  # nothing more can be done here
                self._drafting.keep(self._sheet.changed_texts)

    # Texts too large for a field

    async def on_too_large(self, event: TooLarge) -> None:
        """Keep a text aside that its field has no room for."""
        field = self._sheet.field_of(event.editor)
        if field is None:
            return
        if field.editor not in ("words", "line"):
            self.say(f"{field.label}: that is too long for it; nothing was pasted", "warn")
            return
        self._sheet.set_aside(field, await with_line_breaks(event.text))
        self.show_words()
        self.keep_soon()
        self.say("large, so it is kept aside as a chip; it is saved with the rest", "accent")

    # The person's own editor

    async def action_editor(self) -> None:
        """Write the text of the field in the person's own editor; the words where it is none."""
        from clientjournal.tui.outside_writing import OutsideWriting

        app = self.app
        field = self._sheet.field_of(self.focused)
        if field is None or field.editor == "choice":
            field = self._sheet.fields[0]
        if not isinstance(app, OutsideWriting):
            return
        try:
            written = app.write_outside(self._sheet.text(field.name))
        except JournalError as error:
            self.say(str(error), "late")
            return
        if "\n" in written and not is_large(written):
            await self._make_room(field)
        self._sheet.put(field, written)
        self._sheet.widget(field.name).focus()
        self.show_words()
        self.keep_soon()

    async def _make_room(self, field: Field) -> None:
        """Give a text of several lines a field that holds them."""
        narrow = isinstance(self._sheet.widget(field.name), LineEditor)
        if narrow and field.editor == "line" and field is not self._sheet.fields[0]:
            await self.widen(field)
