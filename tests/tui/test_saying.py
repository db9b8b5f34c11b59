"""How long what is said stands."""

from __future__ import annotations

import pytest

from clientjournal.journal import Journal
from clientjournal.tui.saying import STANDS, Saying
from clientjournal.tui.screens.entry import EntryScreen
from clientjournal.tui.text import Tone
from tests.making import advice, contact
from tests.tui.screen import at_screen


def after(saying: Saying, seconds: int, *, typed: bool = False, seen: bool = True) -> Saying:
    for _ in range(seconds):
        saying = saying.later(typed=typed, seen=seen)
    return saying


def test_what_was_done_leaves_by_itself_seen_or_not() -> None:
    saved = Saying("saved A-1")
    for seen in (True, False):
        assert after(saved, STANDS - 1, typed=True, seen=seen).words == "saved A-1"
        assert after(saved, STANDS, seen=seen) == Saying()


def test_names_in_what_is_said_are_hidden_with_all_others() -> None:
    said = Saying("wrote acme.html", names="acme.html")
    assert said.shown(hides=False) == "wrote acme.html"
    assert said.shown(hides=True) == "wrote ▒▒▒▒▒▒▒▒▒"
    assert Saying("saved A-1").shown(hides=True) == "saved A-1"
    assert after(said, 1).names == "acme.html"


@pytest.mark.parametrize("tone", ["late", "warn", "muted", "accent"])
def test_everything_else_waits_for_a_key_after_it_was_there_to_be_read(tone: Tone) -> None:
    refused = Saying("not saved: no space", tone)
    assert after(refused, 3600).words == refused.words
    assert after(refused, STANDS - 1, typed=True).words == refused.words
    assert after(refused, STANDS, typed=True) == Saying()
    assert after(after(refused, 3600), 1, typed=True) == Saying()
    assert after(refused, 3600, typed=True, seen=False) == refused


async def test_the_upper_line_and_the_frame_of_a_record_grow_old(acme: Journal) -> None:
    acme.add(advice())
    async with at_screen(acme) as person:
        await person.press("2", "enter")
        record = person.screen
        assert isinstance(record, EntryScreen)
        for screen in (record, person.journal):
            screen.say("saved A-1")
            for _ in range(STANDS):
                screen.second_passed(typed=False)
            assert screen.says == ""
        await person.pilot.pause()
        assert "saved A-1" not in person.text and "─ advice ─╯" in person.text
        person.journal.say("not saved: no space", "late")
        for _ in range(STANDS):
            person.journal.second_passed(typed=True)  # the record covers it
        assert person.said == "not saved: no space"


async def test_what_was_wrong_on_a_record_s_page_stays_there(acme: Journal) -> None:
    acme.add(contact())
    async with at_screen(acme) as person:
        await person.press("5", "enter", "d")
        assert person.screen.says == "an outcome belongs to advice, a moment or a promise"  # type: ignore[attr-defined]
        await person.press("escape")
        assert person.said == ""
