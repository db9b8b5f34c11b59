"""The review of a client: evidence for and against, each line opening its record; a decision."""

from __future__ import annotations

from asyncio import to_thread
from collections import Counter
from collections.abc import Sequence
from functools import partial
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.events import DescendantFocus
from textual.screen import Screen

from clientjournal.insights.ends import ends
from clientjournal.insights.for_and_against import Evidence, for_and_against
from clientjournal.journal import Journal
from clientjournal.model.change import Change
from clientjournal.model.client import Client
from clientjournal.model.dates import after
from clientjournal.model.errors import InvalidRecord, NotFound
from clientjournal.model.promise import Promise
from clientjournal.model.record import Record
from clientjournal.model.review import Review
from clientjournal.model.safe import visible
from clientjournal.model.words import ReviewDecision, Standing
from clientjournal.tui.ends.asking import Asking
from clientjournal.tui.ends.ending import EndingWork
from clientjournal.tui.forms.fields import Field, FormSpec
from clientjournal.tui.forms.outcome import Answer
from clientjournal.tui.keys import bindings
from clientjournal.tui.pages.review import QUESTION, review_lines
from clientjournal.tui.panes.evidence import EvidencePane
from clientjournal.tui.panes.frame import Title
from clientjournal.tui.panes.key_bar import KeyBar
from clientjournal.tui.panes.pane import Pane
from clientjournal.tui.panes.preview import Preview
from clientjournal.tui.panes.status import StatusLine
from clientjournal.tui.privacy import shown
from clientjournal.tui.screens.find import HEIGHTS
from clientjournal.tui.screens.layout import WIDE
from clientjournal.tui.screens.page import Page
from clientjournal.tui.screens.record_actions import RecordActions
from clientjournal.tui.stylesheets import stylesheet
from clientjournal.tui.text import TONES, Line, plain, tone_class

_WIDTHS: list[tuple[int, str]] | None = [(0, "-narrow"), (WIDE, "-wide")]
"""The classes of the screen by its width; a wide one has both sides beside each other."""

_OF_PROSPECT = {
    "t": (ReviewDecision.TAKE_ON, "their client from today", "3m"),
    "d": (ReviewDecision.DECLINE, "not your client; say who else could help", ""),
}
_OF_CLIENT = {
    "k": (ReviewDecision.KEEP, "go on as it is", "6m"),
    "n": (ReviewDecision.RENEGOTIATE, "scope, degree, price or consequences", "3m"),
    "f": (ReviewDecision.REFER, "to somebody who serves them better", "1m"),
    "e": (ReviewDecision.END, "with a checklist and a letter", "1m"),
}
"""The decisions by their keys: what each means, and when it is looked at again by default."""

_FORM = FormSpec(
    Review,
    "Review",
    (
        Field("reason", "Reason", "words", f"why? {QUESTION[0].lower()}{QUESTION[1:]}"),
        Field("next_on", "Next", "date", "when you look at it again: +3m, 12 mar", "future"),
        Field("reasons_for", "For", hint="what speaks for them"),
        Field("against", "Against", hint="what speaks against"),
    ),
)


