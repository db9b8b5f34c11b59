"""The export screen, by keyboard alone."""

from __future__ import annotations

import json
import stat
from pathlib import Path
from threading import Event

import pytest
from textual.widgets import Input

from clientjournal.export.delivery import Delivery, Ready
from clientjournal.journal import Journal
from clientjournal.model.errors import JournalError
from clientjournal.tui.folder import open_folder
from clientjournal.tui.panes.exporting import ChoicesPane, DocumentPane, ExportSays
from clientjournal.tui.panes.status import StatusLine
from clientjournal.tui.screens.choose import ChooseScreen
from clientjournal.tui.screens.exporting import ExportScreen
from clientjournal.tui.screens.form import FormScreen
from clientjournal.tui.screens.journal import JournalScreen
from clientjournal.tui.screens.pick import PickScreen
from tests.making import advice, client, contact
from tests.tui.screen import Person, at_screen


async def looked(person: Person) -> ExportScreen:
    """Wait until the document is gathered and drawn."""
    await person.until(lambda: isinstance(person.screen, ExportScreen))
    screen = person.screen
    assert isinstance(screen, ExportScreen)
    await person.settled()
    return screen


async def opened(person: Person, folder: Path) -> ExportScreen:
    await person.press("x")
    screen = await looked(person)
    screen.look(folder=folder)
    await person.settled()
    return screen


async def choose(person: Person, *keys: str) -> None:
    await person.press(*keys)
    await person.settled()


def values(screen: ExportScreen) -> dict[str, str]:
    return {row.label: row.value for row in screen.query_one(ChoicesPane)._all}


def says(screen: ExportScreen) -> str:
    return screen.query_one(ExportSays).said


def upper(screen: ExportScreen) -> str:
    return screen.query_one(StatusLine).said


def document(screen: ExportScreen) -> str:
    return "\n".join(line.words for line in screen.query_one(DocumentPane)._all)


async def test_a_history_is_looked_at_and_written(sample: Journal, tmp_path: Path) -> None:
    async with at_screen(sample) as person:
        screen = await opened(person, tmp_path)
        assert "Prepared for Ruth Hollis on Fri 20 Nov 2026." in document(screen)
        assert "Left out of this copy: 1 moment left unsaid, 3 private notes" in says(screen)
        assert list(tmp_path.glob("*.html")) == []
        await choose(person, "ctrl+s")
        file = tmp_path / "hollis-daughter-joinery-2026-11-20.html"
        assert file.read_text("utf-8").startswith("<!DOCTYPE html>")
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert says(screen).startswith("Wrote 13 entries, ")
        assert str(file) in says(screen) and "o opens the folder" in says(screen)
        await person.press("escape")
        assert isinstance(person.screen, JournalScreen)


async def test_the_file_lies_at_home_until_another_place_is_named(acme: Journal) -> None:
    async with at_screen(acme) as person:
        await person.press("x")
        screen = await looked(person)
        assert screen.delivery.path.parent == Path.home()
        assert values(screen)["Write to"] == "~"


async def test_keys_choose_copy_format_name_and_what(acme: Journal, tmp_path: Path) -> None:
    acme.add(advice(private="mine alone"))
    async with at_screen(acme) as person:
        screen = await opened(person, tmp_path)
        assert "mine alone" not in document(screen)
        await choose(person, "c")
        assert "mine alone" in document(screen)
        await person.press("f")
        assert isinstance(person.screen, PickScreen)
        await choose(person, "j", "j", "enter")
        assert values(screen)["Format"] == "CSV, a table"
        assert values(screen)["Formulas"] == "made harmless"
        await choose(person, "v", "n")
        assert values(screen)["Formulas"] == "left as they are"
        assert values(screen)["File name"] == "history-2026-11-20-file.csv"
        await choose(person, "e")
        assert values(screen)["What"] == "every client"
        assert values(screen)["File name"] == "journal-2026-11-20.csv"
        assert "Bolt & Co" in document(screen)
        await choose(person, "c")
        assert "always the file copy" in upper(screen)
        await choose(person, "ctrl+s")
        assert (tmp_path / "journal-2026-11-20.csv").exists()


