from __future__ import annotations

import pytest

from clientjournal.journal import Journal
from clientjournal.tui.drafting import Drafting
from tests.making import HandSetClock, advice
from tests.tui.screen import Person, at_screen
from tests.tui.test_palette import looked_up

ODD = "[/b] half a thought"


async def left(person: Person, key: str, words: str) -> None:
    await person.press(key)
    await person.write(words)
    await person.press("escape")


async def test_drafts_are_listed_and_gone_on_with(acme: Journal) -> None:
    async with at_screen(acme) as person:
        await left(person, "a", ODD)
        await person.press("1", "j")
        offered = await looked_up(person, "draft adv")
        assert any(f'Draft: advice, Acme, 20 Nov 2026 09:30: "{ODD}"' in line for line in offered)
        await person.press("enter")
        await person.until(lambda: "FormScreen" in str(person.screen))
        await person.until(lambda: person.form.words == ODD)
        assert str(person.form.query_one("#form").border_title) == "Advice to Acme"
        await person.save()
        assert acme.get("A-1").words == ODD and acme.drafts.all() == []


async def test_one_of_several_drafts_is_chosen(acme: Journal) -> None:
    async with at_screen(acme) as person:
        await left(person, "a", "the first")
        await left(person, "a", "the second")
        await looked_up(person, "draft first")
        await person.press("enter")
        await person.until(lambda: "FormScreen" in str(person.screen))
        await person.until(lambda: person.form.words == "the first")
        await person.save()
        assert [draft.beginning for draft in acme.drafts.all()] == ["the second"]


async def test_a_draft_of_an_edit_goes_back_to_its_record(acme: Journal) -> None:
    acme.add(advice())
    async with at_screen(acme) as person:
        await person.press("2", "e", *" now", "escape", "1")
        await looked_up(person, "draft edit")
        await person.press("enter")
        await person.until(lambda: "FormScreen" in str(person.screen))
        await person.until(lambda: person.form.words == "Register for VAT now")


async def test_a_draft_is_discarded(acme: Journal) -> None:
    async with at_screen(acme) as person:
        await left(person, "s", "one")
        await looked_up(person, "discard draft")
        await person.press("enter")
        await person.until(lambda: acme.drafts.all() == [])
        await person.settled()
        assert person.said == "the draft is discarded"


async def test_all_drafts_are_discarded_once_it_was_asked(acme: Journal) -> None:
    async with at_screen(acme) as person:
        for words in ("one", "two", "three"):
            await left(person, "s", words)
        for key, kept in (("escape", 3), ("y", 0)):
            await looked_up(person, "discard all")
            await person.press("enter")
            await person.until(lambda: "yes, discard all 3 drafts" in person.text)
            await person.press(key)
            await person.until(lambda: len(acme.drafts.all()) == kept)  # noqa: B023
        await person.settled()
        assert person.said == "3 drafts are discarded"


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (1, "1 draft kept: open its form and press f4, or ^p draft"),
        (2, "2 drafts kept: open a form and press f4, or ^p draft"),
    ],
)
async def test_a_start_says_that_drafts_are_kept(acme: Journal, count: int, said: str) -> None:
    async with at_screen(acme) as person:
        assert person.said == ""
        for _ in range(count):
            await left(person, "a", "half a thought")
        await person.settled()
        person.journal.say_at_start()
        assert person.said == said


def test_a_form_knows_of_a_newer_draft_of_another_client(
    acme: Journal, clock: HandSetClock
) -> None:
    for about in ("C-1", "C-2"):
        clock.put_forward(minutes=1)
        Drafting(acme, "advice", about).keep({"advice": f"of {about}"})
    first, second = Drafting(acme, "advice", "C-1"), Drafting(acme, "advice", "C-2")
    assert (first.offered and first.offered.about, first.newer) == ("C-1", "C-2")
    assert (second.offered and second.offered.about, second.newer) == ("C-2", "")
    assert Drafting(acme, "moments", "C-1").newer == ""
