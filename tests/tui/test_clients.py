"""The list of clients: its orders, the archived ones, two that are one."""

from __future__ import annotations

from textual.widgets import OptionList

from clientjournal.journal import Journal
from clientjournal.model.words import Standing
from clientjournal.tui.panes.clients import name_key
from tests.making import client, contact
from tests.tui.screen import Person, at_screen


def listed(person: Person) -> list[str]:
    return [record.words for record in person.pane("clients")._shown]


async def test_the_archived_are_out_of_the_list_counted_and_one_key_away(acme: Journal) -> None:
    acme.add(client("Gone", standing=Standing.ENDED))
    acme.add(client("Asleep", standing=Standing.DORMANT))
    async with at_screen(acme) as person:
        assert listed(person) == ["Acme", "Bolt & Co"]
        assert "2 of 4" in person.rows[1] and "H shows 2 archived" in person.text
        await person.press("H")
        assert listed(person) == ["Acme", "Bolt & Co", "Gone", "Asleep"]
        assert "H hides 2 archived" in person.text and "of 4" not in person.rows[1]
        await person.press("G", "H")
        assert person.journal.client is not None and person.journal.client.name == "Bolt & Co"


async def test_all_archived_says_so(journal: Journal) -> None:
    journal.add(client("Gone", standing=Standing.ENDED))
    async with at_screen(journal) as person:
        assert "Every client is archived." in person.text and "1 archived" in person.text


async def test_an_archived_client_that_is_gone_to_is_shown(acme: Journal) -> None:
    acme.add(client("Zeta", standing=Standing.ENDED))
    async with at_screen(acme) as person:
        await person.press("ctrl+p", *"zeta")
        options = person.screen.query_one(OptionList)
        await person.until(lambda: bool(options.option_count))
        await person.settled()
        await person.press("enter")
        await person.until(lambda: person.screen is person.journal)
        assert person.journal.client is not None and person.journal.client.name == "Zeta"


async def test_the_order_goes_round_and_the_title_says_it(journal: Journal) -> None:
    names = ["Zeta", "ähnlich", "Beta", "@Home"]
    added = [journal.add(client(name)) for name in names]
    journal.add(contact(added[2].id))
    async with at_screen(journal) as person:
        assert listed(person) == names
        await person.press("G", "S")
        assert listed(person) == ["@Home", "ähnlich", "Beta", "Zeta"]
        assert "1 Clients by name" in person.rows[1]
        assert person.journal.client == added[3]
        await person.press("S")
        assert listed(person)[-1] == "Beta" and "by contact" in person.rows[1]
        await person.press("S")
        assert "by due" in person.rows[1]
        await person.press("S")
        assert listed(person) == names and "by" not in person.rows[1]


async def test_what_is_due_comes_first(sample: Journal) -> None:
    async with at_screen(sample) as person:
        await person.press("S", "S", "S")
        pane = person.pane("clients")
        due = [pane._signs[c.id].due for c in pane._shown]  # type: ignore[attr-defined]
        assert due == sorted(due, reverse=True) and due[0] > due[-1]
        await person.press("S", "S", "S")
        days = [pane._signs[c.id].days for c in pane._shown]  # type: ignore[attr-defined]
        assert days == sorted(days, reverse=True)


async def test_each_order_is_in_the_palette(sample: Journal) -> None:
    async with at_screen(sample) as person:
        await person.press("ctrl+p", *"order: clients by name")
        options = person.screen.query_one(OptionList)
        await person.until(lambda: bool(options.option_count))
        await person.settled()
        await person.press("enter")
        await person.until(lambda: "by name" in person.rows[1])
        assert listed(person) == sorted(listed(person), key=name_key)


async def test_two_that_are_one_are_merged_with_the_likeliest_first(acme: Journal) -> None:
    acme.add(client("ACME Limited"))
    acme.add(contact(3, text="a call"))
    async with at_screen(acme) as person:
        await person.press("G", "M")
        assert "Merge C-3 ACME Limited into" in person.text
        await person.press("enter")
        assert "1 entry goes to C-1 Acme; C-3 is withdrawn" in person.text
        await person.press("y")
        await person.settled()
        assert listed(person) == ["Acme", "Bolt & Co"]
        assert person.said == "C-3 is one with C-1, 1 entry refiled; u takes it back"
        assert person.journal.client == acme.client(1)
        assert [entry.ref for entry in acme.timeline(1)] == ["K-1"]


async def test_a_merge_can_be_left(acme: Journal) -> None:
    head = acme.head
    async with at_screen(acme) as person:
        await person.press("M", "escape")
        await person.press("M", "enter", "n")
        await person.press("M", "enter", "escape")
        await person.settled()
        assert acme.head == head and person.screen is person.journal


async def test_one_client_alone_is_not_merged(journal: Journal) -> None:
    journal.add(client("Only"))
    async with at_screen(journal) as person:
        await person.press("M")
        assert person.said == "it takes two clients to merge"
