"""What follows an outcome, and what stands beside what is due."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from clientjournal.journal import Journal
from clientjournal.tui.overview import overview
from clientjournal.tui.screens.choose import ChooseScreen
from tests.making import TODAY, advice, client, contact, promise
from tests.tui.screen import at_screen

LATE = TODAY - timedelta(days=3)
AGREED: dict[str, Any] = {
    "whose": "them",
    "on": date(2026, 10, 1),
    "due": LATE,
    "consequence": "The launch moves",
    "consequence_agreed_on": date(2026, 1, 2),
}


def get(journal: Journal, ref: str) -> Any:
    return journal.get(ref)


async def test_a_miss_asks_for_the_agreed_consequence_until_it_is_answered(acme: Journal) -> None:
    acme.add(promise(**AGREED))
    async with at_screen(acme) as person:
        await person.press("t")
        await person.settled()
        await person.press("x")
        await person.settled()
        assert "The launch moves" in person.text
        await person.press("escape")  # not now: the line stays
        assert [line.kind for line in acme.due()] == ["consequence"]
        await person.press("d", "w")
        await person.settled()
        found = get(acme, "P-1")
        assert (found.state, found.consequence_outcome) == ("missed", "waived")
        assert found.consequence_outcome_on == TODAY
        assert acme.due() == []
        await person.press("u", "u")
        await person.settled()
        assert [line.kind for line in acme.due()] == ["consequence"]


async def test_a_pending_consequence_is_among_the_outcomes(acme: Journal) -> None:
    acme.add(promise(**AGREED, state="missed"))
    async with at_screen(acme) as person:
        await person.press("4", "d", "a")
        await person.settled()
        assert get(acme, "P-1").consequence_outcome == "applied"
        await person.press("d")
        assert isinstance(person.screen, ChooseScreen)
        assert "applied today" not in person.text


async def test_keeping_one_that_comes_again_names_the_next(acme: Journal) -> None:
    acme.add(promise(due=date(2026, 11, 30), every="1m"))
    async with at_screen(acme) as person:
        await person.press("4", "d", "k")
        await person.settled()
        assert person.said == "P-1 kept; the next is P-2, due Wed 30 Dec 2026"
        assert "in 40 days" in person.text
        await person.press("u", "u")
        await person.settled()
        assert [one.ref for one in acme.timeline(1)] == ["P-1"]


async def test_what_to_know_before_a_call_stands_below_what_is_due(acme: Journal) -> None:
    acme.add(promise(client=2, due=LATE, text="Ring the [bank]"))
    acme.add(promise(client=2, text="Send the list"))
    acme.add(contact(client=2, text="Rang him"))
    async with at_screen(acme) as person:
        await person.press("t")
        await person.settled()
        assert "Before you call Bolt & Co" in person.text
        assert "I promised  Ring the [bank] (3 days late)  and 1 more" in person.text
    async with at_screen(acme, (80, 24)) as person:
        await person.press("t")
        await person.settled()
        assert "Before you call" not in person.text


async def test_a_prospects_card_says_what_would_have_to_change(acme: Journal) -> None:
    acme.add(
        client(
            "Cove",
            standing="prospect",
            previous="all bad",
            must_change="The books",
            accepts_change="no",
            delivered_on=TODAY,
        )
    )
    async with at_screen(acme) as person:
        await person.press("G")
        assert "Earlier    speaks ill of all   must change  The books, accepts: no" in person.text
        await person.press("enter")
        assert "My last, unasked  never" in person.text
        assert "Next check-in     Fri 4 Dec 2026, in 14 days" in person.text


def test_what_is_due_is_counted_behind_each_name(acme: Journal) -> None:
    acme.add_all([promise(due=LATE), promise(due=TODAY), promise(due=TODAY + timedelta(days=1))])
    acme.add(advice(client=2, channel="email"))
    signs = overview(acme.practice()).signs
    assert (signs[1].due, signs[2].due) == (2, 0)
