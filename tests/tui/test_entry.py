"""A record in full: what it says, what hangs together with it, its versions, the way through."""

from __future__ import annotations

import gc
from datetime import date

import pytest

from clientjournal.journal import Journal
from clientjournal.tui.screens.entry import EntryScreen
from clientjournal.tui.screens.journal import JournalScreen
from tests.making import HandSetClock, advice, contact, own_up, promise
from tests.tui.screen import Person, at_screen


def shown(person: Person) -> EntryScreen:
    assert isinstance(person.screen, EntryScreen)
    return person.screen


async def opened(person: Person, *keys: str) -> EntryScreen:
    await person.press(*keys, "enter")
    await person.settled()
    return shown(person)


async def test_it_says_what_there_is_and_names_what_there_is_not(acme: Journal) -> None:
    acme.add(
        advice(
            on=date(2026, 11, 16),
            time="14:30",
            channel="call",
            scope="outside",
            reasons="The **deadline** is near",
            cost=1200,
            currency="EUR",
            cost_basis="client",
            thread="vat",
        )
    )
    acme.add(advice(on=date(2026, 7, 25), thread="vat"))
    async with at_screen(acme) as person:
        await opened(person, "2")
        for words in (
            "Mon 16 Nov 2026, 4 days ago · 14:30 · call · outside scope  late entry (4 days)",
            "vat: advised 2 times, first 25 Jul 2026",
            "Reasons           The deadline is near",
            "Cost              1,200 EUR, the client's figure",
            "No alternatives, no risks, no decision, no words of the client, no confirmation yet.",
            "A-2      25 Jul      same thread",
            "advice · 2 of 2",
        ):
            assert words in person.text, words


async def test_what_was_only_asked_is_not_shown_as_advice(acme: Journal) -> None:
    acme.add(advice(advice="", asked="Take on the payroll"))
    async with at_screen(acme) as person:
        await opened(person, "2")
        assert person.rows[2].split("│")[1].strip() == "They asked"
        assert person.text.count("Take on the payroll") == 1
        assert "No advice, no reasons" in person.text


async def test_every_version_says_who_why_and_what_changed(
    acme: Journal, clock: HandSetClock
) -> None:
    long = "The debt is 60 days old and is larger than what they pay out in wages each month"
    stored = acme.add(advice(reasons=long))
    clock.put_forward(hours=1)
    acme.amend(stored, decision="declined", risks="[bold] a fine")
    clock.put_forward(hours=60)
    changed = long.replace("60 days", "90 days")
    acme.amend(stored, because="wrong file", reasons=changed, decision="followed")
    clock.put_forward(hours=1)
    acme.addendum(stored, "She rang back")
    async with at_screen(acme) as person:
        await opened(person, "2")
        rows = [row.strip("│ ") for row in person.rows]
        versions = rows[rows.index("Versions") + 1 :]
        assert versions[:9] == [
            "22 Nov 2026 23:30 addendum by tester",
            "22 Nov 2026 22:30 corrected by tester: wrong file",
            "Reasons         - The debt is 60 days old and is larger than what they …",
            "+ The debt is 90 days old and is larger than what they …",
            "Decision        declined → followed",
            "20 Nov 2026 10:30 amended by tester",
            "Risks           empty → [bold] a fine",
            "Decision        pending → declined",
            "20 Nov 2026 09:30 recorded by tester",
        ]
        assert "Addendum  Sun 22 Nov 2026 23:30 by tester" in person.text


async def test_moves_and_refilings_are_told_in_words(acme: Journal) -> None:
    stored = acme.add(promise(due=date(2026, 11, 25)))
    acme.move(stored, date(2026, 12, 4), by="them")  # type: ignore[arg-type]
    acme.refile(stored, 2)
    async with at_screen(acme) as person:
        await person.press("1", "j")
        await opened(person, "4")
        assert "Fri 20 Nov 2026: from Wed 25 Nov 2026 to Fri 4 Dec 2026, by them" in person.text
        assert "Client          Acme → Bolt & Co" in person.text


async def test_the_file_an_entry_was_moved_from_keeps_its_date_and_no_word(
    acme: Journal,
) -> None:
    stored = acme.add(advice(on=date(2026, 11, 3), advice="A secret of the others"))
    acme.refile(stored, 2)
    async with at_screen(acme) as person:
        assert "secret" not in person.text
        await opened(person, "1")
        assert "An entry of Tue 3 Nov 2026 was moved to another client's file." in person.text
        assert "secret" not in person.text


