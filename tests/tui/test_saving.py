from __future__ import annotations

import asyncio
import os
from pathlib import Path

import pytest

from clientjournal.journal import Journal, open_journal
from clientjournal.model.advice import Advice
from clientjournal.store import FileStore
from clientjournal.tui.drafting import offer_line
from clientjournal.tui.screens.journal import JournalScreen
from tests.making import HandSetClock, advice, client
from tests.tui.disks import FullDisk, SlowDisk
from tests.tui.screen import Person, at_screen

TEXT = "Register for VAT"


async def test_a_failed_save_says_why_and_keeps_the_form_and_its_text(path: Path) -> None:
    disk = FullDisk()
    journal = Journal(FileStore(path, disk), HandSetClock(), "tester")
    journal.add(client())
    async with at_screen(journal) as person:
        await person.press("a")
        await person.write(TEXT)
        form = person.form
        disk.full = True
        said = await person.refused()
        assert said.startswith("not saved: No space left on device")
        assert said in person.text.replace("\n", "") or said[:40] in person.text
        assert person.form is form and form.words == TEXT
        assert journal.records(Advice) == []
        disk.full = False
        await person.save()
        assert [r.words for r in journal.records(Advice)] == [TEXT]
        assert person.said == "saved A-1"


async def test_a_failed_outcome_says_why(path: Path) -> None:
    disk = FullDisk()
    journal = Journal(FileStore(path, disk), HandSetClock(), "tester")
    journal.add(client())
    journal.add(advice())
    async with at_screen(journal) as person:
        disk.full = True
        await person.press("2", "d", "f")
        await person.settled()
        assert person.said.startswith("not saved: No space left on device")
        await person.press("u", "u")
        await person.settled()
        assert person.said.startswith("not saved: No space left on device")
        assert journal.get("A-1").decision == "pending"  # type: ignore[attr-defined]


@pytest.fixture
def slow(path: Path) -> tuple[SlowDisk, Journal]:
    disk = SlowDisk()
    journal = Journal(FileStore(path, disk), HandSetClock(), "tester")
    journal.add(client())
    return disk, journal


async def test_keys_wait_while_a_save_is_on_its_way(slow: tuple[SlowDisk, Journal]) -> None:
    disk, journal = slow
    async with at_screen(journal) as person:
        await person.press("a")
        await person.write(TEXT)
        disk.hold()
        await person.press("ctrl+s")
        await person.until(disk.syncing.is_set)
        await person.press("ctrl+s", "tab")
        assert person.form.words == TEXT  # what is typed now waits for the save
        disk.may_sync.set()
        await person.settled()
        assert [r.words for r in journal.records(Advice)] == [TEXT]


async def test_a_save_on_its_way_outlives_the_form(slow: tuple[SlowDisk, Journal]) -> None:
    disk, journal = slow
    async with at_screen(journal) as person:
        await person.press("a")
        await person.write(TEXT)
        disk.hold()
        await person.press("ctrl+s")
        await person.until(disk.syncing.is_set)
        await person.press("escape")
        disk.may_sync.set()
        await person.settled()
        await person.until(lambda: [r.words for r in journal.records(Advice)] == [TEXT])
        await person.until(lambda: "1" in person.pane("advice").count)


# Drafts


async def test_a_text_left_unsaved_comes_back_with_f4(acme: Journal, clock: HandSetClock) -> None:
    async with at_screen(acme) as person:
        await person.press("a")
        await person.write("Half a thought")
        await person.press("escape", "a")
        assert person.form.words == ""
        says = person.form_says
        assert says.startswith("what you advised") and "draft from 20 Nov" in says
        assert '"Half a thought"' in says
        await person.press("f4")
        assert person.form.words == "Half a thought"
        await person.press("tab", "shift+tab")
        assert person.form_says.startswith("what you advised") and "draft" not in person.form_says
        await person.save()
        await person.press("a")
        assert person.form_says.startswith("what you advised")
        assert acme.get("A-1").words == "Half a thought"


def test_an_offer_of_a_draft_takes_the_cells_there_are() -> None:
    back = "f4 brings it back"
    offers = [offer_line("20 Nov 2026", "Chase the debtors now", back, n) for n in (80, 60, 48)]
    assert offers == [
        'draft from 20 Nov 2026: "Chase the debtors now"   f4 brings it back',
        'draft from 20 Nov 2026: "Chase the…"   f4 brings it back',
        "draft from 20 Nov 2026   f4 brings it back",
    ]


async def test_a_draft_belongs_to_a_kind_and_a_client(acme: Journal) -> None:
    async with at_screen(acme) as person:
        await person.press("a")
        await person.write("Half a thought")
        await person.press("escape", "s")
        assert "draft" not in person.form_says
        await person.press("escape", "j", "a")
        assert "draft" not in person.form_says
        await person.press("escape", "k", "a")
        assert "draft" in person.form_says


