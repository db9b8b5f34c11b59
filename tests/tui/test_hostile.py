"""Texts that would be markup, commands, sums or turned around anywhere they were not only text."""

from __future__ import annotations

import pytest

from clientjournal.journal import Journal
from clientjournal.model.safe import visible
from clientjournal.tui.screens.choose import ChooseScreen
from clientjournal.tui.screens.entry import EntryScreen
from clientjournal.tui.screens.form import FormScreen
from tests.making import advice, client, contact, moment, own_up, promise
from tests.tui.screen import Person, at_screen
from tests.tui.test_palette import looked_up
from tests.tui.test_text import is_safe

HOSTILE = {
    "markup": "Acme [bold] Bakery",
    "boxes": "[ ] call [x] sent",
    "closing tag": "[/b]",
    "action": "[@click=app.quit]x[/]",
    "escapes": "\x1b[2J\x1b]0;x\x07",
    "turned": "\u202eevil",
    "long": "x" * 10_000,
    "wide": "陳美玲",
    "sum": "=SUM(A1)",
    "at": "@Home",
}


@pytest.fixture(params=HOSTILE.values(), ids=HOSTILE.keys())
def hostile(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def theirs(journal: Journal, hostile: str) -> Journal:
    """A journal in which every text is the same hostile one."""
    journal.add(client(hostile, person=hostile, service=hostile, scope_in=hostile))
    text = {"private": hostile, "tags": (hostile,)}
    journal.add(advice(advice=hostile, reasons=hostile, client_words=hostile, **text))
    journal.add(moment(saw=hostile, said=hostile, **text))
    journal.add(promise(text=hostile, consequence=hostile, **text))
    journal.add(contact(text=hostile, **text))
    journal.add(own_up(what=hostile, remedy=hostile, **text))
    return journal


def is_shown(person: Person, text: str, most: int = 20) -> bool:
    """Tell whether the screen shows the text, at least its beginning, and obeys none of it."""
    assert is_safe(person.text.replace("\n", ""))
    width = person.app.size.width
    assert all(strip.cell_length == width for strip in person.strips)
    return visible(text)[:most] in person.text


async def test_it_is_shown_in_every_pane(theirs: Journal, hostile: str) -> None:
    async with at_screen(theirs) as person:
        for key, name in zip(
            "12345", ("clients", "advice", "moments", "promises", "file"), strict=True
        ):
            await person.press(key)
            region = person.pane(name).region
            rows = [row for row in person.rows[region.y + 1 : region.bottom - 1]]
            assert any(visible(hostile)[:16] in row for row in rows), name
            assert is_shown(person, hostile)


async def test_it_is_shown_in_full_on_every_page(theirs: Journal, hostile: str) -> None:
    async with at_screen(theirs) as person:
        for key in "12345":
            await person.press(key, "enter")
            assert isinstance(person.screen, EntryScreen)
            assert visible(hostile)[:16] in person.rows[0]
            assert is_shown(person, hostile)
            await person.press("escape")
        await person.press("b")
        assert visible(hostile)[:16] in person.rows[0]
        assert is_shown(person, hostile)


async def test_it_is_shown_in_titles_of_forms_and_questions(theirs: Journal, hostile: str) -> None:
    async with at_screen(theirs) as person:
        for key in "aspc":
            await person.press(key)
            assert isinstance(person.screen, FormScreen)
            assert visible(hostile)[:16] in person.rows[person.form.query_one("#form").region.y]
            assert is_shown(person, hostile)
            await person.press("escape")
        await person.press("x")
        await person.settled()
        assert visible(hostile)[:16] in person.rows[1]
        await person.press("escape")
        for key in "234":
            await person.press(key, "d")
            assert isinstance(person.screen, ChooseScreen)
            assert is_shown(person, hostile)
            await person.press("escape")


async def test_it_is_found_in_the_palette(theirs: Journal, hostile: str) -> None:
    async with at_screen(theirs) as person:
        word = next((c for c in "xevk陳SH" if c in hostile), hostile[0])
        if word.isprintable():
            offered = await looked_up(person, word)
            assert any(visible(hostile)[:16] in line for line in offered)
            assert is_safe(person.text.replace("\n", ""))
            await person.press("escape")


async def test_it_is_typed_and_saved_as_it_is(acme: Journal) -> None:
    typed = [text for name, text in HOSTILE.items() if name not in ("escapes", "turned")]
    async with at_screen(acme) as person:
        for number, text in enumerate(typed, 1):
            await person.press("a")
            await person.write(f'"{text}"')
            await person.save()
            assert person.said == f"saved A-{number}"
            assert acme.get(f"A-{number}").words == f'"{text}"'
            await person.press("u", "u")
            await person.settled()
            assert person.said.startswith(f"undone: A-{number} added, ")
            await person.press("U", "U")
            await person.settled()


async def test_it_is_filtered_as_it_is(theirs: Journal, hostile: str) -> None:
    async with at_screen(theirs) as person:
        await person.press("2", "slash")
        await person.write(hostile)
        assert person.pane("advice").count == "1 of 1"
        assert is_safe(person.text.replace("\n", ""))


async def test_it_may_stand_in_a_reason_that_is_said(acme: Journal) -> None:
    async with at_screen(acme) as person:
        for text in HOSTILE.values():
            person.journal.say(text, "late")
            await person.pilot.pause()
            assert is_shown(person, text)


async def test_a_draft_of_it_is_offered_as_it_is(acme: Journal) -> None:
    async with at_screen(acme) as person:
        for name in ("markup", "closing tag", "action", "long", "wide"):
            await person.press("a")
            await person.write(HOSTILE[name])
            await person.press("escape", "a")
            assert HOSTILE[name][:20] in person.form_says
            assert is_shown(person, HOSTILE[name])
            await person.press("escape")
