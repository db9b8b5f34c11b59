"""What a form makes of its words while they are typed: chips, completions, advice given before."""

from __future__ import annotations

from asyncio import to_thread
from functools import partial
from typing import TYPE_CHECKING

from textual.widgets import TextArea

from clientjournal.model.advice import Advice
from clientjournal.model.contact import Contact
from clientjournal.model.filing import NoteLine, read_note
from clientjournal.model.quick import Chip, Quick, read
from clientjournal.tui.forms.beneath import Beneath, Said
from clientjournal.tui.forms.chip_row import AnyChip, ChipRow
from clientjournal.tui.forms.choice_row import ChoiceRow
from clientjournal.tui.forms.editors import WordsEditor
from clientjournal.tui.forms.recall import Recall
from clientjournal.tui.forms.sheet import Sheet
from clientjournal.tui.loading import begin

if TYPE_CHECKING:
    from textual.screen import ModalScreen

    from clientjournal.model.record import Record

    _Base = ModalScreen[Record]
else:
    _Base = object

FILED = "filed"
"""What a form gives the entries of a note under, beside its fields."""


class FormWords(_Base):
    """The part of a form that reads its words."""

    _sheet: Sheet
    _recall: Recall | None
    _kind: type[Record]

    _earlier: tuple[Advice, ...] = ()
    _opens: int = 0

    # Reading

    def read_words(self) -> Quick:
        """Give the words without their tokens, and what the tokens say of the entry."""
        return self._read()[0]

    def said_by_words(self) -> dict[str, object]:
        """Give what the words say: fields, and the entries a note files."""
        quick, filed, _ = self._read()
        return quick.fields | ({FILED: filed} if filed else {})

    def _read(self) -> tuple[Quick, tuple[NoteLine, ...], tuple[Chip, ...]]:
        words = self._sheet.words
        if self._recall is None:
            return Quick(words, ()), (), ()
        if self._kind is Contact:
            note = read_note(words, self._recall.known)
            return note.quick, note.lines, note.chips
        quick = read(self._kind, words, self._recall.known)
        return quick, (), quick.chips

    # Showing

    def show_words(self) -> bool:
        """Show what the words say, in the chips, in the rows and beneath; tell if there are chips.

        What has to be read of the journal for it is read off the event loop, once.
        """
        quick, filed, chips = self._read()
        every: list[AnyChip] = [*chips, *self._sheet.asides]
        self.query_one(ChipRow).show(every)
        for row in self.query(ChoiceRow):
            row.show_said(quick.fields)
        if self._recall is not None:
            self._show_beneath(self._recall, quick, filed, chips)
        return bool(every)

    def _show_beneath(
        self,
        recall: Recall,
        quick: Quick,
        filed: tuple[NoteLine, ...],
        chips: tuple[Chip, ...],
    ) -> None:
        words = self._words_editor
        cursor = words.cursor if words is not None and words.has_focus else -1
        offers = recall.offers(self._sheet.words, cursor) if cursor > 0 else None
        if words is not None:
            words.way_on = (offers.start, offers.ways[0].token) if offers else None
        ending = self._sheet.words[offers.start : cursor] if offers else ""
        self._find_earlier(recall, quick)
        slips = recall.slips(Quick("", tuple(chip for chip in chips if chip.raw != ending)))
        kept = (*quick.kept, *(said for line in filed for said in line.quick.kept))
        said = Said(offers, slips, self._earlier, self._opens, filed, kept)
        self.query_one(Beneath).show(said)
        if recall.wants_tags(self._sheet.words):
            reading = partial(self._read_tags, recall)
            begin(self, reading, "tags", exit_on_error=False)

    def _find_earlier(self, recall: Recall, quick: Quick) -> None:
        if self._kind is not Advice:
            return
        about = f"{quick.text} {self._sheet.text('asked')}"
        client = recall.client_of(quick)
        found = tuple(recall.earlier(about, client))
        if [advice.ref for advice in found] != [advice.ref for advice in self._earlier]:
            self._earlier, self._opens = found, 0
        if about.strip() and recall.wants_entries(client):
            reading = partial(self._read_entries, recall, client)
            begin(self, reading, "earlier", exit_on_error=False)

    async def _read_tags(self, recall: Recall) -> None:
        await to_thread(recall.read_tags)
        self.show_words()

    async def _read_entries(self, recall: Recall, client: int) -> None:
        await to_thread(recall.read_entries, client)
        self.show_words()

    @property
    def _words_editor(self) -> WordsEditor | None:
        first = self._sheet.widget(self._sheet.fields[0].name)
        return first if isinstance(first, WordsEditor) else None

    def on_text_area_selection_changed(self, event: TextArea.SelectionChanged) -> None:
        """Offer completions where the cursor is only."""
        words = self._words_editor
        if words is not None and event.text_area is words and words.way_on is not None:
            self.show_words()

    # Advice given before

    def on_beneath_clicked(self) -> None:
        """Open it with the mouse."""
        self.action_earlier()

    def action_earlier(self) -> None:
        """Open advice given before over the form; the next one when it is asked for again."""
        if self._recall is None or not self._earlier:
            return
        from clientjournal.tui.screens.entry import EntryScreen

        shown = self._earlier[self._opens % len(self._earlier)]
        self._opens += 1
        self.app.push_screen(EntryScreen(self._recall.journal, shown), self._back_from_earlier)

    def _back_from_earlier(self, result: object) -> None:
        self.show_words()