async def test_a_calendar_says_no_name_unless_it_is_let(sample: Journal, tmp_path: Path) -> None:
    async with at_screen(sample) as person:
        screen = await opened(person, tmp_path)
        screen.look(format="ics")
        await person.settled()
        assert "SUMMARY:Agreed action due" in document(screen)
        assert "VAT figures" not in document(screen)
        await choose(person, "t", "v")
        assert "VAT figures" in document(screen) and "BEGIN:VTODO" in document(screen)
        await choose(person, "ctrl+s")
        assert says(screen).startswith("Wrote 6 days, ")


async def test_marked_entries_alone_or_with_the_rest(acme: Journal, tmp_path: Path) -> None:
    for text in ("first", "second"):
        acme.add(advice(advice=text))
    acme.add(advice(2, advice="third"))
    async with at_screen(acme) as person:
        person.app.push_screen(ExportScreen(acme, acme.client(1), ["A-2", "A-3"]))
        screen = await looked(person)
        screen.look(format="json", folder=tmp_path)
        await person.settled()
        assert values(screen)["What"] == "1 marked entry"
        await choose(person, "ctrl+s")
        (file,) = tmp_path.glob("acme*.json")
        assert [each["advice"] for each in json.loads(file.read_text())["advice"]] == ["second"]
        assert "1 entry not chosen" in says(screen)
        await choose(person, "e")
        assert values(screen)["What"] == "the whole history"
        await choose(person, "e", "ctrl+s")
        assert values(screen)["What"] == "all 2 marked entries"
        (file,) = tmp_path.glob("journal*.json")
        found = [each["advice"] for part in json.loads(file.read_text()) for each in part["advice"]]
        assert found == ["second", "third"]


async def test_a_period_is_asked_for(sample: Journal, tmp_path: Path) -> None:
    async with at_screen(sample) as person:
        screen = await opened(person, tmp_path)
        await person.press("p")
        await person.until(lambda: isinstance(person.screen, FormScreen))
        person.form.query_one("#field-start", Input).value = "2026-08-01"
        person.form.query_one("#field-end", Input).value = "2026-07-01"
        await person.press("ctrl+s")
        await person.until(lambda: "before the first" in person.form_says)
        person.form.query_one("#field-end", Input).value = "2026-08-31"
        await person.save()
        await looked(person)
        assert values(screen)["Period"] == "Sat 1 Aug 2026 to Mon 31 Aug 2026"
        assert "Sun 16 Aug 2026" in document(screen) and "28 May" not in document(screen)
        assert "entries outside the period" in says(screen)


async def test_a_file_that_is_there_is_asked_about(acme: Journal, tmp_path: Path) -> None:
    taken = tmp_path / "acme-2026-11-20.html"
    taken.write_text("mine")
    async with at_screen(acme) as person:
        screen = await opened(person, tmp_path)
        await choose(person, "ctrl+s")
        assert isinstance(person.screen, ChooseScreen)
        await choose(person, "escape")
        assert taken.read_text() == "mine"
        await choose(person, "ctrl+s", "n")
        await person.until(lambda: isinstance(person.screen, FormScreen))
        person.form.query_one("#field-path", Input).value = str(tmp_path / "other.html")
        await person.save()
        await looked(person)
        await choose(person, "ctrl+s")
        assert (tmp_path / "other.html").exists() and taken.read_text() == "mine"
        screen.look(name="")
        await person.settled()
        await choose(person, "ctrl+s", "o")
        assert "Acme" in taken.read_text()


async def test_what_is_no_place_is_said_and_nothing_is_lost(acme: Journal, tmp_path: Path) -> None:
    async with at_screen(acme) as person:
        screen = await opened(person, tmp_path)
        for words, why in (
            (str(tmp_path / "no" / "x.md"), "there is no folder"),
            ("", "name a folder"),
        ):
            await person.press("w")
            await person.until(lambda: isinstance(person.screen, FormScreen))
            person.form.query_one("#field-path", Input).value = words
            await person.press("ctrl+s")
            await person.until(lambda why=why: why in person.form_says)
            await person.press("escape")
        screen.look(folder=tmp_path, name=Path(acme.location).name)
        screen.delivery.choose(folder=Path(acme.location).parent)
        await choose(person, "ctrl+s")
        assert "journal itself" in upper(screen)


