"""Privacy: no name and no word of anybody on any screen, with the panes kept."""

from __future__ import annotations

import re

import pytest

from clientjournal.journal import Journal
from clientjournal.model.documents import text_fields
from clientjournal.model.record import Record
from clientjournal.tui.commands import LOOK, commands_of
from clientjournal.tui.privacy import hidden
from clientjournal.tui.screens.form import FormScreen
from clientjournal.tui.screens.layout import PANES
from clientjournal.tui.text import width_of
from tests.tui.screen import Person, at_screen


def secrets(journal: Journal) -> frozenset[str]:
    """Give rows of three words that stand in names and texts, and in nothing the program says."""
    records: list[Record] = [
        *journal.clients(),
        *(entry for client in journal.clients() for entry in journal.timeline(client.id)),
    ]
    texts = [getattr(r, field) for r in records for field in text_fields(type(r))]
    rows = {
        row
        for text in texts
        for row in re.findall(r"(?=\b(\w{3,} \w{3,} \w{3,})\b)", text.casefold())
    }
    names = {word for c in journal.clients() for word in re.findall(r"\w{6,}", c.name.casefold())}
    return frozenset(rows | names)


def seen(person: Person, known: frozenset[str]) -> list[str]:
    """Give the secrets on the screen."""
    text = " ".join(person.rows).casefold()
    return [secret for secret in known if secret in text]


def edges(row: str) -> list[int]:
    """Give the columns where frames stand."""
    return [width_of(row[:n]) for n, sign in enumerate(row) if sign in "│┃╭╮╰╯┏┓┗┛"]


OPENING = [c for c in commands_of("journal") if c.group == LOOK and c.id not in ("find", "private")]


async def test_names_and_words_are_hidden_and_the_panes_kept(sample: Journal) -> None:
    known = secrets(sample)
    async with at_screen(sample) as person:
        assert seen(person, known)
        before = person.rows
        await person.press("z")
        assert not seen(person, known)
        assert [edges(row) for row in person.rows[1:-1]] == [edges(row) for row in before[1:-1]]
        assert "names hidden" in person.rows[0] and "28 May" in person.text
        await person.press("z")
        assert person.rows == before


@pytest.mark.parametrize("command", OPENING, ids=lambda command: command.id)
async def test_no_screen_tells_a_name_or_a_word(sample: Journal, command: object) -> None:
    known = secrets(sample)
    async with at_screen(sample) as person:
        await person.press("z", command.key.split(",")[0])  # type: ignore[attr-defined]
        await person.settled()
        assert not seen(person, known)
        for key in ("tab", "enter", "d"):
            await person.press(key)
            await person.settled()
            assert not seen(person, known)


async def test_no_record_in_full_tells_a_word(sample: Journal) -> None:
    known = secrets(sample)
    async with at_screen(sample) as person:
        await person.press("z")
        for place in range(1, len(PANES) + 1):
            await person.press(str(place), "enter")
            await person.settled()
            assert person.screen is not person.journal
            assert not seen(person, known)
            await person.press("z")
            assert seen(person, known)
            await person.press("z", "d")
            assert not seen(person, known)
            await person.close()


async def test_neither_find_nor_the_palette_tells_more_than_was_typed(sample: Journal) -> None:
    known = secrets(sample) - {"hollis"}
    async with at_screen(sample) as person:
        await person.press("z", "ctrl+f", *"hollis")
        await person.settled()
        assert f" {len(sample.search('hollis'))} ─╮" in person.text and not seen(person, known)
        await person.press("escape", "ctrl+p", *"hollis")
        await person.settled()
        await person.until(lambda: hidden("Hollis") in person.text)
        assert not seen(person, known)


async def test_what_would_show_words_is_refused_and_writing_goes_on(sample: Journal) -> None:
    known = secrets(sample)
    async with at_screen(sample) as person:
        await person.press("z", "2")
        for key in ("e", "x", "I"):
            await person.press(key)
            assert person.screen is person.journal
            assert person.said == "names and words are hidden; z shows them"
        await person.press("a")
        assert isinstance(person.screen, FormScreen)
        assert not seen(person, known)


def test_what_is_hidden_is_as_wide_as_it_was() -> None:
    for text in ("Chase now", "陳美玲 (Mei-Ling)", "a\nb", "e\u0301", "\x1b[31mred"):
        assert len(hidden(text).split("\n")) == len(text.split("\n"))
        assert width_of(hidden(text)) == width_of(text.replace("\x1b", "?"))
        assert set(hidden(text)) <= set("▒ \n")
