from __future__ import annotations

from datetime import date

import pytest
from textual.widgets import Input

from clientjournal.journal import Journal
from clientjournal.model.advice import Advice
from clientjournal.model.client import Client
from clientjournal.model.contact import Contact
from clientjournal.model.moment import Moment
from clientjournal.model.promise import Promise
from clientjournal.tui.forms.choice_row import ChoiceRow
from clientjournal.tui.screens.journal import JournalScreen
from tests.making import HandSetClock
from tests.tui.screen import Person, at_screen

TEXT = "Register for VAT"

KINDS: dict[str, tuple[str, str, str]] = {
    "a": ("A-1", "advice", "advice"),
    "s": ("S-1", "moments", "saw"),
    "p": ("P-1", "promises", "text"),
    "c": ("K-1", "file", "text"),
    "n": ("C-3", "clients", "name"),
}


async def opens(person: Person, key: str, words: str = "") -> None:
    await person.press(key)
    if words:
        await person.write(words)


async def go_to(person: Person, field: str) -> None:
    """Press tab until a field has the focus."""
    for _ in range(40):
        if getattr(person.app.focused, "id", "") == f"field-{field}":
            return
        await person.press("tab")
    raise AssertionError(f"tab never came to {field}")


async def show_more(person: Person) -> None:
    """Open the rest of a form."""
    person.form.query_one("#more").focus()
    await person.press("enter")
    await person.until(lambda: not person.form.query("#more"))


def line(person: Person, field: str) -> Input:
    return person.form.query_one(f"#field-{field}", Input)


def row(person: Person, field: str) -> ChoiceRow:
    return person.form.query_one(f"#field-{field}", ChoiceRow)


# The promise: the key, the words, ctrl+s


async def test_the_first_field_says_what_it_wants_while_it_is_empty(acme: Journal) -> None:
    wants = {
        "a": "what you advised",
        "s": "what you saw",
        "p": "what is promised",
        "c": "what was said",
        "n": "name",
    }
    async with at_screen(acme) as person:
        for key, said in wants.items():
            await person.press(key, "tab")
            foot = person.form.query_one("#say").region.y
            assert any(said in row for row in person.rows[:foot]), key
            await person.press("shift+tab", "x")
            assert not any(said in row for row in person.rows[:foot]), key
            await person.press("backspace", "escape")


@pytest.mark.parametrize("key", KINDS)
async def test_an_entry_costs_two_keys_beyond_its_words(acme: Journal, key: str) -> None:
    ref, pane, field = KINDS[key]
    async with at_screen(acme) as person:
        await person.press(key)
        await person.press(*TEXT)
        await person.press("ctrl+s")
        await person.settled()
        assert isinstance(person.screen, JournalScreen)
        record = acme.get(ref)
        assert getattr(record, field) == TEXT
        assert person.said == f"saved {ref}"
        assert person.active == pane
        assert person.journal.record == record
        assert f"▌{TEXT}" in person.text or f" {TEXT} " in person.text


async def test_what_is_not_said_has_a_sensible_default(acme: Journal, clock: HandSetClock) -> None:
    async with at_screen(acme) as person:
        for key in "aspc":
            await opens(person, key, TEXT)
            await person.save()
    a, s, p, c = (acme.get(ref) for ref in ("A-1", "S-1", "P-1", "K-1"))
    assert isinstance(a, Advice) and isinstance(s, Moment)
    assert isinstance(p, Promise) and isinstance(c, Contact)
    assert {r.client for r in (a, s, p, c)} == {1}
    assert {r.on for r in (a, s, p, c)} == {clock.today()}
    assert (s.stake, s.scope, s.spoke) == ("small", "inside", True)
    assert (p.whose, p.due) == ("me", None)
    assert (c.who, c.purpose, c.channel) == ("me", "check-in", "call")
    assert c.time is not None
    assert a.recorded_by == "tester" and a.recorded_at == clock.now()


async def test_f2_saves_too(acme: Journal) -> None:
    async with at_screen(acme) as person:
        await opens(person, "a", TEXT)
        await person.press("f2")
        await person.settled()
        assert acme.get("A-1").words == TEXT