async def test_names_of_other_clients_stop_it_until_they_are_let_pass(
    acme: Journal, tmp_path: Path
) -> None:
    acme.add(advice(advice="Do it like Bolt & Co"))
    async with at_screen(acme) as person:
        screen = await opened(person, tmp_path)
        assert "names other clients: Bolt & Co" in says(screen)
        await choose(person, "ctrl+s")
        assert "a lets them pass" in upper(screen) and list(tmp_path.glob("*.html")) == []
        await choose(person, "a", "ctrl+s")
        assert "Bolt &amp; Co" in next(tmp_path.glob("*.html")).read_text()


async def test_a_bar_shows_how_far_it_is_and_keys_still_work(
    acme: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("clientjournal.tui.screens.exporting.PATIENCE", 0.01)
    begun, goes_on = Event(), Event()

    def slow(delivery: Delivery, ready: Ready) -> bytes:
        begun.set()
        assert goes_on.wait(10)
        return b"slow"

    async with at_screen(acme) as person:
        screen = await opened(person, tmp_path)
        monkeypatch.setattr(Delivery, "content", slow)
        await person.press("ctrl+s")
        await person.until(lambda: begun.is_set() and "━━━" in "\n".join(person.rows[13:]))
        await person.press("j", "escape", "c")
        assert person.screen is screen and screen.is_busy
        assert values(screen)["Copy"] == "for the client: nothing private"
        goes_on.set()
        await person.settled()
        assert next(tmp_path.glob("*.html")).read_bytes() == b"slow"
        assert not screen.query_one(ExportSays).shows_progress


async def test_the_folder_is_opened_once_there_is_a_file(
    acme: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders: list[Path] = []
    monkeypatch.setattr("clientjournal.tui.screens.exporting.open_folder", folders.append)
    async with at_screen(acme) as person:
        screen = await opened(person, tmp_path)
        await choose(person, "o")
        assert "nothing is written yet; ^s writes it" in upper(screen) and folders == []
        await choose(person, "ctrl+s", "o")
        assert folders == [tmp_path]


def test_without_a_file_manager_it_says_where_the_file_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(JournalError, match=str(tmp_path)):
        open_folder(tmp_path)


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 20)])
async def test_hostile_names_are_text_at_every_size(
    acme: Journal, tmp_path: Path, size: tuple[int, int]
) -> None:
    odd = "[/b] [red]@Home\x1b[31m\u202e" + "x" * 300
    acme.add(client(odd, person=odd))
    acme.add(contact(3, text=odd))
    async with at_screen(acme, size) as person:
        person.app.push_screen(ExportScreen(acme, acme.client(3)))
        screen = await looked(person)
        screen.look(folder=tmp_path)
        await person.settled()
        assert "[/b] [red]@Home␛[31m" in document(screen).replace("\n", " ")
        assert all(strip.cell_length == size[0] for strip in person.strips)
        await choose(person, "ctrl+s")
        assert len(list(tmp_path.glob("b-red-home*.html"))) == 1


async def test_what_is_hidden_elsewhere_is_hidden_here(sample: Journal, tmp_path: Path) -> None:
    async with at_screen(sample) as person:
        screen = await opened(person, tmp_path)
        assert "Fairlea" in person.text
        await choose(person, "ctrl+s")
        assert "wrote hollis" in person.rows[0] and "pytest-of" in person.text
        await choose(person, "z")
        assert "wrote ▒▒▒" in person.rows[0] and "pytest-of" not in person.text
        await choose(person, "w")
        assert upper(screen) == "names and words are hidden; z shows them"
        for words in ("Hollis", "hollis", "Fairlea"):
            assert words not in person.text
        assert "You asked" in person.text and "▒▒▒" in document(screen)