async def test_saving_something_else_leaves_the_draft(acme: Journal) -> None:
    async with at_screen(acme) as person:
        await person.press("a")
        await person.write("Half a thought")
        await person.press("escape", "a")
        await person.write("Another one")
        await person.save()
        await person.press("a", "f4")
        assert person.form.words == "Half a thought"


async def test_a_client_has_a_draft_too(acme: Journal) -> None:
    async with at_screen(acme) as person:
        await person.press("n")
        await person.write("Nova")
        await person.press("escape", "n", "f4")
        assert person.form.words == "Nova"


# Leaving


async def test_leaving_a_form_with_unsaved_text_asks_once(acme: Journal) -> None:
    async with at_screen(acme) as person:
        await person.press("a")
        await person.write(TEXT)
        await person.press("ctrl+q")
        assert not person.app._exit
        assert "this text is not saved" in person.form_says
        assert person.form.words == TEXT
        await person.press("ctrl+q")
        assert person.app._exit


async def test_leaving_a_form_without_text_asks_nothing(acme: Journal) -> None:
    async with at_screen(acme) as person:
        await person.press("a", "ctrl+q")
        assert person.app._exit


async def test_leaving_waits_for_what_is_being_saved(slow: tuple[SlowDisk, Journal]) -> None:
    disk, journal = slow
    journal.add(advice())
    async with at_screen(journal) as person:
        disk.hold()
        await person.press("2", "d", "f")
        await person.until(disk.syncing.is_set)
        leaving = asyncio.create_task(person.app.action_quit())
        await person.pilot.pause()
        assert not leaving.done() and not person.app._exit
        disk.may_sync.set()
        await leaving
        assert person.app._exit
        assert journal.get("A-1").decision == "followed"  # type: ignore[attr-defined]


# A journal that may not be written, and one that others write


async def test_a_read_only_journal_says_so(acme: Journal, path: Path) -> None:
    acme.add(advice())
    path.chmod(0o400)
    journal = open_journal(path)
    async with at_screen(journal) as person:
        assert person.said == "read-only: nothing can be saved here"
        assert person.said in person.text
        await person.press("a")
        await person.write(TEXT)
        assert "is read-only" in await person.refused()
        assert person.form.words == TEXT
        await person.press("escape", "2", "d", "f")
        await person.settled()
        assert "is read-only" in person.said


async def look(person: Person) -> None:
    await person.app._look()
    await person.pilot.pause()


async def test_what_another_process_writes_shows(acme: Journal, path: Path) -> None:
    async with at_screen(acme) as person:
        with open_journal(path) as other:
            other.add(advice(advice="From elsewhere"))
            other.add(client("Late & Co"))
        await look(person)
        await person.until(lambda: "From elsewhere" in person.text)
        assert "Late & Co" in person.text
        assert person.journal.client == acme.clients()[0]
        with open_journal(path) as other:
            other.amend(other.get("A-1"), advice="Put differently")
        await look(person)
        await person.until(lambda: "Put differently" in person.text)
        with open_journal(path) as other:
            other.undo()
        await look(person)
        await person.until(lambda: "From elsewhere" in person.text)


async def test_an_open_record_follows_another_process(acme: Journal, path: Path) -> None:
    acme.add(advice())
    async with at_screen(acme) as person:
        await person.press("2", "enter")
        with open_journal(path) as other:
            other.amend(other.get("A-1"), client_words="We shall see")
        await look(person)
        await person.until(lambda: "We shall see" in person.text)


async def test_a_record_that_goes_takes_its_page_along(acme: Journal, path: Path) -> None:
    acme.add(advice())
    async with at_screen(acme) as person:
        await person.press("2", "enter")
        with open_journal(path) as other:
            other.undo()
        await look(person)
        await person.until(lambda: isinstance(person.screen, JournalScreen))
        assert person.pane("advice").count == "0"


async def test_a_form_keeps_its_text_while_another_process_writes(
    acme: Journal, path: Path
) -> None:
    async with at_screen(acme) as person:
        await person.press("a")
        await person.write(TEXT)
        with open_journal(path) as other:
            other.add(advice(advice="From elsewhere"))
        await look(person)
        assert person.form.words == TEXT
        await person.save()
        assert [r.words for r in acme.records(Advice)] == ["From elsewhere", TEXT]


async def test_a_journal_that_cannot_be_read_any_more_says_so(acme: Journal, path: Path) -> None:
    async with at_screen(acme) as person:
        before = os.stat(path).st_mtime_ns
        path.write_text("{ broken")
        os.utime(path, ns=(before + 10**9, before + 10**9))
        await look(person)
        assert person.said
        assert "Acme" in person.text
