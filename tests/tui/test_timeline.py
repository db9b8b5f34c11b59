"""The timeline: every kind of one client or all of them, in the order of their days."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from clientjournal.journal import Journal
from clientjournal.model.audit import Audit
from clientjournal.model.words import Answer, Decision, State
from clientjournal.tui.panes.advice import answers_among
from clientjournal.tui.panes.filtered import LONG
from clientjournal.tui.panes.timeline import TimelinePane, said_of
from clientjournal.tui.screens.entry import EntryScreen
from clientjournal.tui.screens.timeline import TimelineScreen
from tests.making import TODAY, advice, client, promise
from tests.tui.screen import Person, at_screen


def pane(person: Person) -> TimelinePane:
    return person.screen.query_one(TimelinePane)


def shown(person: Person) -> list[str]:
    return [record.ref for record in pane(person)._shown]


async def test_it_holds_every_kind_of_one_client_in_date_order(sample: Journal) -> None:
    async with at_screen(sample) as person:
        await person.press("v")
        await person.settled()
        assert shown(person) == [entry.ref for entry in sample.timeline(1)]
        assert pane(person).current == sample.timeline(1)[-1]
        await person.press("S")
        await person.settled()
        assert shown(person) == [entry.ref for entry in sample.timeline(1)][::-1]
        assert "newest first" in person.rows[1]


def test_a_yes_if_stands_there_as_in_its_pane() -> None:
    asked = advice(id=1, answer=Answer.YES_IF)
    kept, open_one = promise(id=1, condition_of=1, state=State.KEPT), promise(id=2, condition_of=1)
    answers = answers_among([asked, kept, open_one, promise(id=3)], TODAY)
    assert said_of(asked, TODAY, answers)[0] == "yes, if 1 of 2"
    assert said_of(replace(asked, decision=Decision.DECLINED), TODAY, answers)[0] == "declined"


async def test_it_holds_the_entries_of_all_clients(sample: Journal) -> None:
    async with at_screen(sample) as person:
        await person.press("v", "tab")
        await person.settled()
        every = {e.ref for c in sample.clients() for e in sample.timeline(c.id)}
        assert every <= set(shown(person))
        assert {ref[0] for ref in set(shown(person)) - every} <= {"F"}
        days = [record.happened for record in pane(person)._shown if record.happened]
        assert days == sorted(days) and len(days) == len(shown(person))
        assert "all clients" in person.rows[1]


async def test_enter_opens_and_tab_goes_to_the_client_of_the_entry(sample: Journal) -> None:
    async with at_screen(sample) as person:
        await person.press("v", "tab")
        await person.settled()
        await person.press("slash", *"kestrel", "enter", "tab")
        await person.settled()
        assert "Kestrel Outdoor" in person.rows[1]
        await person.press("G", "enter")
        assert isinstance(person.screen, EntryScreen)
        assert person.screen.record == sample.timeline(6)[-1]
        await person.press("v")
        await person.settled()
        assert isinstance(person.screen, TimelineScreen)
        assert "Kestrel Outdoor" in person.rows[1]
        await person.press("escape", "escape", "escape")
        assert person.screen is person.journal


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 20)])
async def test_it_is_read_at_every_size(sample: Journal, size: tuple[int, int]) -> None:
    async with at_screen(sample, size) as person:
        await person.press("v", "slash", *"mileage")
        await person.settled()
        row = next(row for row in person.rows if "06 Nov" in row)
        assert "unsaid" in row and "mileage"[:1] in row
        assert "1 of 14" in person.rows[1]
        await person.press("escape")
        assert "14, oldest first" in person.rows[1]


async def test_it_follows_a_change_and_the_cursor_stays(acme: Journal) -> None:
    acme.add_all([advice(advice=f"number {n}") for n in range(3)])
    async with at_screen(acme) as person:
        await person.press("v")
        await person.settled()
        await person.press("g")
        acme.add(advice(advice="another"))
        await person.until(lambda: shown(person) == ["A-1", "A-2", "A-3", "A-4"])
        assert pane(person).current == acme.get("A-1")


async def test_a_long_one_is_filtered_a_piece_at_a_time(acme: Journal) -> None:
    acme.add_all([advice(advice=f"number {n:04}") for n in range(LONG + 50)])
    async with at_screen(acme) as person:
        await person.press("v")
        await person.settled()
        assert f"{LONG + 50:,}" in person.rows[1]
        await person.press("slash", *"9")
        await person.settled()
        assert shown(person) == [
            f"A-{n + 1}" for n in range(LONG + 50) if "9" in f"A-{n + 1} {n:04}"
        ]
        await person.press("escape")
        assert len(shown(person)) == LONG + 50


async def test_an_empty_one_teaches(acme: Journal) -> None:
    acme.add(client("Nobody"))
    async with at_screen(acme) as person:
        await person.press("G", "v")
        await person.settled()
        assert "Nothing yet" in person.text


async def test_an_audit_has_no_form_and_says_what_it_takes(acme: Journal) -> None:
    acme.add(Audit(on=TODAY, note="called both"))
    async with at_screen(acme) as person:
        await person.press("v", "tab")
        await person.settled()
        await person.press("e")
        assert isinstance(person.screen, TimelineScreen)
        assert person.screen.says == "an audit is not edited; + adds to it, w strikes it"
