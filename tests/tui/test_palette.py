from __future__ import annotations

import pytest
from textual.command import CommandPalette
from textual.widgets import OptionList

from clientjournal.journal import Journal
from clientjournal.tui.commands import commands_of
from clientjournal.tui.palette import marked
from clientjournal.tui.screens.entry import EntryScreen
from clientjournal.tui.screens.form import FormScreen
from clientjournal.tui.screens.page import PageScreen
from tests.making import advice, client
from tests.tui.screen import Person, at_screen

ODD = "[/b] @Home =SUM(A1)"


async def looked_up(person: Person, words: str) -> list[str]:
    """Open the palette, type, and give what it offers."""
    await person.press("ctrl+p")
    assert isinstance(person.screen, CommandPalette)
    await person.press(*words)
    await person.settled()
    options = person.screen.query_one(OptionList)
    await person.until(
        lambda: bool(options.option_count) and not person.screen._show_busy  # type: ignore[attr-defined]
    )
    return [str(options.get_option_at_index(n).prompt) for n in range(options.option_count)]


async def test_a_client_of_any_name_is_found(acme: Journal) -> None:
    acme.add(client(ODD))
    async with at_screen(acme) as person:
        offered = await looked_up(person, "home")
        assert any(ODD in line for line in offered)
        assert ODD in person.text
        await person.press("enter")
        await person.until(lambda: person.screen is person.journal)
        assert person.journal.client is not None and person.journal.client.name == ODD


async def test_every_command_is_offered(sample: Journal) -> None:
    async with at_screen(sample) as person:
        await person.press("ctrl+p")
        options = person.screen.query_one(OptionList)
        wanted = {f"{c.group}: {c.words}" for c in (*commands_of("journal"), *commands_of("list"))}
        await person.until(lambda: options.option_count >= len(wanted))
        await person.settled()
        offered = {
            str(options.get_option_at_index(n).prompt).split("\n")[0]
            for n in range(options.option_count)
        }
        assert wanted <= offered


@pytest.mark.parametrize(
    ("words", "found"), [("before you", "Before you call Hollis"), ("all keys", "All keys")]
)
async def test_a_command_runs_from_the_palette(sample: Journal, words: str, found: str) -> None:
    async with at_screen(sample) as person:
        await looked_up(person, words)
        await person.press("enter")
        await person.until(lambda: isinstance(person.screen, PageScreen))
        assert found in person.rows[0]


async def test_a_command_of_the_list_runs_in_the_focused_one(sample: Journal) -> None:
    async with at_screen(sample) as person:
        await looked_up(person, "move: last")
        await person.press("enter")
        await person.until(lambda: person.screen is person.journal)
        await person.until(lambda: person.journal.client == sample.clients()[-1])


async def test_a_theme_is_chosen_from_the_palette(sample: Journal) -> None:
    async with at_screen(sample) as person:
        await looked_up(person, "theme: paper")
        await person.press("enter")
        await person.until(lambda: person.app.theme == "paper")


def test_marking_leaves_the_words_as_they_are() -> None:
    for words in (ODD, "[bold]", "İstanbul", "ﬁne", "x"):
        assert marked(words, "hom [i").plain == words


async def test_an_entry_is_found_by_its_words_and_opened(acme: Journal) -> None:
    hostile = "[/b] \x1b[31mreceipts =SUM(A1)\u202e"
    acme.add(advice(advice=hostile))
    async with at_screen(acme) as person:
        offered = await looked_up(person, "receipts")
        (line,) = [line for line in offered if line.startswith("A-1")]
        assert "[/b] ␛[31mreceipts =SUM(A1)\ufffd" in line
        assert "Acme" in line
        await person.press("enter")
        await person.until(lambda: isinstance(person.screen, EntryScreen))
        assert person.screen.record.ref == "A-1"


async def test_a_client_is_gone_to_from_an_open_entry(acme: Journal) -> None:
    acme.add(advice(advice="Keep receipts"))
    async with at_screen(acme) as person:
        await person.press("2", "enter")
        assert isinstance(person.screen, EntryScreen)
        await looked_up(person, "bolt")
        await person.press("enter")
        await person.until(lambda: person.screen is person.journal)
        assert person.journal.client is not None and person.journal.client.name == "Bolt & Co"


async def test_over_a_form_nothing_is_offered_that_would_leave_it(acme: Journal) -> None:
    acme.add(advice(advice="Keep receipts"))
    async with at_screen(acme) as person:
        await person.press("a")
        offered = await looked_up(person, "save")
        assert any("In a form: Save" in line for line in offered)
        await person.press("escape")
        await person.press("ctrl+p", *"bolt")
        options = person.screen.query_one(OptionList)
        await person.settled()
        await person.until(lambda: not person.screen._show_busy)  # type: ignore[attr-defined]
        assert not any("Bolt" in str(option.prompt) for option in options.options)


async def test_a_command_acts_on_the_selected_entry(acme: Journal) -> None:
    acme.add(advice(advice="Keep receipts"))
    async with at_screen(acme) as person:
        await person.press("2")
        await looked_up(person, "change: edit")
        await person.press("enter")
        await person.until(lambda: isinstance(person.screen, FormScreen))
        assert person.form.words == "Keep receipts"
