"""The import screen, by keyboard alone."""

from __future__ import annotations

from pathlib import Path
from time import monotonic

import pytest

from clientjournal.journal import Journal
from clientjournal.model.contact import Contact
from clientjournal.tui.panes.importing import ColumnsPane, RowsPane
from clientjournal.tui.panes.status import StatusLine
from clientjournal.tui.screens.form import FormScreen
from clientjournal.tui.screens.importing import PATIENCE, ImportScreen
from clientjournal.tui.screens.journal import JournalScreen
from clientjournal.tui.screens.pick import PickScreen
from tests.tui.screen import Person, at_screen

ROWS = """\
Client,Date,Notes,Type
Acme,03/04/2026,[b]Lease[/b],call
New [/b] @Home,04/05/2026,=SUM(A1),pigeon
"""


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    path = tmp_path / "in.csv"
    path.write_text(ROWS, "utf-8")
    return path


async def look_at(person: Person, path: Path) -> ImportScreen:
    await person.press("I")
    await person.until(lambda: isinstance(person.screen, FormScreen))
    await person.write(str(path))
    await person.press("ctrl+s")
    await person.until(lambda: isinstance(person.screen, ImportScreen))
    await rested(person)
    assert isinstance(person.screen, ImportScreen)
    return person.screen


async def rested(person: Person) -> None:
    screen = person.screen
    assert isinstance(screen, ImportScreen)
    await person.until(lambda: not screen.is_busy)
    await person.pilot.pause()


def said(person: Person) -> str:
    return person.screen.query_one(StatusLine).said


async def test_from_the_file_to_the_journal_and_back(acme: Journal, rows: Path) -> None:
    async with at_screen(acme) as person:
        await look_at(person, rows)
        assert said(person) == "0 new, 0 the same, 2 refused"
        assert '"03/04/2026" may be' in person.text
        await person.press("d")
        await rested(person)
        assert said(person) == "1 new, 0 the same, 1 refused"
        await person.press("ctrl+s")
        assert "1 refused (row 3): r leaves them out" in said(person)
        await person.press("r", "ctrl+s")
        await person.until(lambda: isinstance(person.screen, JournalScreen))
        await person.settled()
        assert person.said == "1 records taken in, 0 the same; u takes them back"
        (entry,) = acme.records(Contact)
        assert (entry.client, str(entry.on), entry.text) == (1, "2026-04-03", "[b]Lease[/b]")


async def test_a_column_is_changed_and_left_out(acme: Journal, rows: Path) -> None:
    async with at_screen(acme) as person:
        screen = await look_at(person, rows)
        await person.press("d")
        await rested(person)
        await person.press("tab", "G", "enter")
        assert isinstance(person.screen, PickScreen)
        assert "Type fills" in person.text
        await person.press("g", "enter")
        await person.until(lambda: person.screen is screen)
        await rested(person)
        column = screen.query_one(ColumnsPane).current
        assert column is not None and (column.words, column.field) == ("Type", "")
        assert said(person) == "3 new, 0 the same"
        await person.press("n")
        await rested(person)
        assert said(person) == "1 new, 0 the same, 1 refused"
        await person.press("escape")
        assert isinstance(person.screen, JournalScreen)
        assert acme.records(Contact) == []


async def test_the_kind_is_chosen(acme: Journal, rows: Path) -> None:
    async with at_screen(acme) as person:
        await look_at(person, rows)
        await person.press("t", "g", "enter")
        await person.until(lambda: isinstance(person.screen, ImportScreen))
        await rested(person)
        assert "rows are clients" in person.text
        assert said(person) == "1 new, 0 the same, 1 in conflict"


async def test_letters_are_chosen_when_they_are_no_utf_8(acme: Journal, tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    path.write_bytes(b"Name\nCaf\xe9\n")
    async with at_screen(acme) as person:
        await look_at(person, path)
        assert "line 2 is not UTF-8" in person.text and "l chooses the letters" in person.text
        for _ in range(3):
            await person.press("l")
            await rested(person)
        assert said(person) == "1 new, 0 the same"
        assert "Café" in person.text


async def test_a_file_that_cannot_be_read_leaves_the_form(acme: Journal, tmp_path: Path) -> None:
    async with at_screen(acme) as person:
        await person.press("I")
        await person.write(str(tmp_path / "nowhere.csv"))
        assert "cannot read" in await person.refused()
        await person.press("escape")
        assert isinstance(person.screen, JournalScreen)


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 20), (24, 8)])
async def test_every_size_shows_rows(acme: Journal, rows: Path, size: tuple[int, int]) -> None:
    async with at_screen(acme, size) as person:
        screen = await look_at(person, rows)
        assert screen.query_one(RowsPane).count == "2"
        for row in person.rows:
            assert len(row) <= size[0] or size[0] == 24
        if size[0] >= 60:
            assert "row 2" in person.text and "refused" in person.text
            await person.press("/")
            await person.write("home")
            await person.press("enter")
            assert screen.query_one(RowsPane).count == "1 of 2"


async def test_cards_and_journals_have_no_columns(acme: Journal, tmp_path: Path) -> None:
    path = tmp_path / "in.vcf"
    path.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Jo [bold]\nEND:VCARD\n", "utf-8")
    async with at_screen(acme) as person:
        screen = await look_at(person, path)
        assert not screen.query(ColumnsPane)
        await person.press("t", "d", "ctrl+s")
        await person.until(lambda: isinstance(person.screen, JournalScreen))
        await person.settled()
        assert acme.client(3).name == "Jo [bold]"


async def test_a_bar_shows_how_far_it_is_once_that_takes_long(acme: Journal, rows: Path) -> None:
    async with at_screen(acme) as person:
        screen = await look_at(person, rows)
        screen._busy_since = monotonic()
        screen._tell(50, 100)
        await person.pilot.pause()
        assert "50 of 100" not in person.text
        screen._busy_since = monotonic() - PATIENCE - 1
        screen._tell(50, 100)
        await person.until(lambda: "50 of 100" in person.text)
        screen._rest()
        await person.until(lambda: "50 of 100" not in person.text)


async def test_ten_thousand_rows_draw_what_is_seen(acme: Journal, tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    lines = "".join(f"Acme,2026-03-04,call {n}\n" for n in range(10_000))
    path.write_text("Client,Date,Notes\n" + lines, "utf-8")
    async with at_screen(acme) as person:
        screen = await look_at(person, path)
        await person.press("G")
        assert "row 10001" in person.text
        assert len(screen.query("*")) < 12
