from __future__ import annotations

import pytest
from textual.command import CommandPalette
from textual.widgets import OptionList

from clientjournal.journal import Journal
from clientjournal.tui.commands import commands_of
from clientjournal.tui.palette import marked
from clientjournal.tui.screens.page import PageScreen
from tests.making import client
from tests.tui.screen import Person, at_screen

ODD = "[/b] @Home =SUM(A1)"


async def looked_up(person: Person, words: str) -> list[str]:
    """Open the palette, type, and give what it offers."""
    await person.press("ctrl+p")
    assert isinstance(person.screen, CommandPalette)
    await person.press(*words)
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
