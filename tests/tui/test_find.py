"""Find: live over everything."""

from __future__ import annotations

from textual.widgets import Input

from clientjournal.journal import Journal
from clientjournal.tui.panes.found import FoundPane
from clientjournal.tui.screens.entry import EntryScreen
from clientjournal.tui.screens.find import FIRST, FindScreen
from clientjournal.tui.screens.form import FormScreen
from clientjournal.tui.screens.today import TodayScreen
from tests.making import advice
from tests.tui.screen import Person, at_screen


def hits(person: Person) -> list[str]:
    return [record.ref for record in person.screen.query_one(FoundPane)._shown]


async def sought(person: Person, words: str) -> list[str]:
    """Type words into the field and give all that is found."""
    await person.press(*(letter.replace(" ", "space") for letter in words))
    await person.settled()
    return hits(person)


async def test_an_entry_is_found_and_opened_with_two_keys_beyond_the_word(sample: Journal) -> None:
    async with at_screen(sample) as person:
        await person.press("ctrl+f", *"timber", "enter")
        assert isinstance(person.screen, EntryScreen)
        assert person.screen.record.ref == "A-1"
        await person.press("escape")
        assert isinstance(person.screen, FindScreen)
        assert person.screen.query_one(Input).value == "timber"
        await person.press("escape")
        assert person.screen is person.journal


async def test_hits_are_those_of_the_journal_at_every_letter(sample: Journal) -> None:
    async with at_screen(sample) as person:
        await person.press("ctrl+f")
        typed = ""
        for letter in "the inv":
            typed += letter
            found = await sought(person, letter)
            assert found == [record.ref for record in sample.search(typed)]
        assert f"{len(found)} ─╮" in person.text


async def test_a_hit_says_kind_client_day_and_passage_with_the_words_marked(
    sample: Journal,
) -> None:
    async with at_screen(sample) as person:
        await person.press("ctrl+f")
        await sought(person, "timber")
        row = next(row for row in person.rows if "28 May" in row)
        assert "advice" in row and "Hollis & Daughter" in row and "timber" in row
        marked = {
            segment.text
            for strip in person.strips
            for segment in strip
            if segment.style and segment.style.underline
        }
        assert "timber" in marked


async def test_all_hits_are_counted_and_scrolled_through(acme: Journal) -> None:
    acme.add_all([advice(advice=f"number {n}") for n in range(FIRST * 3)])
    async with at_screen(acme) as person:
        await person.press("ctrl+f")
        found = await sought(person, "number")
        assert len(found) == FIRST * 3
        await person.press("tab", "G", "enter")
        assert isinstance(person.screen, EntryScreen)
        assert person.screen.record.ref == found[-1]


async def test_letters_are_letters_in_the_field_and_move_in_the_list(sample: Journal) -> None:
    async with at_screen(sample) as person:
        await person.press("ctrl+f", *"eduq?jk")
        assert isinstance(person.screen, FindScreen)
        assert person.screen.query_one(Input).value == "eduq?jk"
        await person.press("ctrl+f", *"the")
        await person.settled()
        assert person.screen.query_one(Input).value == "the"
        pane = person.screen.query_one(FoundPane)
        await person.press("down", "down", "up", "pagedown", "pageup")
        await person.press("tab", "g", "j", "j", "k")
        assert pane.current == pane._shown[1]
        await person.press("q")
        assert person.screen is person.journal


async def test_it_opens_over_today_an_entry_and_a_form(sample: Journal) -> None:
    async with at_screen(sample) as person:
        await person.press(
            "t", "ctrl+f", *"timber", "enter", "ctrl+f", "escape", "escape", "escape"
        )
        assert isinstance(person.screen, TodayScreen)
        await person.press("escape", "a", *"Chase", "ctrl+f", *"timber", "enter")
        assert isinstance(person.screen, EntryScreen)
        await person.press("escape", "escape")
        assert isinstance(person.screen, FormScreen)
        assert "Chase" in person.text


async def test_what_is_found_follows_a_change(acme: Journal) -> None:
    acme.add(advice(advice="Look at the lease"))
    async with at_screen(acme) as person:
        await person.press("ctrl+f")
        assert await sought(person, "lease") == ["A-1"]
        acme.add(advice(advice="Sign the lease"))
        await person.until(lambda: set(hits(person)) == {"A-1", "A-2"})
        acme.undo()
        await person.until(lambda: hits(person) == ["A-1"])


async def test_nothing_found_teaches(acme: Journal) -> None:
    async with at_screen(acme) as person:
        await person.press("ctrl+f")
        assert "Type some words" in person.text
        assert await sought(person, "zzz") == []
        assert "Nothing holds all of these words" in person.text
        await person.press("enter")
        assert isinstance(person.screen, FindScreen)
