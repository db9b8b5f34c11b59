"""The figures on the screen, and the lists behind their numbers."""

from __future__ import annotations

from datetime import timedelta

import pytest
from textual.widget import Widget

from clientjournal.journal import Journal
from clientjournal.model.errors import InvalidRecord
from clientjournal.tui.panes.behind import BehindPane
from clientjournal.tui.panes.figures import FiguresPane
from clientjournal.tui.panes.figures_page import ORDER
from clientjournal.tui.screens.behind import BehindScreen
from clientjournal.tui.screens.entry import EntryScreen
from clientjournal.tui.screens.insights import InsightsScreen
from clientjournal.tui.screens.journal import JournalScreen
from tests.making import TODAY, client, moment, promise
from tests.tui.screen import REFERENCE, Person, at_screen


async def counted(person: Person) -> None:
    """Open the figures and wait until they are counted."""
    await person.press("i")
    await person.until(lambda: "counting" not in person.text and "Both ends" in person.text)


def figures(person: Person) -> FiguresPane:
    return person.screen.query_one(FiguresPane)


async def behind(person: Person) -> list[str]:
    """Open the list behind the row under the cursor; give its lines."""
    await person.press("enter")
    await person.until(lambda: isinstance(person.screen, BehindScreen))
    await person.settled()
    return [row.strip("┃ ▌") for row in person.rows]


async def test_the_first_view_answers_without_scrolling(sample: Journal) -> None:
    async with at_screen(sample, REFERENCE) as person:
        await counted(person)
        for words in (
            "big · outside",  # where is my line
            "2 / 1 / 2 of 5",
            "12\N{EN DASH}77%",
            "6 of 9",  # who holds up their end
            "without @Home",
            "Luz Ferrer",  # whom have I left alone
            "171 d, over",
            "proved wrong",
            "left unsaid",
            "you 4 : them 0",
        ):
            assert words in person.text, words
        assert "…" not in "".join(row for row in person.rows if " · " in row)


def drawn(pane: FiguresPane) -> list[str]:
    """Give what it draws at its size."""
    return ["".join(piece.text for piece in line) for line in pane.lines(*pane.size)]


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (120, 36), (200, 60)])
async def test_every_figure_is_reached_at_every_size(
    sample: Journal, size: tuple[int, int]
) -> None:
    async with at_screen(sample, size) as person:
        await counted(person)
        pane, seen = figures(person), []
        for _ in ORDER:
            assert pane.panel is not None
            seen.append(pane.panel.key)
            assert f" {pane.panel.title[:12]}" in "".join(drawn(pane))
            pane.figure(1)
        assert seen == list(ORDER)
        await person.press("shift+tab")
        assert all(len(row) <= size[0] for row in person.rows)
        assert pane.panel is not None
        assert f" {pane.panel.title}" in person.text


async def test_the_cursor_walks_over_every_row_and_stays_in_view(sample: Journal) -> None:
    async with at_screen(sample, (80, 24)) as person:
        await counted(person)
        pane, walked = figures(person), []
        while (pane.panel, pane.row) != (walked[-1] if walked else None):
            walked.append((pane.panel, pane.row))
            assert sum("▌" in line for line in drawn(pane)) == 1, pane.row
            pane.step(1)
        assert [panel.key for panel, _ in walked if panel] == sorted(
            [panel.key for panel, _ in walked if panel], key=ORDER.index
        )
        assert {panel.key for panel, _ in walked if panel} == set(ORDER)
        await person.press("g")
        assert pane.row and pane.row.words == "big · inside"
        await person.press("k", "j")
        assert pane.row.words == "big · outside"


async def test_a_number_opens_its_list_the_list_a_record_and_back(sample: Journal) -> None:
    async with at_screen(sample) as person:
        await counted(person)
        rows = await behind(person)
        assert "Your line: big · inside" in person.text
        assert "thanked 5 of 7, 36\N{EN DASH}92%" in person.text
        assert "dirty look 1 of 7, 3\N{EN DASH}51%" in person.text
        assert sum(row.startswith(("thanked ", "neutral ", "dirty look ")) for row in rows) == 8
        await person.press("enter")
        assert isinstance(person.screen, EntryScreen)
        await person.press("escape")
        assert isinstance(person.screen, BehindScreen)
        await person.press("escape")
        assert isinstance(person.screen, InsightsScreen)
        await person.press("q")
        assert isinstance(person.screen, JournalScreen)


