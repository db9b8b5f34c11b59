from __future__ import annotations

import pytest

from clientjournal.journal import Journal
from clientjournal.tui.panes.frame import HEAVY, THIN
from clientjournal.tui.screens.choose import ChooseScreen
from clientjournal.tui.screens.layout import PANES
from tests.making import advice
from tests.tui.screen import Person, at_screen

SIZES = [(120, 36), (80, 24), (60, 20), (20, 6)]
FRAMED = 26
"""Columns from which on a pane has all of its frame."""


def fits(person: Person) -> None:
    """Nothing is wider than the screen, and no row breaks the frame of its pane."""
    width, height = person.app.size
    strips = person.strips
    assert len(strips) == height
    assert [strip.cell_length for strip in strips] == [width] * height
    for name in PANES:
        pane = person.pane(name)
        if not pane.display or person.screen is not person.journal or width < FRAMED:
            continue
        region = pane.region
        signs = HEAVY if pane.has_focus else THIN
        assert region.right <= width and region.bottom <= height
        rows = [strips[y].crop(region.x, region.right).text for y in range(region.y, region.bottom)]
        assert rows[0][0] == signs.top_left and rows[0][-1] == signs.top_right
        assert rows[-1] == signs.bottom_left + rows[-1][1:-1] + signs.bottom_right
        for row in rows[1:-1]:
            assert row[0] == signs.down and row[-1] in (signs.down, signs.thumb), row


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_every_pane_is_reached_by_its_number_and_by_tab(
    sample: Journal, size: tuple[int, int]
) -> None:
    async with at_screen(sample, size) as person:
        fits(person)
        for key, name in zip("23451", (*PANES[1:], PANES[0]), strict=True):
            await person.press(key)
            assert person.active == name
            assert person.pane(name).region.area > 0
            fits(person)
        for name in (*PANES[1:], PANES[0]):
            await person.press("tab")
            assert person.active == name
            fits(person)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_every_screen_fits(sample: Journal, size: tuple[int, int]) -> None:
    async with at_screen(sample, size) as person:
        for keys in ("b", "question_mark", "enter", "a", "x", "n"):
            await person.press(keys)
            assert person.screen is not person.journal
            fits(person)
            await person.press("escape")
        await person.press("2", "d")
        fits(person)


async def test_a_live_resize_keeps_pane_cursor_and_client(sample: Journal) -> None:
    async with at_screen(sample) as person:
        await person.press("j", "5")
        client, record = person.journal.client, person.journal.record
        for size in (*SIZES, *reversed(SIZES), (100, 30), (99, 30), (70, 24), (69, 24), (1, 1)):
            await person.resize(*size)
            assert person.app.size == size
            assert person.active == "file"
            assert (person.journal.client, person.journal.record) == (client, record)
            if size != (1, 1):
                fits(person)
        await person.resize(120, 36)
        fits(person)


async def test_a_form_keeps_its_words_through_a_resize(sample: Journal) -> None:
    async with at_screen(sample) as person:
        await person.press("a")
        await person.write("Keep receipts")
        for size in SIZES:
            await person.resize(*size)
            assert person.form.words == "Keep receipts"
            assert "Keep" in person.text or size == (20, 6)
            fits(person)
        await person.save()
        assert person.said.startswith("saved A-")


async def test_the_words_and_the_way_to_save_fit_at_60_by_20(sample: Journal) -> None:
    async with at_screen(sample, (60, 20)) as person:
        await person.press("a")
        await person.write("Keep receipts")
        assert "Keep receipts" in person.text
        assert "^s save" in person.text
        assert "Decision" in person.text


async def test_every_answer_of_a_question_is_in_view_at_60_by_20(sample: Journal) -> None:
    async with at_screen(sample, (60, 20)) as person:
        await person.press("2", "d")
        assert isinstance(person.screen, ChooseScreen)
        for answer in person.screen._answers:
            assert f"  {answer.key}  {answer.words}" in person.text
        assert "esc close ─╯" in person.text


async def test_stake_and_scope_leave_a_narrow_row(sample: Journal) -> None:
    async with at_screen(sample) as person:
        await person.press("3")
        assert "big · inside" in person.text
        await person.resize(60, 20)
        assert "big · inside" not in person.text
        assert "thanked" in person.text


async def test_the_cursor_is_in_view_at_every_height(sample: Journal) -> None:
    async with at_screen(sample) as person:
        await person.press("G")
        last = person.journal.client
        assert last is not None
        for height in range(36, 5, -3):
            await person.resize(120, height)
            assert person.journal.client == last
            assert f"▌{last.name[:6]}" in person.text


async def test_titles_over_the_screen_are_cut_at_their_frame(acme: Journal) -> None:
    acme.add(advice(advice="Register for VAT before the year ends " * 9))
    async with at_screen(acme) as person:
        for key in ("e", "w", "d"):
            await person.press("2", key)
            assert any("A-1  Register for" in row and "… ─╮" in row for row in person.rows), key
            await person.press("escape")
