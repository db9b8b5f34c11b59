"""Marks: set with one key wherever records are listed, then tagged or exported as one."""

from __future__ import annotations

from pathlib import Path

from textual.widgets import Input

from clientjournal.journal import Journal
from clientjournal.tui.panes.found import FoundPane
from clientjournal.tui.screens.form import FormScreen
from tests.making import advice
from tests.tui.screen import Person, at_screen


def marks(person: Person) -> list[str]:
    return list(person.app.marks)


async def test_marks_are_seen_counted_and_taken_off(sample: Journal) -> None:
    async with at_screen(sample) as person:
        await person.press("2", "g", "space", "space")
        assert marks(person) == ["A-1", "A-2"]
        assert sum("│  ✓" in row or "┃  ✓" in row for row in person.rows) == 2
        assert "2 marked" in person.rows[0]
        await person.press("g", "space")
        assert marks(person) == ["A-2"]
        await person.press("minus")
        assert marks(person) == []
        assert "✓" not in person.text and "marked" not in person.rows[0]


async def test_marks_hold_over_panes_clients_and_screens(sample: Journal) -> None:
    async with at_screen(sample) as person:
        await person.press("2", "g", "space", "3", "g", "space", "1", "j", "v")
        await person.settled()
        assert "2 marked" in person.rows[0]
        await person.press("g", "space", "ctrl+f", *"fairlea")
        await person.settled()
        await person.press("tab", "asterisk")
        found = [record.ref for record in person.screen.query_one(FoundPane)._shown]
        assert marks(person) == list(dict.fromkeys(["A-1", "S-1", marks(person)[2], *found]))


async def test_what_is_marked_is_tagged_as_one_change(sample: Journal) -> None:
    sample.amend(sample.get("A-2"), tags=("old",))
    before = sample.head[0]
    async with at_screen(sample) as person:
        await person.press("2", "g", "space", "space", "number_sign")
        assert isinstance(person.screen, FormScreen)
        assert "Tag 2 marked records" in person.text
        await person.write("#year-end, vat")
        await person.save()
        assert sample.get("A-1").tags == ("year-end", "vat")
        assert sample.get("A-2").tags == ("old", "year-end", "vat")
        assert sample.head[0] == before + 2
        assert person.said == "tagged 2 records" and marks(person) == []
        sample.undo()
        assert sample.get("A-1").tags == () and sample.get("A-2").tags == ("old",)


async def test_the_record_under_the_cursor_is_tagged_when_nothing_is_marked(
    acme: Journal,
) -> None:
    acme.add(advice(tags=("old",)))
    async with at_screen(acme) as person:
        await person.press("2", "number_sign")
        assert (await person.refused()).startswith("name a tag")
        await person.press("tab")
        if not isinstance(person.app.focused, Input):
            await person.press("tab")
        await person.write("old")
        await person.save()
        assert acme.get("A-1").tags == ()


async def test_what_is_marked_is_exported_alone(sample: Journal) -> None:
    async with at_screen(sample) as person:
        await person.press("2", "g", "space", "x")
        await person.settled()
        assert "1 marked entry" in person.text
        await person.press("ctrl+s")
        await person.settled()
        assert marks(person) == []
    (target,) = Path.home().glob("hollis-*.html")
    written = target.read_text("utf-8")
    assert "stop ordering timber" in written and "It was bought in this period" not in written


async def test_what_is_marked_of_two_clients_is_a_file_copy_of_both(sample: Journal) -> None:
    async with at_screen(sample) as person:
        await person.press("2", "g", "space", "1", "j", "2", "g", "space", "x")
        await person.settled()
        assert "all 2 marked entries" in person.text and "for the file" in person.text


async def test_a_mark_on_what_is_gone_marks_nothing(acme: Journal) -> None:
    acme.add(advice())
    async with at_screen(acme) as person:
        await person.press("2", "space")
        acme.undo()
        await person.settled()
        await person.press("number_sign")
        assert person.screen is person.journal
        assert "nothing is marked" in person.said