async def test_the_mouse_puts_the_cursor_and_opens(sample: Journal) -> None:
    async with at_screen(sample) as person:
        await counted(person)
        y = next(number for number, row in enumerate(person.rows) if "Luz Ferrer" in row)
        await person.pilot.click(Widget, offset=(10, y), times=1)
        await person.pilot.pause()
        assert figures(person).row and figures(person).row.name == "Luz Ferrer"
        await person.pilot.click(Widget, offset=(10, y), times=2)
        await person.until(lambda: isinstance(person.screen, BehindScreen))
        await person.settled()
        assert "cadence 60 days" in person.text
        assert person.screen.query_one(BehindPane).current is not None


async def test_arrows_choose_the_period(sample: Journal) -> None:
    async with at_screen(sample) as person:
        await counted(person)
        assert "◂ all time ▸" in person.rows[0]
        await person.press("right", "right")
        await person.settled()
        assert "◂ quarter ▸" in person.rows[0]
        assert "22 things said" not in person.text
        assert "171 d, over" in person.text, "quiet has its own time"
        await person.press("left")
        await person.settled()
        assert "◂ 12 months ▸" in person.rows[0]


async def test_one_client_and_dangers_alone(sample: Journal) -> None:
    async with at_screen(sample) as person:
        await counted(person)
        await person.press("c")
        await person.until(lambda: "Hollis & Daughter Joinery" in person.rows[0])
        await person.settled()
        assert "Luz Ferrer" not in person.text
        assert "They want to hear of: everything." in person.text
        await person.press("c", "d", "d")
        await person.until(lambda: "opportunities alone" in person.rows[0])
        await person.settled()
        assert "all clients" in person.rows[0]
        assert "22 things said" not in person.text


async def test_an_empty_journal_hears_what_each_figure_needs(journal: Journal) -> None:
    async with at_screen(journal) as person:
        await person.press("escape")
        await counted(person)
        assert "Needs 3 said moments with a reaction; there are none." in person.text
        assert "Needs 3 closed promises on each side; there are none." in person.text
        assert "%" not in person.text
        assert "0 of 0" not in person.text
        await person.press("enter")
        assert isinstance(person.screen, InsightsScreen)


async def test_a_tiny_journal_has_counts_and_no_percentage(journal: Journal) -> None:
    held = journal.add(client("Acme", since=TODAY - timedelta(days=3)))
    journal.add(moment(held.id, reaction="thanked"))
    journal.add(promise(held.id, state="kept"))
    async with at_screen(journal) as person:
        await counted(person)
        assert "1 / 0 / 0 of 1" in person.text
        assert "Needs 3 said moments with a reaction; there is 1." in person.text
        assert "%" not in person.text


async def test_what_cannot_be_read_is_said_in_place_of_the_figures(
    sample: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with at_screen(sample) as person:

        def refuse(*_: object) -> None:
            raise InvalidRecord("A-7 in journal.json: on is no day", "on")

        monkeypatch.setattr(sample, "practice", refuse)
        await person.press("i")
        await person.until(lambda: "A-7 in journal.json: on is no day" in person.text)
        await person.press("escape")
        assert isinstance(person.screen, JournalScreen)


async def test_the_figures_follow_a_change(sample: Journal) -> None:
    async with at_screen(sample) as person:
        await counted(person)
        sample.add(moment(1, stake="big", reaction="thanked"))
        await person.until(lambda: "6 / 1 / 1 of 8" in person.text)


async def test_hostile_names_are_shown_as_text(journal: Journal) -> None:
    for name in ("[/b]", "[@click=app.quit]x", "a\x1b[31mb", "x" * 5000, "陳美玲" * 40):
        held = journal.add(client(name, since=TODAY - timedelta(days=400), cadence="1w"))
        journal.add(moment(held.id, saw=name, reaction="dirty look", proved_right="yes"))
        journal.add(promise(held.id, text=name, whose="them", state="missed"))
    async with at_screen(journal) as person:
        await counted(person)
        assert "[/b]" in person.text
        assert "\x1b" not in person.text
        await person.press("tab", "enter")
        await person.until(lambda: isinstance(person.screen, BehindScreen))
        await person.settled()
        assert "[@click=app.quit]x" in person.text


async def test_what_is_counted_can_be_marked(sample: Journal) -> None:
    async with at_screen(sample) as person:
        await counted(person)
        await behind(person)
        await person.press("*")
        assert "7 marked" in person.rows[0]
        assert sum("✓" in row for row in person.rows) == 7
        await person.press("space")
        assert "6 marked" in person.rows[0]
