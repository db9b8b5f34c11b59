"""Addenda, withdrawing and refiling, from the panes, an open record and the palette."""

from __future__ import annotations

import pytest
from textual.command import CommandPalette

from clientjournal.journal import Journal
from clientjournal.model.words import Act
from clientjournal.tui.screens.choose import ChooseScreen
from clientjournal.tui.screens.form import FormScreen
from clientjournal.tui.screens.pick import ClientPick
from tests.making import advice, contact, promise
from tests.tui.screen import Person, at_screen
from tests.tui.test_hostile import HOSTILE
from tests.tui.test_hostile_forms import shows_nothing_unsafe
from tests.tui.test_palette import looked_up

WAYS = {"pane": ("2",), "entry": ("2", "enter")}


async def run(person: Person, key: str, words: str, way: str) -> None:
    """Press a key in a pane or an open record, or run its command in the palette."""
    if way != "palette":
        await person.press(*WAYS[way], key)
        return
    await person.press("2")
    await looked_up(person, f"change: {words}")
    await person.press("enter")
    await person.until(lambda: not isinstance(person.screen, CommandPalette))


@pytest.mark.parametrize("way", ["pane", "entry", "palette"])
async def test_an_addendum_adds_and_touches_nothing(acme: Journal, way: str) -> None:
    acme.add(advice())
    async with at_screen(acme) as person:
        await run(person, "plus", "addendum", way)
        await person.write("She rang back")
        await person.save()
        assert person.said == "saved A-1"
        (added,) = acme.get("A-1").addenda
        assert (added.text, added.private) == ("She rang back", False)
        assert acme.get("A-1").words == "Register for VAT"
        assert acme.history("A-1")[-1].act is Act.ADDENDUM


async def test_an_addendum_may_be_private_and_must_say_something(acme: Journal) -> None:
    acme.add(advice())
    async with at_screen(acme) as person:
        await person.press("2", "plus")
        assert await person.refused() == "write what you add"
        await person.write("Only for me")
        await person.press("tab", "p")
        await person.save()
        (added,) = acme.get("A-1").addenda
        assert (added.text, added.private) == ("Only for me", True)


@pytest.mark.parametrize("way", ["pane", "entry", "palette"])
async def test_withdrawn_with_a_reason_it_stays_legible_and_comes_back(
    acme: Journal, way: str
) -> None:
    acme.add(advice())
    async with at_screen(acme) as person:
        await run(person, "w", "withdraw", way)
        assert await person.refused() == "say why A-1 is withdrawn"
        await person.write("meant for Bolt")
        await person.save()
        gone = acme.get("A-1").withdrawn
        assert gone is not None and gone.reason == "meant for Bolt"
        assert "meant for Bolt" in person.text or way != "entry"
        await person.close()
        row = next(row for row in person.rows if "Register for VAT" in row)
        assert "withdrawn" in row
        await person.press("w")
        await person.settled()
        assert acme.get("A-1").withdrawn is None
        assert person.said == "saved A-1, reinstated"


async def test_a_client_is_not_withdrawn(acme: Journal) -> None:
    async with at_screen(acme) as person:
        await person.press("1", "w")
        assert "standing" in person.said
        assert acme.client(1).withdrawn is None


@pytest.mark.parametrize("way", ["pane", "entry", "palette"])
async def test_refiled_under_the_client_named_by_some_letters(acme: Journal, way: str) -> None:
    acme.add(advice(advice="Meant for Bolt"))
    async with at_screen(acme) as person:
        await run(person, "m", "refile", way)
        await person.until(lambda: isinstance(person.screen, ClientPick))
        await person.press(*"bol", "enter")
        await person.settled()
        assert acme.get("A-1").client == 2  # type: ignore[attr-defined]
        assert person.said == "saved A-1, refiled under Bolt & Co"
        await person.press("z")
        assert "under ▒▒▒" in person.text and "Bolt" not in person.text
        await person.press("z")
        await person.close()
        assert "Meant for Bolt" not in person.text
        await person.press("1", "j")
        assert "Meant for Bolt" in person.text


async def test_nothing_is_refiled_when_nobody_is_named(acme: Journal) -> None:
    acme.add(advice())
    async with at_screen(acme) as person:
        await person.press("2", "m", *"nobody", "enter")
        assert isinstance(person.screen, ClientPick)
        await person.press("escape")
        assert not isinstance(person.screen, ClientPick)
        assert len(acme.history("A-1")) == 1


async def test_what_belongs_together_is_refiled_together(acme: Journal) -> None:
    acme.file_note(contact(text="rang"), [advice(), promise()])
    async with at_screen(acme) as person:
        await person.press("2", "m", *"bolt", "enter")
        assert isinstance(person.screen, ChooseScreen)
        assert "A-1, P-1, K-1 belong together" in person.text or "belong together" in person.text
        await person.press("o")
        await person.settled()
        assert person.said == (
            "A-1 names K-1 of another client (source); refile that first, or empty the field"
        )
        await person.press("m", *"bolt", "enter", "a")
        await person.settled()
        assert {e.ref for e in acme.timeline(2)} == {"A-1", "P-1", "K-1"}
        assert not acme.timeline(1)
        await person.press("u", "u")
        await person.settled()
        assert not acme.timeline(2) and acme.fault() is None


@pytest.mark.parametrize("name", HOSTILE)
async def test_hostile_text_in_addenda_reasons_and_names(acme: Journal, name: str) -> None:
    text = HOSTILE[name]
    acme.amend(acme.client(2), name=text)
    acme.add(advice(reasons="because"))
    async with at_screen(acme) as person:
        for key in ("plus", "e", "w"):
            await person.press("2", key)
            if key == "e":
                await person.form.show_more()
                person.form._sheet.widget("reasons").focus()
            await person.write(text)
            assert shows_nothing_unsafe(person)
            await person.save()
            assert not isinstance(person.screen, FormScreen)
        await person.press("enter")
        await person.settled()
        assert shows_nothing_unsafe(person)
        await person.press("m")
        assert shows_nothing_unsafe(person)
        await person.press("enter")
        await person.settled()
        assert acme.get("A-1").client == 2  # type: ignore[attr-defined]
        await person.press("u")
        await person.settled()
        assert shows_nothing_unsafe(person)
        assert "refiled from Acme" in person.text
        assert acme.fault() is None
