"""Nudges, confirmations, own-ups, yes-ifs and reviews, by keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from clientjournal.journal import Journal
from clientjournal.model.own_up import OwnUp
from clientjournal.model.promise import Promise
from clientjournal.model.review import Review
from clientjournal.sample import open_demo
from clientjournal.tui.screens.choose import ChooseScreen
from clientjournal.tui.screens.entry import EntryScreen
from clientjournal.tui.screens.form import FormScreen
from clientjournal.tui.screens.journal import JournalScreen
from clientjournal.tui.screens.review import ReviewScreen
from clientjournal.tui.screens.today import TodayScreen
from tests.making import TODAY, HandSetClock, advice, client, moment, promise
from tests.tui.screen import Person, at_screen

LATE = TODAY - timedelta(days=3)


@pytest.fixture
def sample(clock: HandSetClock) -> Iterator[Journal]:
    with open_demo(clock) as opened:
        yield opened


def get(journal: Journal, ref: str) -> Any:
    return journal.get(ref)


async def go_to(person: Person, ref: str, kind: str = "") -> None:
    """Move the cursor of Today to a line."""
    screen = person.screen
    assert isinstance(screen, TodayScreen)
    await person.press("g")
    for _ in range(60):
        if screen.line is not None and screen.line.id == ref and kind in ("", screen.line.kind):
            return
        await person.press("j")
    raise AssertionError(f"no line of {ref}")


async def open_today(person: Person) -> None:
    await person.press("t")
    await person.settled()


# Nudges


async def test_a_nudge_is_a_rung_its_words_and_what_came_back(sample: Journal) -> None:
    async with at_screen(sample) as person:
        await open_today(person)
        await go_to(person, "P-28")
        await person.press("N")
        assert "nothing was agreed; agree it for next time" in person.text
        await person.press("c", "d")  # rungs that are not offered answer nothing
        assert isinstance(person.screen, ChooseScreen)
        await person.press("a")
        assert person.form.words.startswith("Dear Ruth Hollis,")
        await person.save()
        (nudge,) = get(sample, "P-28").nudges
        assert (nudge.on, nudge.rung) == (TODAY, "ask")
        assert "What is in the way?" in nudge.words
        assert person.app.clipboard == nudge.words
        assert "nothing was sent" in person.text
        await person.press("N")
        assert "the next comes Tue 24 Nov 2026" in person.text
        await person.press("w")
        await person.write("The bank")
        await person.save()
        assert get(sample, "P-28").nudges[0].answer == "The bank"
        await person.press("enter")
        assert "Came back         The bank" in person.text
        await person.press("u", "u", "u", "u")
        await person.settled()
        assert get(sample, "P-28").nudges == ()


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"due": LATE}, "P-1 is yours"),
        ({"due": TODAY, "whose": "them"}, "a nudge comes after that day"),
        ({"whose": "them"}, "no due date"),
    ],
)
async def test_a_nudge_that_cannot_be_says_why(
    acme: Journal, fields: dict[str, Any], why: str
) -> None:
    acme.add(promise(**fields))
    async with at_screen(acme) as person:
        await person.press("4", "N")
        assert isinstance(person.screen, JournalScreen)
        assert why in person.said


# Confirming


async def test_words_are_drafted_then_sent_with_two_keys(acme: Journal) -> None:
    acme.add(advice(channel="call", private="He will forget", expected="A fine"))
    async with at_screen(acme) as person:
        await person.press("2", "y")
        assert person.form.words.startswith("Dear Acme,\n\nTo put in writing")
        assert not {"He will forget", "A fine"} & {*person.form.words.split("\n")}
        await person.save()
        drafted = get(acme, "A-1")
        assert drafted.confirmed_on is None
        assert person.app.clipboard == drafted.confirmation
        assert "y again once you have sent them" in person.said
        await person.press("y")
        await person.settled()
        sent = get(acme, "A-1")
        assert (sent.confirmed_on, sent.confirmation) == (TODAY, drafted.confirmation)
        await person.press("y")
        assert "was confirmed in writing" in person.said
        await person.press("u", "u")
        await person.settled()
        assert get(acme, "A-1").confirmed_on is None


async def test_not_needed_takes_a_reason(acme: Journal) -> None:
    acme.add(moment(stake="big"))
    async with at_screen(acme) as person:
        await person.press("3", "y", "tab")
        await person.write("They minuted it")
        await person.save()
        found = get(acme, "S-1")
        assert (found.confirm_waived, found.confirmation) == ("They minuted it", "")


async def test_what_was_not_said_is_not_confirmed(acme: Journal) -> None:
    acme.add(moment(spoke=False))
    acme.add(promise())
    async with at_screen(acme) as person:
        await person.press("3", "y")
        assert "was not said yet" in person.said
        await person.press("4", "y")
        assert "only advice" in person.said


async def test_words_left_unsaid_are_kept_as_a_draft(acme: Journal) -> None:
    acme.add(advice())
    async with at_screen(acme) as person:
        await person.press("2", "y")
        await person.write("And more. ")
        await person.press("escape")
        await person.settled()
        await person.press("y", "f4")
        assert person.form.words.startswith("And more. Dear Acme")


# Owning up


async def test_an_own_up_begins_at_a_missed_promise_and_goes_step_by_step(acme: Journal) -> None:
    acme.add(promise(text="Ring the bank", due=LATE, state="missed"))
    async with at_screen(acme) as person:
        await person.press("4", "o")
        assert person.form.words == "Not done: Ring the bank (due Tue 17 Nov 2026)"
        await person.save()
        begun = get(acme, "O-1")
        assert (begun.promise, begun.noticed_on, begun.check) == (1, TODAY, None)
        await person.press("4", "o")  # from the promise again: the next step, no second own-up
        assert "A prompt, not advice" in person.text
        await person.press("c")
        await person.settled()
        assert get(acme, "O-1").check == "considered, none"
        await person.press("o")
        await person.write("A free hour")
        await person.press("tab", "tab", "tab", "tab", "s")
        await person.save()
        told = get(acme, "O-1")
        assert (told.told_on, told.raised_by, told.response, told.remedy) == (
            TODAY,
            "me",
            "shared the blame",
            "A free hour",
        )
        await person.press("o", "tab", "tab", "tab")
        await person.write("Write it down")
        await person.save()
        right = get(acme, "O-1")
        assert (right.put_right_on, right.lesson) == (TODAY, "Write it down")
        assert len(acme.records(OwnUp)) == 1
        await person.press("enter")
        assert "✓ noticed  →  ✓ check  →  ✓ told  →  ✓ put right  →  ✓ lesson" in person.text


async def test_the_check_is_a_prompt_and_no_gate(acme: Journal) -> None:
    acme.add(OwnUp(client=1, noticed_on=LATE, what="Filed late"))
    async with at_screen(acme) as person:
        await open_today(person)
        await person.press("d")
        assert isinstance(person.screen, ChooseScreen)
        await person.press("t")
        await person.save()
        told = get(acme, "O-1")
        assert (told.told_on, told.check) == (TODAY, None)


# Yes, if


async def test_conditions_are_added_and_a_yes_is_in_force_when_all_are_kept(acme: Journal) -> None:
    acme.add(advice(advice="", asked="Take on the payroll?"))
    async with at_screen(acme) as person:
        await person.press("2", "enter", "f", "c")
        await person.write("Sign the fee letter ^fri")
        await person.save()
        condition = get(acme, "P-1")
        assert (condition.condition_of, condition.whose, condition.due) == (
            1,
            "them",
            TODAY + timedelta(days=7),
        )
        assert get(acme, "A-1").answer == "yes, if"
        assert condition.text == "Sign the fee letter"
        assert len({change.group for ref in ("P-1", "A-1") for change in acme.history(ref)}) == 2
        assert "Not in force, 0 of 1 met" in person.text
        await person.press("p")
        await person.write("Set up the scheme ~mine")
        await person.save()
        assert [one.whose.value for one in acme.records(Promise)] == ["them", "me"]
        for one in acme.records(Promise):
            acme.amend(one, state="kept", done_on=TODAY)
        await person.until(lambda: "In force, all met" in person.text)


@pytest.mark.parametrize(
    ("keys", "fields"),
    [
        (["g"], {"went_ahead_on": TODAY}),
        (["n"], {"answer": "no", "instead": "Ask Jo"}),
        (["m"], {"answer": "yes, if"}),
    ],
)
async def test_a_condition_past_its_date_has_three_answers(
    acme: Journal, clock: HandSetClock, keys: list[str], fields: dict[str, Any]
) -> None:
    acme.add(advice(answer="yes, if"))
    acme.add(promise(whose="them", due=LATE, condition_of=1))
    clock.put_forward(days=5)
    async with at_screen(acme) as person:
        assert "yes, if 0 of 1" in person.text
        await open_today(person)
        await go_to(person, "P-1")
        await person.press("f", *keys)
        if isinstance(person.screen, FormScreen):
            await person.write("Ask Jo" if keys == ["n"] else "+1w")
            await person.save()
        await person.settled()
        found = get(acme, "A-1")
        assert {name: getattr(found, name) for name in fields} == fields
        assert len(get(acme, "P-1").moves) == (keys == ["m"])


# Reviews


async def test_a_review_shows_evidence_and_ends_with_a_letter(sample: Journal) -> None:
    pell = sample.find_client("pell")
    async with at_screen(sample) as person:
        person.journal.go_to_client(pell)
        await person.press("r")
        assert isinstance(person.screen, ReviewScreen)
        assert "Happy with what they want, or need us to be happy with it?" in person.text
        assert "does not accept what must change" in person.text
        assert "C-9  Graham Pell" in person.text  # the record of the line, below
        await person.press("j", "j", "enter")
        assert isinstance(person.screen, EntryScreen)
        await person.press("escape", "d", "e")
        assert "is no reason" not in await person.refused()
        await person.write("No third round")
        form = person.form
        await person.press("ctrl+s")
        await person.until(lambda: person.screen is not form)
        await person.settled()
        await person.write("By post within a week")
        checklist = person.form
        await person.press("ctrl+s")
        await person.until(lambda: person.screen is not checklist)
        await person.settled()
        assert "## Dates you must now watch" in person.form.words
        await person.save()
        review = sample.records(Review)[-1]
        assert (review.decision, review.reason) == ("end", "No third round")
        assert "missed (3)" in review.against
        assert review.next_on == date(2026, 12, 20)
        assert "By post within a week" in review.letter
        assert person.app.clipboard == review.letter
        assert "kept in R-4" in person.text
        await person.press("escape", "5", "G", "y")
        assert person.form.words == review.letter


async def test_a_prospect_is_taken_on_or_declined(acme: Journal) -> None:
    acme.add(client("Cove", standing="prospect", previous="shared", must_change="The books"))
    async with at_screen(acme) as person:
        await person.press("G", "r")
        assert "shares the blame" in person.text and "not asked" in person.text
        await person.press("d")
        assert "take on" in person.text and "keep" not in person.text
        await person.press("t")
        await person.write("They ask first")
        await person.save()
        assert acme.client(3).standing == "active"
        assert len({change.group for change in acme.history("R-1")}) == 1
        await person.press("u", "u")
        await person.settled()
        assert acme.client(3).standing == "prospect" and acme.records(Review) == []


async def test_a_review_that_is_due_opens_from_its_line(sample: Journal) -> None:
    async with at_screen(sample) as person:
        await open_today(person)
        await go_to(person, "R-1")
        await person.press("d")
        assert isinstance(person.screen, ReviewScreen)
        await person.press("escape")
        await go_to(person, "C-9")
        await person.press("r")
        assert isinstance(person.screen, ReviewScreen)


async def test_the_palette_has_them_all(acme: Journal) -> None:
    async with at_screen(acme) as person:
        for key in ("N", "y", "o", "f", "r"):
            await person.press("?")
            assert f" {key} " in person.text
            await person.press("escape")