async def test_next_and_before_go_through_the_list_it_was_opened_from(acme: Journal) -> None:
    for word in ("one", "two", "three pears", "four pears"):
        acme.add(advice(advice=word))
    async with at_screen(acme) as person:
        await person.press("2", "slash", *"pears", "enter", "g")
        screen = await opened(person)
        assert screen.record.ref == "A-3" and "advice · 1 of 2" in person.text
        await person.press("k")
        assert screen.record.ref == "A-3" and screen.says == "that was the first one"
        await person.press("j")
        assert "four pears" in person.text and "advice · 2 of 2" in person.text
        await person.press("j")
        assert screen.record.ref == "A-4" and screen.says == "that was the last one"


async def test_one_that_went_is_passed_over(acme: Journal) -> None:
    for word in ("one", "two", "three"):
        acme.add(advice(advice=word))
    async with at_screen(acme) as person:
        screen = await opened(person, "2", "g")
        acme.erase("A-2")
        await person.press("j")
        assert screen.record.ref == "A-3"


async def test_what_hangs_together_can_be_opened(acme: Journal) -> None:
    note, (given, mine) = acme.file_note(contact(text="rang"), [advice(), promise()])
    acme.add(promise(condition_of=given.id, text="Bank details", whose="them"))
    acme.add(own_up(promise=mine.id))
    async with at_screen(acme) as person:
        await opened(person, "2")
        assert "K-1      20 Nov      from the note" in person.text
        assert "P-2      20 Nov      condition" in person.text
        await person.press("tab", "tab", "enter")
        assert shown(person).record.ref == "P-2"
        await person.press("enter")
        assert shown(person).record.ref == "A-1"
        await person.press("shift+tab", "shift+tab", "enter")
        assert shown(person).record.ref == note.ref
        await person.press("tab", "tab", "enter")
        assert shown(person).record.ref == mine.ref
        row = max(y for y, text in enumerate(person.rows) if "O-1" in text)
        await person.pilot.click(offset=(20, row))
        assert shown(person).record.ref == "O-1"
        await person.close()
        assert isinstance(person.screen, JournalScreen)


async def test_what_is_saved_over_another_open_record_is_said_on_all_of_them(
    acme: Journal,
) -> None:
    acme.file_note(contact(text="rang"), [advice()])
    async with at_screen(acme) as person:
        below = await opened(person, "2")
        await person.press("enter", "plus")
        await person.write("more")
        await person.save()
        assert (shown(person).says, below.says, person.said) == ("saved K-1",) * 3


async def test_it_scrolls_by_lines_pages_and_to_its_ends(acme: Journal) -> None:
    acme.add(advice(reasons="line\n" * 200))
    async with at_screen(acme) as person:
        frame = (await opened(person, "2")).query_one("#frame")
        page = frame.size.height - 2
        for key, place in (("space", page), ("pagedown", 2 * page), ("pageup", page), ("g", 0)):
            await person.press(key)
            assert frame.scroll_y == place
        await person.press("G")
        assert frame.scroll_y == frame.max_scroll_y > 2 * page


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 20)])
async def test_a_client_is_a_record_and_what_to_know_before_calling(
    sample: Journal, size: tuple[int, int]
) -> None:
    async with at_screen(sample, size) as person:
        screen = await opened(person, "1")
        assert "client · 1 of 11" in person.text
        lines = ["".join(p.text for p in line) for line in screen._written(size[0] - 6)]
        text = "\n".join(lines)
        assert "In scope" in text and "Before you call" in text and "They promised" in text
        assert all(len(line.rstrip()) <= size[0] - 6 for line in lines)
        beside = any("Ruth Hollis" in line and "│  Person" in line for line in lines)
        assert beside == (size[0] == 120)
        await person.press("j")
        assert "Amara Diallo" in person.rows[0]


async def test_a_record_left_at_once_leaves_nothing_unread_behind(
    acme: Journal, recwarn: pytest.WarningsRecorder
) -> None:
    for _ in range(2):
        acme.add(advice())
    async with at_screen(acme) as person:
        screen = await opened(person, "2")
        for by in (-1, 1, -1):  # each begins to read versions, and leaves before a turn of the loop
            screen.action_turn(by)
        screen.dismiss(None)
        await person.until(lambda: person.screen is person.journal)
    gc.collect()
    assert not [warned for warned in recwarn if "never awaited" in str(warned.message)]
