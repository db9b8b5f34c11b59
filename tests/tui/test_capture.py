"""What a form makes of its words while they are typed."""

from __future__ import annotations

import pytest

from clientjournal.journal import Journal
from clientjournal.model.advice import Advice
from clientjournal.model.contact import Contact
from clientjournal.model.filing import read_note
from clientjournal.model.moment import Moment
from clientjournal.model.promise import Promise
from clientjournal.model.quick import Known
from clientjournal.tui.forms.beneath import Beneath, Said
from clientjournal.tui.forms.kinds import FORMS
from clientjournal.tui.screens.entry import EntryScreen
from clientjournal.tui.screens.journal import JournalScreen
from clientjournal.tui.text import width_of
from tests.making import TODAY, advice, moment
from tests.tui.screen import Person, at_screen
from tests.tui.test_tokens import chips

KNOWN = Known((), TODAY)


def beneath(person: Person) -> str:
    row = person.form.query_one(Beneath)
    lines = ["".join(piece.text for piece in line) for line in row._said.lines(90)]
    assert row.display == bool(lines)
    return "\n".join(lines)


def test_what_names_no_day_is_told_beneath() -> None:
    note = read_note("i will: send it by fri\nthey will: pay ^mon\nsaw: a leak", KNOWN)
    said = Said(filed=note.lines, kept=("^frday is no date: kept as text",)).lines(60)
    assert ["".join(piece.text for piece in line) for line in said] == [
        "^frday is no date: kept as text",
        "+ my promise  send it by fri  no date",
        "+ their promise  pay  due Mon 23 Nov 2026",
        "+ say something  a leak",
    ]
    for width in range(34, 80):
        for line in Said(filed=note.lines).lines(width)[:1]:
            assert sum(width_of(piece.text) for piece in line) <= width


async def test_a_day_that_is_none_is_told_while_it_is_typed(acme: Journal) -> None:
    async with at_screen(acme) as person:
        await person.press("p")
        await person.write("Send it ^frday ")
        assert beneath(person) == "^frday is no date: kept as text"
        await person.save()
        assert acme.get("P-1").words == "Send it ^frday"


# The rows a form shows


FIRST_ROWS = {
    "advice": [["advice"], ["asked"], ["why"], ["decision"], ["client_words"]],
    "moments": [["saw"], ["said"], ["stake", "scope"], ["reaction", "spoke"], ["review_on"]],
    "promises": [["text"], ["whose"], ["due"], ["consequence"], ["every"]],
    "contacts": [["text"], ["who"], ["purpose"], ["channel"], ["minutes"]],
    "clients": [["name"], ["person"], ["service"], ["scope_in"], ["scope_out"]],
}


@pytest.mark.parametrize("table", FIRST_ROWS)
def test_a_form_shows_the_same_five_rows(table: str) -> None:
    shown = [[field.name, *field.others] for field in FORMS[table].fields[:5]]
    assert shown == FIRST_ROWS[table]


# Keys beyond the words


async def test_a_big_moment_outside_with_its_reaction_costs_six_keys(acme: Journal) -> None:
    keys = ["s", "down", "b", "o", "t", "ctrl+s"]
    async with at_screen(acme) as person:
        await person.press(keys[0])
        await person.press(*"One key, one person")
        await person.press(*keys[1:])
        await person.settled()
        found = acme.get("S-1")
        assert isinstance(found, Moment)
        assert (found.stake, found.scope, found.reaction) == ("big", "outside", "thanked")
        assert isinstance(person.screen, JournalScreen)


async def test_arrows_move_between_rows(acme: Journal) -> None:
    async with at_screen(acme) as person:
        await person.press("p", "down")
        assert getattr(person.app.focused, "id", "") == "field-whose"
        await person.press("down", "down", "up")
        assert getattr(person.app.focused, "id", "") == "field-due"


async def test_a_letter_chooses_in_its_own_row_only(acme: Journal) -> None:
    async with at_screen(acme) as person:
        await person.press("a", *"Wait", "down", *"no reaso")
        assert getattr(person.app.focused, "id", "") == "field-why"
        assert any("no choice of this row is 'o'" in row for row in person.rows)
        await person.save()
        found = acme.get("A-1")
        assert isinstance(found, Advice)
        assert (found.decision, found.channel, found.answer) == ("pending", None, None)


async def test_what_is_typed_on_the_chips_goes_on_into_the_next_row(acme: Journal) -> None:
    async with at_screen(acme) as person:
        await person.press("a", *"Wait #vat", "tab", *"Should we move?")
        await person.save()
        found = acme.get("A-1")
        assert isinstance(found, Advice)
        assert (found.advice, found.asked, found.tags) == ("Wait", "Should we move?", ("vat",))


