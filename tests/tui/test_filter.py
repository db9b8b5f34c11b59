from __future__ import annotations

from clientjournal.journal import Journal
from clientjournal.tui.screens.layout import PANES
from tests.making import advice
from tests.tui.screen import at_screen


async def test_a_filter_narrows_the_list_as_it_is_typed(sample: Journal) -> None:
    async with at_screen(sample) as person:
        pane = person.pane("clients")
        await person.press("slash")
        assert pane.filtering
        await person.press(*"ha")
        assert pane.count == "2 of 12"
        assert "2 of 12" in person.rows[1]
        assert "/ha▏" in person.text
        await person.press("backspace")
        assert pane.count.endswith(" of 12")
        await person.press("a")
        await person.press("enter")
        assert "/ha " in person.text
        assert pane.count == "2 of 12"
        await person.press("escape")
        assert not pane.filtering
        assert pane.count == "11 of 12"  # one is archived
        assert "11 of 12" in person.rows[1]


async def test_the_file_follows_the_filter(sample: Journal) -> None:
    async with at_screen(sample) as person:
        await person.press("slash", *"kestrel")
        assert person.journal.client is not None
        assert person.journal.client.name == "Kestrel Outdoor"
        shown = [r for name in PANES[1:] for r in person.pane(name)._all]
        assert {r.ref for r in shown} == {r.ref for r in sample.timeline(6)}


async def test_letters_are_letters_while_a_filter_is_typed(sample: Journal) -> None:
    async with at_screen(sample) as person:
        await person.press("slash", *"qaspn?/bdeu1 5")
        assert person.screen is person.journal
        assert person.active == "clients"
        assert "/qaspn?/bdeu1 5▏" in person.text
        assert person.pane("clients").count == "0 of 12"
        assert "nothing fits this filter" in person.text
        assert not person.app._exit


async def test_enter_keeps_the_filter_and_gives_the_keys_back(sample: Journal) -> None:
    async with at_screen(sample) as person:
        pane = person.pane("clients")
        await person.press("slash", *"ha", "enter", "j")
        assert pane.count == "2 of 12"
        assert pane.current == pane._shown[1]
        await person.press("enter")
        assert person.screen is not person.journal
        await person.press("escape")
        assert pane.count == "2 of 12"
        await person.press("slash", "l")
        assert pane._filter == "hal"


async def test_the_cursor_stays_on_its_record(acme: Journal) -> None:
    acme.add_all([advice(advice=f"number {n}") for n in range(30)])
    async with at_screen(acme) as person:
        pane = person.pane("advice")
        await person.press("2", "g", "j", "j", "slash", "2")
        assert pane.current is not None and pane.current.words == "number 2"
        assert pane.count == "12 of 30"
        await person.press("escape")
        assert pane.current.words == "number 2"


async def test_leaving_a_pane_ends_the_typing_and_keeps_the_filter(sample: Journal) -> None:
    async with at_screen(sample) as person:
        await person.press("slash", *"ha", "tab")
        assert person.active == "advice"
        assert person.pane("clients").count == "2 of 12"
        await person.press("1", "j")
        assert person.pane("clients").count == "2 of 12"


async def test_an_empty_filter_is_none(sample: Journal) -> None:
    async with at_screen(sample) as person:
        await person.press("slash", "enter")
        assert not person.pane("clients").filtering


async def test_a_filter_can_be_pasted(sample: Journal) -> None:
    async with at_screen(sample) as person:
        await person.press("slash")
        await person.write("kestrel\nmore")
        assert person.pane("clients")._filter == "kestrel"


async def test_a_filter_finds_people_and_tags(sample: Journal) -> None:
    named = next(c for c in sample.clients() if c.person)
    async with at_screen(sample) as person:
        await person.press("slash")
        await person.write(named.person.split()[0])
        assert named in person.pane("clients")._shown