async def test_one_save_for_two_presses(acme: Journal) -> None:
    async with at_screen(acme) as person:
        await opens(person, "a", TEXT)
        await person.press("ctrl+s", "ctrl+s")
        await person.settled()
        assert [r.words for r in acme.records(Advice)] == [TEXT]


@pytest.mark.parametrize("key", KINDS)
async def test_a_form_without_words_is_not_saved(acme: Journal, key: str) -> None:
    async with at_screen(acme) as person:
        await opens(person, key)
        assert (await person.refused()).startswith("write something first")
        before = acme.head
        await person.press("escape")
        assert isinstance(person.screen, JournalScreen)
        assert acme.head == before


async def test_advice_may_be_empty_when_they_asked(acme: Journal) -> None:
    async with at_screen(acme) as person:
        await opens(person, "a")
        await go_to(person, "asked")
        await person.write("Can we skip the audit?")
        await person.save()
        found = acme.get("A-1")
        assert isinstance(found, Advice)
        assert (found.advice, found.asked) == ("", "Can we skip the audit?")


async def test_every_letter_is_a_letter_in_a_text_field(acme: Journal) -> None:
    everything = "qaspn?/bdeuUxcjkgG12345~nothing"
    async with at_screen(acme) as person:
        await person.press("a")
        await person.press(*everything)
        assert person.form.words == everything
        await go_to(person, "asked")
        await person.press(*everything)
        assert line(person, "asked").value == everything
        await person.save()
        assert acme.get("A-1").words == everything


async def test_single_keys_are_off_in_a_choice_row(acme: Journal) -> None:
    async with at_screen(acme) as person:
        await opens(person, "a", TEXT)
        form = person.form
        await go_to(person, "decision")
        await person.press("q", "n", "question_mark", "slash", "u")
        assert person.form is form


async def test_more_shows_the_other_fields(acme: Journal) -> None:
    async with at_screen(acme) as person:
        await opens(person, "n", "Nova")
        assert len(person.form._sheet.fields) == 5
        assert "more: 19 other fields" in person.text
        await person.press("tab", "tab", "tab", "tab", "tab", "enter")
        await person.until(lambda: len(person.form._sheet.fields) == 24)
        assert getattr(person.app.focused, "id", "") == "field-kind"
        assert not person.form.query("#more")
        await go_to(person, "cadence")
        await person.write("2 W")
        await go_to(person, "phone")
        await person.write("1234, 5678")
        await person.save()
        found = acme.get("C-3")
        assert isinstance(found, Client)
        assert (found.cadence, found.phone) == ("2w", ("1234", "5678"))


async def test_a_value_that_may_not_be_is_refused_at_its_field(acme: Journal) -> None:
    async with at_screen(acme) as person:
        await opens(person, "p", TEXT)
        await go_to(person, "every")
        await person.write("often")
        await go_to(person, "text")
        await person.press("ctrl+s")
        await person.settled()
        assert getattr(person.app.focused, "id", "") == "field-every"
        assert line(person, "every").value == "often"
        assert not acme.records(Promise)


async def test_the_label_of_the_field_with_the_focus_is_marked(acme: Journal) -> None:
    async with at_screen(acme) as person:
        await opens(person, "p", TEXT)
        assert "▌" not in person.text.replace("▌Acme", "")
        await go_to(person, "due")
        assert "▌Due" in person.text
        await person.press("tab")
        assert "▌Consequence" in person.text
        person.form.query_one("#more").focus()
        await person.pilot.pause()
        (marked,) = (line for line in person.rows if "more: " in line)
        assert "▌" in marked
        await person.press("enter", "escape")
        await opens(person, "p")
        assert "▌" not in person.text.replace("▌Acme", "")


async def test_enter_in_a_line_goes_to_the_next(acme: Journal) -> None:
    async with at_screen(acme) as person:
        await opens(person, "n", "Nova")
        await person.press("enter")
        assert getattr(person.app.focused, "id", "") == "field-person"


# Choices


