"""What an entry costs beyond its text: every key that is pressed and is no letter of it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from clientjournal.journal import Journal
from tests.making import promise
from tests.tui.screen import Person, at_screen


class Counting:
    """Somebody whose keys are counted; a text is written letter by letter and costs nothing."""

    def __init__(self, person: Person) -> None:
        self.person, self.count = person, 0

    async def press(self, *keys: str) -> None:
        self.count += len(keys)
        await self.person.press(*keys)
        await self.person.settled()

    async def write(self, text: str) -> None:
        await self.person.press(*(NAMES.get(letter, letter) for letter in text))


NAMES = {" ": "space", "~": "tilde"}


@asynccontextmanager
async def counting(journal: Journal) -> AsyncIterator[Counting]:
    async with at_screen(journal) as person:
        yield Counting(person)


@pytest.mark.parametrize(("key", "ref"), [("a", "A-1"), ("s", "S-1"), ("p", "P-1"), ("c", "K-1")])
async def test_an_entry_costs_two(acme: Journal, key: str, ref: str) -> None:
    async with counting(acme) as hand:
        await hand.press(key)
        await hand.write("Keep every receipt")
        await hand.press("ctrl+s")
        assert acme.get(ref).words == "Keep every receipt"
        assert hand.person.said == f"saved {ref}"
        assert hand.count == 2


async def test_a_big_moment_outside_scope_they_thanked_for_costs_at_most_six(
    acme: Journal,
) -> None:
    """By the rows of choices: out of the words, big, out, thanked, saved."""
    async with counting(acme) as hand:
        await hand.press("s")
        await hand.write("The fire door is propped open")
        await hand.press("down", "b", "o", "t", "ctrl+s")
        found: Any = acme.get("S-1")
        assert (found.stake, found.scope, found.reaction) == ("big", "outside", "thanked")
        assert found.words == "The fire door is propped open"
        assert hand.count <= 6


async def test_the_same_moment_in_words_costs_two(acme: Journal) -> None:
    async with counting(acme) as hand:
        await hand.press("s")
        await hand.write("The fire door is propped open ~big ~out ~thanked")
        await hand.press("ctrl+s")
        found: Any = acme.get("S-1")
        assert (found.stake, found.scope, found.reaction) == ("big", "outside", "thanked")
        assert hand.count == 2


async def test_a_promise_is_kept_by_two(acme: Journal) -> None:
    acme.add(promise())
    async with counting(acme) as hand:
        await hand.person.press("4")
        await hand.press("d", "k")
        assert acme.get("P-1").state == "kept"  # type: ignore[attr-defined]
        assert hand.count == 2
