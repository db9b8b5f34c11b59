"""What the screen looks like, pinned: day, clock, size, theme, and a cursor that does not blink."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot

from clientjournal.journal import Journal
from clientjournal.store import FileStore
from clientjournal.tui.app import JournalApp
from tests.making import HandSetClock, practice

Snap = Callable[..., bool]
Steps = Callable[[Pilot[None]], object]


class PinnedClock(HandSetClock):
    """A clock that stands still on the wall too."""

    def wall(self) -> str:
        return "09:30"


class SnapStore(FileStore):
    """A store that says it lies where it would for anybody."""

    @property
    def location(self) -> str:
        return "~/.local/share/clientjournal/journal.json"


@pytest.fixture
def empty(path: Path) -> Iterator[Journal]:
    with Journal(SnapStore(path), PinnedClock(), "tester") as opened:
        yield opened


@pytest.fixture
def filled(empty: Journal) -> Journal:
    empty.take_in(practice(), "sample practice")
    return empty


def at(*keys: str, words: str = "", then: tuple[str, ...] = (), theme: str = "night") -> Steps:
    """Press keys, type words, press others."""

    async def steps(pilot: Pilot[None]) -> None:
        pilot.app.theme = theme
        await pilot.press(*keys)
        await pilot.press(*words)
        await pilot.press(*then)
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()

    return steps


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 20)], ids=lambda s: f"{s[0]}x{s[1]}")
def test_journal(snap_compare: Snap, filled: Journal, size: tuple[int, int]) -> None:
    assert snap_compare(JournalApp(filled), terminal_size=size, run_before=at("3", "k"))


@pytest.mark.parametrize("size", [(120, 36), (80, 24)], ids=lambda s: f"{s[0]}x{s[1]}")
def test_journal_on_paper(snap_compare: Snap, filled: Journal, size: tuple[int, int]) -> None:
    steps = at("2", theme="paper")
    assert snap_compare(JournalApp(filled), terminal_size=size, run_before=steps)


@pytest.mark.parametrize("size", [(120, 36), (80, 24)], ids=lambda s: f"{s[0]}x{s[1]}")
def test_promise_form_on_paper(snap_compare: Snap, filled: Journal, size: tuple[int, int]) -> None:
    steps = at("p", words="VAT figures to Ruth ^fri ~me #vat", then=("tab",), theme="paper")
    assert snap_compare(JournalApp(filled), terminal_size=size, run_before=steps)


def test_insights_on_paper(snap_compare: Snap, filled: Journal) -> None:
    steps = at("i", theme="paper")
    assert snap_compare(JournalApp(filled), terminal_size=(80, 24), run_before=steps)


def test_advice_form(snap_compare: Snap, filled: Journal) -> None:
    steps = at("a", words="Chase now, and stop ordering timber", then=("tab", "tab", "l"))
    assert snap_compare(JournalApp(filled), terminal_size=(120, 36), run_before=steps)


def test_moment_form_with_chips(snap_compare: Snap, filled: Journal) -> None:
    steps = at("s", words="Fire door propped open ~big ~out #safety")
    assert snap_compare(JournalApp(filled), terminal_size=(80, 24), run_before=steps)


def test_client_form_with_all_its_rows(snap_compare: Snap, filled: Journal) -> None:
    steps = at("1", "e", "tab", "tab", "tab", "tab", "tab", "enter")
    assert snap_compare(JournalApp(filled), terminal_size=(120, 36), run_before=steps)


def test_entry_page(snap_compare: Snap, filled: Journal) -> None:
    steps = at("2", "g", "enter")
    assert snap_compare(JournalApp(filled), terminal_size=(120, 36), run_before=steps)


def test_client_page(snap_compare: Snap, filled: Journal) -> None:
    assert snap_compare(JournalApp(filled), terminal_size=(120, 50), run_before=at("enter"))


def test_before_you_call(snap_compare: Snap, filled: Journal) -> None:
    assert snap_compare(JournalApp(filled), terminal_size=(80, 36), run_before=at("b"))


def test_help(snap_compare: Snap, filled: Journal) -> None:
    steps = at("question_mark")
    assert snap_compare(JournalApp(filled), terminal_size=(80, 60), run_before=steps)


def test_outcome_question(snap_compare: Snap, filled: Journal) -> None:
    assert snap_compare(JournalApp(filled), terminal_size=(80, 24), run_before=at("2", "d"))


@pytest.mark.parametrize(
    ("size", "theme"), [((120, 36), "night"), ((80, 24), "paper")], ids=["wide", "narrow"]
)
def test_insights(snap_compare: Snap, filled: Journal, size: tuple[int, int], theme: str) -> None:
    steps = at("i", then=("j",), theme=theme)
    assert snap_compare(JournalApp(filled), terminal_size=size, run_before=steps)


def test_first_start(snap_compare: Snap, empty: Journal) -> None:
    assert snap_compare(JournalApp(empty), terminal_size=(80, 24), run_before=at())


def test_nothing_here_yet(snap_compare: Snap, empty: Journal) -> None:
    steps = at("escape", "2")
    assert snap_compare(JournalApp(empty), terminal_size=(120, 36), run_before=steps)


@pytest.mark.parametrize("size", [(120, 36), (80, 24)], ids=["wide", "narrow"])
def test_export(snap_compare: Snap, filled: Journal, size: tuple[int, int]) -> None:
    assert snap_compare(JournalApp(filled), terminal_size=size, run_before=at("x", then=("j",)))
