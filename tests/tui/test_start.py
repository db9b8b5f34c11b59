from __future__ import annotations

from pathlib import Path

from clientjournal.journal import Journal
from clientjournal.tui.screens.form import FormScreen
from clientjournal.tui.screens.journal import JournalScreen
from clientjournal.tui.screens.start import StartScreen
from tests.tui.screen import at_screen


async def test_an_empty_journal_opens_with_three_ways_and_where_it_is(
    journal: Journal, path: Path
) -> None:
    async with at_screen(journal, (200, 30)) as person:
        assert isinstance(person.screen, StartScreen)
        for line in ("n  add a client", "i  import a journal", "d  look around in the sample"):
            assert line in person.text
        shown = "".join(person.text.split())
        assert f"notencrypted:{path}".replace(" ", "") in shown


async def test_n_adds_the_first_client(journal: Journal) -> None:
    async with at_screen(journal) as person:
        await person.press("n")
        assert isinstance(person.screen, FormScreen)
        await person.write("Nova")
        await person.save()
        assert person.said == "saved C-1"
        assert person.journal.client == journal.client(1)
        await person.press("a")
        await person.write("Keep receipts")
        await person.save()
        assert journal.get("A-1").words == "Keep receipts"


async def test_i_imports(journal: Journal) -> None:
    async with at_screen(journal) as person:
        await person.press("i")
        assert person.form.query_one("#form").border_title == "Import a file"


async def test_escape_goes_on_to_the_empty_journal(journal: Journal, path: Path) -> None:
    async with at_screen(journal) as person:
        await person.press("escape")
        assert isinstance(person.screen, JournalScreen)
        assert "No clients yet. Press n to" in person.text
        await person.press("2")
        assert "No advice yet. Press a to log the first." in person.text
    assert not path.exists()


async def test_q_closes(journal: Journal) -> None:
    async with at_screen(journal) as person:
        await person.press("q")
        assert person.app._exit