class ReviewScreen(RecordActions, Screen[None]):
    """Everything the file says for a client and against, before it is decided."""

    CSS_PATH: ClassVar[str] = str(stylesheet("review"))
    COMPONENT_CLASSES: ClassVar[set[str]] = {tone_class(tone) for tone in TONES}
    BINDINGS: ClassVar[list[BindingType]] = bindings("review")
    WHERE: ClassVar[str] = "review"
    HORIZONTAL_BREAKPOINTS = _WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS

    def __init__(self, journal: Journal, client: Client) -> None:
        """Review a client of a journal."""
        super().__init__()
        self.journal = journal
        self.client = client
        self._evidence: Sequence[Evidence] = ()

    def compose(self) -> ComposeResult:
        """Lay the client, the two sides and the keys out."""
        today = self.journal.clock.today()
        yield StatusLine(self.journal.name)
        with Container(id="reviewed"):
            yield Page(self._written)
        with Container(id="sides"):
            yield EvidencePane(
                id="for", today=today, title="For", empty="Nothing here speaks for.", tone="good"
            )
            yield EvidencePane(
                id="against",
                today=today,
                title="Against",
                empty="Nothing here speaks against.",
                tone="warn",
            )
        yield Preview(id="preview", today=today)
        yield KeyBar(self.WHERE)

    def on_mount(self) -> None:
        """Show both sides, and begin with one that says something."""
        self.privacy_changed()
        self.load()
        speaking = [pane for pane in self.query(EvidencePane) if pane.current is not None]
        (speaking or list(self.query(EvidencePane)))[0].focus()

    @on(Pane.Moved)
    @on(DescendantFocus)
    def _preview(self) -> None:
        """Show what the record of the line under the cursor says."""
        record = self.record
        about = shown(self, self.client.name) if record else ""
        self.query_one(Preview).show(record, about, ())

    def privacy_changed(self) -> None:
        """Say whose review it is, or hide it."""
        box = self.query_one("#reviewed")
        box.border_title = plain(f"Review of {shown(self, self.client.name)}")
        box.border_subtitle = plain(shown(self, self.client.service))

    def load(self) -> None:
        """Read the evidence anew."""
        entries = self.journal.timeline(self.client.id)
        self._evidence = for_and_against(self.client, entries, self.journal.clock.today())
        for pane in self.query(EvidencePane):
            pane.show([line for line in self._evidence if line.is_for == (pane.id == "for")])
            pane.show_titles([Title(pane.heading, pane.count)])
        self.query_one(Page).refresh(layout=True)
        self._preview()

    def _written(self, width: int) -> list[Line]:
        entries = self.journal.timeline(self.client.id)
        here = [entry for entry in entries if entry.withdrawn is None]
        reviews = [entry for entry in here if isinstance(entry, Review)]
        today = self.journal.clock.today()
        counted = ends((entry for entry in here if isinstance(entry, Promise)), today)
        return review_lines(self.client, reviews, counted, today, width)

    @property
    def record(self) -> Record | None:
        """The record of the line under the cursor."""
        focused = self.focused
        line = focused.current if isinstance(focused, EvidencePane) else None
        return line.record if line else None

    def journal_changed(self, changes: tuple[Change, ...]) -> None:
        """Follow what was changed; leave when the client is gone."""
        try:
            self.client = self.journal.client(self.client.id)
        except NotFound:
            self.dismiss(None)
        else:
            self.load()

    # Deciding

    def action_decide(self) -> None:
        """Ask for the decision."""
        is_prospect = self.client.standing is Standing.PROSPECT
        ways = _OF_PROSPECT if is_prospect else _OF_CLIENT
        answers = [
            Answer(key, f"{decision.label:<14}{means}", "You decide to", {"way": key})
            for key, (decision, means, _) in ways.items()
        ]
        title = visible(shown(self, self.client.name))
        Asking(self).choose(
            title, answers, lambda answer: self._write(*ways[str(answer.fields["way"])])
        )

    def _write(self, decision: ReviewDecision, means: str, again: str) -> None:
        today = self.journal.clock.today()
        values: dict[str, object] = {
            "reason": "",
            "next_on": after(today, again) if again else None,
            "reasons_for": summary(self._evidence, True),
            "against": summary(self._evidence, False),
        }

        async def save(fields: dict[str, Any]) -> Record:
            if not str(fields["reason"]).strip():
                raise InvalidRecord("write the reason of the decision", "reason")
            if again and fields["next_on"] is None:
                raise InvalidRecord("name the day you look at it again: +3m, 12 mar", "next_on")
            made = Review(client=self.client.id, on=today, decision=decision, **fields)
            return await to_thread(self.journal.decide, made)

        title = f"{decision.label.capitalize()}: {shown(self, self.client.name)}"
        then = partial(self._decided, decision)
        draft = ("review", self.client.ref)
        Asking(self).fill_in(_FORM, title, values, save, draft=draft, then=then)

    def _decided(self, decision: ReviewDecision, saved: Record) -> None:
        self.saved(saved)
        if decision is ReviewDecision.END and isinstance(saved, Review):
            EndingWork(self).begin(saved)

    # Looking

    @on(Pane.Chosen)
    def _open(self, event: Pane.Chosen) -> None:
        from clientjournal.tui.screens.entry import EntryScreen

        self.app.push_screen(EntryScreen(self.journal, event.record.record))

    def action_pane(self) -> None:
        """Go to the other side."""
        panes = list(self.query(EvidencePane))
        (panes[1] if panes[0].has_focus else panes[0]).focus()

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)

    def action_help(self) -> None:
        """Show the keys that work here."""
        from clientjournal.tui.screens.page import help_page

        self.app.push_screen(help_page(self.WHERE))


def summary(evidence: Sequence[Evidence], is_for: bool) -> str:
    """Give one side in a line, to begin with: ``"kept on time (3), thanked you"``."""
    counts = Counter(
        part for line in evidence if line.is_for is is_for for part in line.says.split(", ")
    )
    return ", ".join(
        says if count == 1 else f"{says} ({count})" for says, count in counts.most_common()
    )
