"""Where two things meet: keys and a form that opens, a filter and a save, a record and its end."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.widgets import Input

from clientjournal.journal import Journal, open_journal
from clientjournal.model.advice import Advice
from clientjournal.model.promise import Promise
from clientjournal.store import FileStore
from clientjournal.tui.panes.frame import Title, framed
from clientjournal.tui.screens.entry import EntryScreen
from clientjournal.tui.screens.journal import JournalScreen
from clientjournal.tui.text import cut, width_of
from tests.making import TODAY, HandSetClock, advice, client, promise
from tests.tui.disks import SlowDisk
from tests.tui.screen import at_screen
from tests.tui.test_text import is_safe

DUE = date(2026, 11, 18)


async def test_d_looks_around_and_leaves_the_journal_alone(journal: Journal, path: Path) -> None:
    async with at_screen(journal) as person:
        await person.press("d")
        await person.until(lambda: isinstance(person.screen, JournalScreen))
        await person.pilot.pause()
        assert "Hollis & Daughter Joinery" in person.text
        assert "sample practice" in person.rows[0]
        folder = Path(person.app.journal.location).parent
        assert folder.is_dir()
        await person.press("a")
        await person.write("Keep receipts")
        await person.save()
        assert person.said.startswith("saved A-")
    assert not folder.exists()
    assert not path.exists()


async def test_keys_typed_while_a_form_opens_are_its_words(acme: Journal) -> None:
    async with at_screen(acme) as person:
        for key in "aquick":
            person.app.post_message(events.Key(key, key))
        await person.pilot.pause()
        await person.settled()
        assert not person.app._exit
        assert person.form.words == "quick"


async def test_keys_typed_while_the_focus_moves_go_where_it_goes(acme: Journal) -> None:
    async with at_screen(acme) as person:
        await person.press("s")
        for key in ("S", "tab", "T", "tab", "b"):
            person.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await person.pilot.pause()
        await person.settled()
        assert person.form.words == "S"
        assert person.form.query_one("#field-said", Input).value == "T"


@pytest.mark.parametrize("words", ["\x1b[2J\x1b]0;x\x07", "\u202eevil", "a\x9bb"])
async def test_a_text_being_edited_reaches_the_terminal_as_text(acme: Journal, words: str) -> None:
    acme.add(advice(advice=words, asked=words))
    async with at_screen(acme) as person:
        await person.press("2", "e")
        assert is_safe(person.text.replace("\n", ""))
        await person.save()
        assert acme.get("A-1").words == words


async def test_a_record_may_go_while_another_screen_covers_it(acme: Journal, path: Path) -> None:
    acme.add(advice())
    async with at_screen(acme) as person:
        await person.press("2", "enter", "question_mark")
        with open_journal(path) as other:
            other.undo()
        await person.app._look()
        await person.settled()
        await person.press("escape")
        await person.until(lambda: isinstance(person.screen, JournalScreen))


async def test_a_page_of_a_record_that_went_can_be_left(acme: Journal, path: Path) -> None:
    acme.add(advice())
    async with at_screen(acme) as person:
        await person.press("2", "enter", "question_mark")
        with open_journal(path) as other:
            other.undo()
        await person.app._look()
        await person.settled()
        await person.press("escape", "escape")
        assert isinstance(person.screen, JournalScreen | EntryScreen)


async def test_a_new_client_is_selected_under_a_filter_too(acme: Journal) -> None:
    async with at_screen(acme) as person:
        await person.press("slash", *"acme", "enter", "n")
        await person.write("Nova")
        await person.save()
        assert person.journal.client is not None and person.journal.client.name == "Nova"


async def test_what_was_saved_shows_under_a_filter_too(acme: Journal) -> None:
    acme.add(advice())
    async with at_screen(acme) as person:
        await person.press("2", "slash", *"vat", "enter", "a")
        await person.write("Keep receipts")
        await person.save()
        assert person.journal.record == acme.get("A-2")
        assert "Keep receipts" in person.text


async def test_clearing_a_filter_that_fits_nothing_brings_the_file_back(acme: Journal) -> None:
    acme.add(advice())
    async with at_screen(acme) as person:
        await person.press("slash", *"zzz", "escape")
        await person.settled()
        assert person.journal.client is not None
        assert person.pane("advice").count == "1"


async def test_a_refusal_says_why_at_the_field_at_fault(acme: Journal) -> None:
    async with at_screen(acme) as person:
        await person.press("p")
        await person.write("Send the list")
        every = person.form.query_one("#field-every", Input)
        every.value = "often"
        await person.press("ctrl+s")
        await person.settled()
        assert person.app.focused is every
        assert '"often" is not a count' in person.form_says


async def test_a_late_correction_says_why_it_wants_a_reason(
    acme: Journal, clock: HandSetClock
) -> None:
    acme.add(advice())
    clock.put_forward(hours=49)
    async with at_screen(acme) as person:
        await person.press("2", "e")
        await person.write(" now")
        await person.press("ctrl+s")
        await person.settled()
        await person.until(lambda: "Because" in person.text)
        assert "was recorded more than 48 hours ago" in person.form_says


async def test_a_reason_left_out_is_asked_for_in_the_same_place(
    acme: Journal, clock: HandSetClock
) -> None:
    acme.add(promise())
    async with at_screen(acme) as person:
        await person.press("4", "d", "x")
        await person.settled()
        clock.put_forward(hours=49)
        await person.press("d", "k")
        await person.settled()
        await person.press("ctrl+s")
        await person.settled()
        assert len(person.form.query("#field-because")) == 1


@pytest.mark.parametrize("words", ["wed", "+5d", "in 5 days"])
async def test_a_promise_is_moved_without_leaving_the_field(acme: Journal, words: str) -> None:
    acme.add(promise(due=DUE))
    async with at_screen(acme) as person:
        await person.press("4", "d", "m")
        await person.write(words)
        await person.save()
        found = acme.get("P-1")
        assert isinstance(found, Promise) and found.due == date(2026, 11, 25)


async def test_a_text_edited_and_left_is_kept(acme: Journal) -> None:
    acme.add(advice())
    async with at_screen(acme) as person:
        await person.press("2", "e")
        await person.write(", and keep every receipt")
        await person.press("escape", "e", "f4")
        assert person.form.words == "Register for VAT, and keep every receipt"


async def test_text_in_any_field_is_asked_about_before_quitting(acme: Journal) -> None:
    async with at_screen(acme) as person:
        await person.press("a", "tab")
        await person.write("Can we skip the audit?")
        await person.press("ctrl+q")
        assert not person.app._exit


async def test_every_form_with_unsaved_text_is_asked_about(acme: Journal) -> None:
    async with at_screen(acme) as person:
        await person.press("a")
        await person.write("one")
        await person.press("ctrl+q")
        await person.save()
        await person.press("a")
        await person.write("two")
        await person.press("ctrl+q")
        assert not person.app._exit


async def test_a_form_under_the_palette_is_asked_about(acme: Journal) -> None:
    async with at_screen(acme) as person:
        await person.press("a")
        await person.write("one")
        await person.press("ctrl+p", "ctrl+q")
        assert not person.app._exit


async def test_undoing_the_open_record_says_so(acme: Journal) -> None:
    acme.add(advice())
    async with at_screen(acme) as person:
        await person.press("2", "enter", "u", "u")
        await person.settled()
        await person.until(lambda: isinstance(person.screen, JournalScreen))
        assert person.said == 'undone: A-1 added, "Register for VAT"'


async def test_a_form_closed_while_it_saves_says_that_it_was_saved(path: Path) -> None:
    disk = SlowDisk()
    journal = Journal(FileStore(path, disk), HandSetClock(), "tester")
    journal.add(client())
    async with at_screen(journal) as person:
        await person.press("a")
        await person.write("one")
        disk.hold()
        await person.press("ctrl+s")
        await person.until(disk.syncing.is_set)
        await person.press("escape")
        disk.may_sync.set()
        await person.until(lambda: bool(journal.records(Advice)))
        await person.settled()
        await person.until(lambda: person.pane("advice").count == "1")
        assert person.said == "saved A-1"
        await person.press("a")
        assert "draft" not in person.form_says


async def test_an_edit_leaves_items_with_commas_and_spaces_at_the_edges_alone(
    acme: Journal,
) -> None:
    acme.add(advice(advice=" lead\n", reasons="two \n", tags=("a, b",)))
    async with at_screen(acme) as person:
        await person.press("2", "e")
        person.form.query_one("#more").focus()
        await person.press("enter")
        await person.until(lambda: not person.form.query("#more"))
        await person.save()
        assert len(acme.history("A-1")) == 1


async def test_a_cost_with_a_comma_between_thousands_is_no_fraction(acme: Journal) -> None:
    acme.add(advice(outcome="as warned"))
    async with at_screen(acme) as person:
        await person.press("2", "e")
        person.form.query_one("#more").focus()
        await person.press("enter")
        await person.until(lambda: not person.form.query("#more"))
        person.form.query_one("#field-cost", Input).value = "1,200"
        await person.press("ctrl+s")
        await person.settled()
        found: Any = acme.get("A-1")
        assert found.cost in (None, 1200)


async def test_the_promise_that_waits_has_the_cursor(acme: Journal) -> None:
    acme.add(promise(text="old", state="kept", done_on=TODAY))
    acme.add(promise(text="late", due=DUE))
    async with at_screen(acme) as person:
        current = person.pane("promises").current
        assert current is not None and current.words == "late"


async def test_the_palette_offers_the_commands_of_an_open_record(acme: Journal) -> None:
    acme.add(advice())
    async with at_screen(acme) as person:
        await person.press("2", "enter", "ctrl+p", *"outcome")
        await person.settled()
        await person.until(lambda: not getattr(person.screen, "_show_busy", False))
        assert "Change: Outcome" in person.text


async def test_no_pane_is_wider_than_a_narrow_screen(sample: Journal) -> None:
    async with at_screen(sample, (20, 6)) as person:
        assert person.pane("clients").region.right <= 20


def test_the_narrowest_frame_is_as_wide_as_asked() -> None:
    assert [sum(width_of(p.text) for p in line) for line in framed([], 4, 3, [Title("x")])] == [
        4,
        4,
        4,
    ]


def test_a_joiner_at_the_end_of_a_cell_takes_no_space_from_it() -> None:
    assert width_of(cut("a\u200d", 4)) == 4


async def test_a_fault_of_the_program_shows_nothing_of_the_journal(
    acme: Journal, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    acme.add(advice(advice="Ruth's mileage log"))

    def broken(self: JournalScreen) -> None:
        secret = self.journal.get("A-1").words
        raise ValueError(secret)

    monkeypatch.setattr(JournalScreen, "action_before_call", broken)
    with pytest.raises(ValueError):
        async with at_screen(acme) as person:
            await person.press("b")
    said = "".join(capsys.readouterr())
    assert "mileage" not in said
    assert "stopped by a fault of the program (ValueError at " in said