async def test_down_moves_within_the_words_first(acme: Journal) -> None:
    async with at_screen(acme) as person:
        await person.press("a", "x", "enter", "y", "up", "down")
        assert getattr(person.app.focused, "id", "") == "field-advice"
        await person.press("down")
        assert getattr(person.app.focused, "id", "") == "field-why"


# Completions


async def test_right_completes_a_tag_and_a_client(acme: Journal) -> None:
    acme.add(advice(tags=("vat", "vat-return")))
    async with at_screen(acme) as person:
        await person.press("s", *"Till #va")
        await person.until(lambda: "#vat   #vat-return" in beneath(person))
        assert "right arrow takes it" in beneath(person)
        await person.press("right", *"@bo")
        assert "Bolt & Co" in beneath(person)
        await person.press("right")
        assert person.form.words == "Till #vat @Bolt "
        assert beneath(person) == ""
        assert chips(person) == ["#vat", "Bolt & Co"]
        await person.press("left", "left", "right")
        assert person.form.words == "Till #vat @Bolt "
        await person.save()
        assert acme.get("S-1").tags == ("vat",)


async def test_a_tag_nearly_there_is_pointed_out(acme: Journal) -> None:
    acme.add(advice(tags=("vat",)))
    async with at_screen(acme) as person:
        await person.press("s", *"Till #vta")
        await person.until(lambda: "no such tag yet" in beneath(person))
        await person.press(*" now")
        assert beneath(person) == "#vta: no such tag yet; #vat?"
        await person.press(*" #vta")
        await person.press("right")
        assert person.form.words == "Till #vta now #vat "


# Advice given before


async def test_earlier_advice_is_offered_and_opens_over_the_form(acme: Journal) -> None:
    acme.add(advice(advice="Register for VAT before April"))
    acme.add(advice(advice="VAT: register in time", decision="declined"))
    acme.add(advice(client=2, advice="Register for VAT"))
    async with at_screen(acme) as person:
        await person.press("a", *"Register the VAT today #vat")
        await person.until(lambda: "A-2, A-1" in beneath(person))
        assert beneath(person).startswith("You advised on this before: A-2, A-1")
        assert "f3 opens A-2 VAT: register in time" in beneath(person)
        form = person.form
        await person.press("f3")
        assert isinstance(person.screen, EntryScreen) and person.screen.record.ref == "A-2"
        await person.press("escape")
        assert person.form is form and form.words == "Register the VAT today #vat"
        assert "f3 opens A-1" in beneath(person)
        await person.press("f3")
        assert isinstance(person.screen, EntryScreen) and person.screen.record.ref == "A-1"
        await person.press("q", "end", *" @bolt")
        await person.until(lambda: "A-3" in beneath(person))
        assert "A-1" not in beneath(person)
        await person.save()
        assert acme.get("A-4").words == "Register the VAT today"


async def test_f3_without_earlier_advice_does_nothing(acme: Journal) -> None:
    acme.add(moment(saw="Register for VAT"))
    async with at_screen(acme) as person:
        await person.press("a", *"Register for VAT", "f3")
        assert person.form.words == "Register for VAT"


# A note that files itself

NOTE = "Rang about the till\ni will: send the list ^fri #vat\nsaw: one key ~big\nadvice: use two"


async def test_a_note_files_its_lines_as_one_change(acme: Journal) -> None:
    before = acme.head[0]
    async with at_screen(acme) as person:
        await person.press("c")
        await person.write(NOTE)
        shown = beneath(person).split("\n")
        assert shown[0].startswith("+ my promise  send the list  due Fri 27 Nov 2026")
        assert [line.split("  ")[0] for line in shown[1:]] == ["+ say something", "+ advice"]
        assert "big" in chips(person)
        await person.save()
        assert person.said == "saved K-1, and from its lines P-1, S-1, A-1"
        note, promise, seen, advised = (acme.get(ref) for ref in ("K-1", "P-1", "S-1", "A-1"))
        assert isinstance(note, Contact) and isinstance(promise, Promise)
        assert isinstance(seen, Moment) and isinstance(advised, Advice)
        assert note.text.split("\n")[1] == "i will: send the list"
        assert {entry.source for entry in (promise, seen, advised)} == {note.id}
        assert (promise.tags, seen.stake, advised.advice) == (("vat",), "big", "use two")
        assert acme.head[0] == before + 4
        await person.press("u", "u")
        await person.settled()
        assert acme.timeline(1) == []
        await person.press("U", "U")
        await person.settled()
        assert len(acme.timeline(1)) == 4


async def test_a_chip_of_a_line_can_be_taken_off(acme: Journal) -> None:
    async with at_screen(acme) as person:
        await person.press("c")
        await person.write("they will: pay ^fri")
        assert chips(person) == ["due Fri 27 Nov 2026"]
        await person.press("tab", "backspace")
        await person.save()
        promise = acme.get("P-1")
        assert isinstance(promise, Promise)
        assert (promise.text, promise.due, promise.whose) == ("pay ^fri", None, "them")
