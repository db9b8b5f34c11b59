"""The drafts in the command palette: to be gone on with, and to be discarded."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from clientjournal.model.dates import say_instant
from clientjournal.model.draft import Draft
from clientjournal.model.errors import JournalError
from clientjournal.model.record import Record
from clientjournal.model.safe import visible
from clientjournal.tui.forms.kinds import FORMS
from clientjournal.tui.forms.outcome import Answer
from clientjournal.tui.palette import Found, marked
from clientjournal.tui.privacy import shown
from clientjournal.tui.screens.journal import JournalScreen
from clientjournal.tui.text import begun, plain


class DraftProvider(Provider):
    """Every unsaved text there is."""

    async def startup(self) -> None:
        """Read the drafts."""
        screen = self.screen
        self._drafts: list[Draft] = []
        if isinstance(screen, JournalScreen):
            self._drafts = await to_thread(screen.journal.drafts.all)

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

    def _found(self) -> Iterator[Found]:
        screen = self.screen
        if not isinstance(screen, JournalScreen):
            return
        for draft in self._drafts:
            named = f"{_about(screen, draft)}, {say_instant(draft.at)[4:]}"
            begins = f'"{begun(shown(screen, draft.beginning), 60)}"'
            yield f"Draft: {named}: {begins}", "go on with it", partial(self._open, screen, draft)
            yield (
                f"Discard draft: {named}: {begins}",
                "forget it; it cannot be brought back",
                partial(self._discard, screen, draft),
            )
        if len(self._drafts) > 1:
            every = len(self._drafts)
            call = partial(self._ask_discard, screen, every)
            yield f"Discard all {every} drafts", "asks once more; they cannot be brought back", call

    async def _open(self, screen: JournalScreen, draft: Draft) -> None:
        from clientjournal.tui.screens.form import FormScreen

        record = _record(screen, draft)
        if draft.about and record is None:
            screen.say(f"{draft.about} is gone; its draft can be discarded only", "warn")
            return
        if draft.form == "edit" and record is not None:
            screen.edit(record)
        elif draft.form in FORMS:
            if record is not None:
                screen.go_to_client(screen.journal.client(record.id))
            screen.action_write(draft.form)
        else:
            screen.say(f"open {draft.form} of {draft.about} again: f4 brings the text back", "warn")
        form = self.app.screen
        if isinstance(form, FormScreen):
            form.call_after_refresh(form.bring_back, draft)

    async def _discard(self, screen: JournalScreen, draft: Draft) -> None:
        await to_thread(screen.journal.drafts.drop, draft.id)
        screen.say("the draft is discarded")

    async def _ask_discard(self, screen: JournalScreen, count: int) -> None:
        from clientjournal.tui.screens.choose import ChooseScreen

        words = f"yes, discard all {count} drafts"
        answer = Answer("y", words, "They cannot be brought back", {})
        self.app.push_screen(
            ChooseScreen("Discard drafts", [answer]), partial(_discard_all, screen)
        )


async def _discard_all(screen: JournalScreen, answer: Answer | None) -> None:
    """Discard every draft there is, once that was asked and answered."""
    if answer is None:
        return
    drafts = screen.journal.drafts
    for draft in (found := await to_thread(drafts.all)):
        await to_thread(drafts.drop, draft.id)
    screen.say(f"{len(found)} drafts are discarded")


def _record(screen: JournalScreen, draft: Draft) -> Record | None:
    try:
        return screen.journal.get(draft.about) if draft.about else None
    except JournalError:
        return None


def _about(screen: JournalScreen, draft: Draft) -> str:
    """Say what kind of form it was, and of whom."""
    record = _record(screen, draft)
    if draft.form == "edit":
        return f"edit of {draft.about}"
    kind = FORMS[draft.form].kind.NOUN if draft.form in FORMS else draft.form
    return f"{kind}, {visible(shown(screen, record.words), 40)}" if record is not None else kind
