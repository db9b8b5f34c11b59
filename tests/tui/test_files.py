from __future__ import annotations

import json
import stat
from pathlib import Path

from textual.widgets import Input

from clientjournal.journal import Journal
from clientjournal.tui.screens.journal import JournalScreen
from tests.making import advice
from tests.tui.screen import Person, at_screen


async def export(person: Person, path: Path) -> None:
    """Open the export and name a file."""
    await person.press("x")
    person.form.query_one("#field-path", Input).value = str(path)


async def test_an_export_is_written_for_its_owner_alone(sample: Journal, tmp_path: Path) -> None:
    async with at_screen(sample) as person:
        await export(person, tmp_path / "history.md")
        await person.press("tab", "tab", "tab", "l")
        await person.save()
        assert "Hollis & Daughter Joinery" in (tmp_path / "history.md").read_text()
        assert stat.S_IMODE((tmp_path / "history.md").stat().st_mode) == 0o600
        assert person.said.startswith("wrote ") and "history.md" in person.said


async def test_the_suggested_file_lies_at_home(acme: Journal) -> None:
    async with at_screen(acme) as person:
        await person.press("x")
        suggested = Path(person.form.query_one("#field-path", Input).value)
        await person.save()
        assert suggested.parent == Path.home()
        assert "Acme" in suggested.read_text()


async def test_an_export_as_json(acme: Journal, tmp_path: Path) -> None:
    acme.add(advice())
    async with at_screen(acme) as person:
        await export(person, tmp_path / "history.json")
        await person.press("tab", "2", "tab", "j")
        await person.save()
        assert "Register for VAT" in json.dumps(json.loads((tmp_path / "history.json").read_text()))


async def test_a_file_that_is_there_is_left_alone(acme: Journal, tmp_path: Path) -> None:
    (tmp_path / "taken.md").write_text("mine")
    async with at_screen(acme) as person:
        await export(person, tmp_path / "taken.md")
        said = await person.refused()
        assert said.endswith("is there already; give another name")
        assert (tmp_path / "taken.md").read_text() == "mine"
        await person.press("escape")
        assert isinstance(person.screen, JournalScreen)


async def test_a_folder_that_is_not_there_is_said(acme: Journal, tmp_path: Path) -> None:
    async with at_screen(acme) as person:
        await export(person, tmp_path / "nowhere" / "history.md")
        assert (await person.refused()).startswith("cannot write ")


async def test_names_of_other_clients_stop_it_until_they_are_let_pass(
    acme: Journal, tmp_path: Path
) -> None:
    acme.add(advice(advice="Do it like Bolt & Co"))
    async with at_screen(acme) as person:
        await export(person, tmp_path / "history.md")
        await person.press("ctrl+s")
        await person.settled()
        assert not (tmp_path / "history.md").exists()
        assert getattr(person.app.focused, "id", "") == "field-allow_names"
        await person.press("l")
        await person.save()
        assert "Bolt & Co" in (tmp_path / "history.md").read_text()