async def test_choices_are_picked_by_letter_digit_arrows_and_taken_back(acme: Journal) -> None:
    async with at_screen(acme) as person:
        await opens(person, "a", TEXT)
        await go_to(person, "why")
        values = row(person, "why").values
        for key, wanted in (
            ("l", "light bulb"),
            ("n", "no reason"),
            ("E", "explanation"),
            ("1", "light bulb"),
            ("3", "no reason"),
            ("9", "no reason"),
            ("left", "explanation"),
            ("right", "no reason"),
            ("right", "no reason"),
            ("backspace", None),
            ("right", "light bulb"),
            ("delete", None),
        ):
            await person.press(key)
            assert values["why"] == wanted, key
        await go_to(person, "decision")
        await person.press("6")
        assert "● withdrew" in person.text
        await person.press("backspace")
        assert row(person, "decision").values["decision"] == "withdrew request"
        await person.save()
        found = acme.get("A-1")
        assert isinstance(found, Advice)
        assert (found.why, found.decision) == (None, "withdrew request")


async def test_a_row_of_two_fields(acme: Journal) -> None:
    async with at_screen(acme) as person:
        await opens(person, "s", TEXT)
        await go_to(person, "stake")
        await person.press("b", "o")
        assert row(person, "stake").values == {"stake": "big", "scope": "outside"}
        assert row(person, "reaction").has_focus
        await go_to(person, "stake")
        await person.press("left", "left", "left")
        assert row(person, "stake").values["scope"] == "inside"
        await person.press("2", "4")
        assert row(person, "stake").values == {"stake": "small", "scope": "outside"}
        await go_to(person, "reaction")
        await person.press("d")
        await person.save()
        found = acme.get("S-1")
        assert isinstance(found, Moment)
        assert (found.stake, found.scope, found.reaction) == ("small", "outside", "dirty look")


async def test_a_choice_can_be_clicked(acme: Journal) -> None:
    async with at_screen(acme) as person:
        await opens(person, "p", TEXT)
        column = person.rows[row(person, "whose").region.y].index("theirs")
        await person.pilot.click(offset=(column, row(person, "whose").region.y))
        assert row(person, "whose").values == {"whose": "them"}


# Days


async def test_a_day_says_what_it_means_and_leaves_as_iso(acme: Journal) -> None:
    async with at_screen(acme) as person:
        await opens(person, "p", TEXT)
        await go_to(person, "due")
        await person.press(*"wed")
        assert person.form_says == "Wed 25 Nov 2026, in 5 days"
        await person.press("tab")
        assert line(person, "due").value == "2026-11-25"
        await person.save()
        found = acme.get("P-1")
        assert isinstance(found, Promise) and found.due == date(2026, 11, 25)


async def test_a_day_is_read_without_leaving_the_field(acme: Journal) -> None:
    async with at_screen(acme) as person:
        await opens(person, "p", TEXT)
        await go_to(person, "due")
        await person.write("in 3 weeks")
        await person.save()
        found = acme.get("P-1")
        assert isinstance(found, Promise) and found.due == date(2026, 12, 11)


async def test_a_bare_weekday_lies_behind_where_things_happened(acme: Journal) -> None:
    async with at_screen(acme) as person:
        await opens(person, "p", TEXT)
        await show_more(person)
        await go_to(person, "on")
        line(person, "on").value = ""
        await person.write("wed")
        assert person.form_says == "Wed 18 Nov 2026, 2 days ago"


async def test_an_unreadable_day_refuses_to_save_and_keeps_the_text(acme: Journal) -> None:
    async with at_screen(acme) as person:
        await opens(person, "p", TEXT)
        await go_to(person, "due")
        await person.write("soonish")
        assert '"soonish" names no day' in person.form_says
        await person.press("shift+tab")
        assert line(person, "due").value == "soonish"
        assert '"soonish" names no day' in await person.refused()
        assert person.form.words == TEXT
        assert line(person, "due").value == "soonish"
        assert not acme.records(Promise)
        line(person, "due").value = ""
        await person.write("+2w")
        await person.save()
        found = acme.get("P-1")
        assert isinstance(found, Promise) and found.due == date(2026, 12, 4)
