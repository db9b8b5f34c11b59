"""Pastes too large for a field."""

from __future__ import annotations

import asyncio
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clientjournal.journal import Journal
from clientjournal.tui.forms.asides import LARGE, is_large, size_words, with_line_breaks
from tests.tui.screen import Person, at_screen
from tests.tui.test_tokens import chips

STALL = 0.5
"""Seconds; a megabyte in the field itself takes several times as long on any machine."""


def test_large_is_counted_in_bytes() -> None:
    assert not is_large("x" * LARGE) and is_large("x" * (LARGE + 1))
    assert is_large("é" * (LARGE // 2 + 1)) and not is_large("é" * (LARGE // 2))
    assert is_large("x" * 40_000, beside=40_000)
    assert [size_words(n) for n in (70 * 1024, 3 * 2**20)] == ["70 KB", "3.0 MB"]


@settings(max_examples=50)
@given(st.text("a\r\n", max_size=30), st.integers(1, 5))
async def test_line_breaks_are_those_of_a_file_whatever_the_steps(text: str, step: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("clientjournal.tui.forms.asides.STEP", step)
        expected = text.replace("\r\n", "\n").replace("\r", "\n")
        assert await with_line_breaks(text) == expected


async def longest_stall(person: Person, text: str) -> float:
    """Paste a text; give the longest the event loop did nothing else."""
    worst, last, done = 0.0, time.perf_counter(), asyncio.Event()

    async def watch() -> None:
        nonlocal worst, last
        while not done.is_set():
            await asyncio.sleep(0)
            now = time.perf_counter()
            worst, last = max(worst, now - last), now

    watching = asyncio.create_task(watch())
    await person.write(text)
    await person.until(lambda: any(" MB " in chip for chip in chips(person)))
    done.set()
    await watching
    return worst


@pytest.mark.parametrize("megabytes", [1, 10])
async def test_a_large_paste_is_a_chip_and_is_saved(acme: Journal, megabytes: int) -> None:
    large = "Dear all,\r" + "a line of it [b]\r" * (megabytes * 2**20 // 17 + 1)
    async with at_screen(acme) as person:
        await person.press("a", *"See below ~against")
        assert await longest_stall(person, large) < STALL
        assert chips(person)[0] == "they decided: against advice"
        assert chips(person)[1].startswith(f'{megabytes}.0 MB "Dear all')
        assert person.form.words == "See below ~against"
        await person.save()
        found = acme.get("A-1")
        as_saved = found.words == "See below\n\n" + large.replace("\r", "\n")
        assert as_saved  # said so, because the texts are too long to show


async def test_backspace_takes_it_off_and_saves_without(acme: Journal) -> None:
    async with at_screen(acme) as person:
        await person.press("a", *"See below")
        await person.write("x" * 70_000)
        assert len(chips(person)) == 1
        await person.press("tab", "backspace")
        assert chips(person) == []
        await person.save()
        assert acme.get("A-1").words == "See below"


async def test_several_pastes_that_add_up_are_kept_aside_too(acme: Journal) -> None:
    async with at_screen(acme) as person:
        await person.press("a")
        await person.write("x" * 60_000)
        await person.write("y" * 60_000)
        assert len(chips(person)) == 1 and len(person.form.words) == 60_000


async def test_a_line_takes_a_large_paste_and_a_day_does_not(acme: Journal) -> None:
    async with at_screen(acme) as person:
        await person.press("p", *"Pay", "tab", "tab")
        await person.write("x" * 70_000)
        assert "too long" in person.form_says and chips(person) == []
        await person.press("tab")
        await person.write("z" * 70_000)
        assert chips(person)[0].startswith("Consequence: 68 KB")
        await person.save()
        assert acme.get("P-1").consequence == "z" * 70_000  # type: ignore[attr-defined]


async def test_a_line_takes_every_line_that_is_pasted(acme: Journal) -> None:
    async with at_screen(acme) as person:
        await person.press("a", "tab")
        await person.write("\nfirst\nsecond\n")
        assert person.form._sheet.text("asked") == "first second"


async def test_an_edit_and_a_draft_keep_it_aside(acme: Journal) -> None:
    async with at_screen(acme) as person:
        await person.press("a", *"See")
        await person.write("x" * 70_000)
        await person.press("escape", "a", "f4")
        assert person.form.words == "" and len(chips(person)) == 1
        await person.save()
        text = acme.get("A-1").words
        assert text == "See\n\n" + "x" * 70_000
        await person.press("e")
        assert chips(person)[0].startswith("68 KB")
        await person.press("tab", "tab", *"Why")
        await person.save()
        assert acme.get("A-1").words == text
        assert acme.get("A-1").asked == "Why"  # type: ignore[attr-defined]
