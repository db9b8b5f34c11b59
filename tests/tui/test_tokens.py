from __future__ import annotations

from datetime import date

from clientjournal.journal import Journal
from clientjournal.model.advice import Advice
from clientjournal.model.moment import Moment
from clientjournal.model.promise import Promise
from clientjournal.tui.forms.chip_row import ChipRow
from tests.tui.screen import Person, at_screen


def chips(person: Person) -> list[str]:
    row = person.form.query_one(ChipRow)
    assert row.display == bool(row._chips)
    return [chip.label for chip in row._chips]


async def test_what_the_words_say_becomes_chips_and_fields(acme: Journal) -> None:
    async with at_screen(acme) as person:
        await person.press("p")
        await person.write("Send the list ^fri ~them #vat")
        assert chips(person) == ["due Fri 27 Nov 2026", "theirs", "#vat"]
        assert " due Fri 27 Nov 2026 " in person.text
        assert "● theirs" in person.text
        await person.save()
        found = acme.get("P-1")
        assert isinstance(found, Promise)
        assert (found.text, found.due) == ("Send the list", date(2026, 11, 27))
        assert (found.whose, found.tags) == ("them", ("vat",))


async def test_chips_come_and_go_as_the_words_are_typed(acme: Journal) -> None:
    async with at_screen(acme) as person:
        await person.press("s")
        assert chips(person) == []
        await person.press(*"Till key ~bi")
        assert chips(person) == ["big"]
        await person.press("backspace", "backspace", "backspace")
        assert chips(person) == []


async def test_a_sentence_keeps_a_token_it_holds(acme: Journal) -> None:
    async with at_screen(acme) as person:
        await person.press("a")
        await person.write("Call about #vat before ^fri please")
        assert chips(person) == ["#vat", "review Fri 27 Nov 2026"]
        await person.save()
        found = acme.get("A-1")
        assert isinstance(found, Advice)
        assert found.advice == "Call about vat before fri please"
        assert (found.tags, found.review_on) == (("vat",), date(2026, 11, 27))


async def test_a_client_named_in_the_words_gets_the_entry(acme: Journal) -> None:
    async with at_screen(acme) as person:
        await person.press("a")
        await person.write("Keep receipts @bolt")
        assert chips(person) == ["Bolt & Co"]
        await person.save()
        found = acme.get("A-1")
        assert isinstance(found, Advice) and (found.client, found.advice) == (2, "Keep receipts")
        assert person.journal.client == acme.client(2)
        assert person.journal.record == found


async def test_backspace_on_the_chip_row_leaves_it_as_text(acme: Journal) -> None:
    async with at_screen(acme) as person:
        await person.press("s")
        await person.write("Till key ~big ~out")
        assert chips(person) == ["big", "outside"]
        await person.press("tab")
        assert isinstance(person.app.focused, ChipRow)
        assert "backspace takes it off" in person.text
        await person.press("left", "backspace")
        assert chips(person) == ["outside"]
        await person.press("backspace")
        assert chips(person) == []
        assert getattr(person.app.focused, "id", "") == "field-saw"
        await person.save()
        found = acme.get("S-1")
        assert isinstance(found, Moment)
        assert found.saw == "Till key ~big ~out"
        assert (found.stake, found.scope) == ("small", "inside")


async def test_quotes_and_backslashes_protect(acme: Journal) -> None:
    async with at_screen(acme) as person:
        await person.press("s")
        await person.write('He said "~big #vat" and \\~out')
        assert chips(person) == []
        await person.save()
        assert acme.get("S-1").words == 'He said "~big #vat" and ~out'


async def test_what_names_nothing_stays_text(acme: Journal) -> None:
    words = "a@b.example #1 ~5k ^_^ @nobody ^soonish"
    async with at_screen(acme) as person:
        await person.press("a")
        await person.write(words)
        assert chips(person) == []
        await person.save()
        assert acme.get("A-1").words == words


async def test_tags_of_the_words_join_those_of_the_row(acme: Journal) -> None:
    async with at_screen(acme) as person:
        await person.press("c")
        await person.write("Called #vat")
        person.form.query_one("#more").focus()
        await person.press("enter")
        await person.until(lambda: bool(person.form.query("#field-tags")))
        person.form.query_one("#field-tags").focus()
        await person.write("tax, vat")
        await person.save()
        assert acme.get("K-1").tags == ("tax", "vat")


async def test_an_edit_reads_no_tokens(acme: Journal) -> None:
    async with at_screen(acme) as person:
        await person.press("a")
        await person.write("Keep receipts")
        await person.save()
        await person.press("e")
        await person.write(" #vat")
        assert chips(person) == []
        await person.save()
        found = acme.get("A-1")
        assert (found.words, found.tags) == ("Keep receipts #vat", ())


async def test_a_yes_if_that_was_saved_says_how_its_conditions_are_added(acme: Journal) -> None:
    async with at_screen(acme) as person:
        await person.press("a")
        await person.write("Six months free, as they ask ~if")
        await person.save()
        assert person.said == "saved A-1   f adds its conditions"
