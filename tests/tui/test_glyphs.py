from __future__ import annotations

import unicodedata

import pytest
from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color

from clientjournal.config import Settings
from clientjournal.journal import Journal
from clientjournal.tui.glyphs import ASCII, InAscii
from clientjournal.tui.preferences import Preferences
from tests.making import advice
from tests.tui.screen import Person, at_screen
from tests.tui.test_palette import looked_up

IN_ASCII = Preferences(Settings(ascii=True))


def outside(person: Person) -> set[str]:
    """Give the signs on the screen that are neither letters nor in ASCII."""
    return {
        sign
        for sign in person.text
        if not sign.isascii() and unicodedata.category(sign)[0] not in "LMN"
    }


def test_what_stands_for_a_sign_is_one_of_ascii_as_wide() -> None:
    for code, sign in ASCII.items():
        assert sign.isascii() and sign.isprintable()
        assert cell_len(sign) == cell_len(chr(code))


def test_letters_stay() -> None:
    words = "Zoë Müller, 東京 — “done”…"
    line = InAscii().apply([Segment(words)], Color.parse("black"))
    assert line == [Segment('Zoë Müller, 東京 - "done".')]


@pytest.mark.parametrize("keys", ["", "a", "a tab tab tab tab tab", "b", "enter", "?", "2 d", "t"])
@pytest.mark.parametrize("size", [(120, 36), (80, 24)])
async def test_nothing_outside_ascii_is_drawn(
    sample: Journal, keys: str, size: tuple[int, int]
) -> None:
    async with at_screen(sample, size, IN_ASCII) as person:
        await person.press(*keys.split())
        await person.settled()
        assert "Hollis" in person.text or keys in ("?", "t")
        assert outside(person) == set()


async def test_the_palette_is_in_ascii(sample: Journal) -> None:
    async with at_screen(sample, preferences=IN_ASCII) as person:
        await looked_up(person, "advice")
        await person.settled()
        assert outside(person) == set()


async def test_long_lists_cut_words_and_filters_are_in_ascii(acme: Journal) -> None:
    for number in range(60):
        acme.add(advice(advice=f"{number} {'words ' * 60}\x1b[31m\u202e"))
    async with at_screen(acme, (80, 24), IN_ASCII) as person:
        await person.press("2", "/", "w")
        assert "|" in person.text
        assert outside(person) == set()


async def test_without_the_choice_frames_are_drawn_with_lines(sample: Journal) -> None:
    async with at_screen(sample) as person:
        assert "┏" in outside(person)
