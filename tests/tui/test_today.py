from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from clientjournal.journal import Journal
from clientjournal.model.audit import Audit
from clientjournal.model.rules.due import Due
from clientjournal.sample import open_demo
from clientjournal.tui.panes.due import counted_due, distance
from clientjournal.tui.screens.audit import AuditScreen
from clientjournal.tui.screens.choose import ChooseScreen
from clientjournal.tui.screens.entry import EntryScreen
from clientjournal.tui.screens.form import FormScreen
from clientjournal.tui.screens.journal import JournalScreen
from clientjournal.tui.screens.today import TodayScreen
from tests.making import TODAY, HandSetClock, client, promise
from tests.tui.screen import Person, at_screen


@pytest.fixture
def sample(clock: HandSetClock) -> Iterator[Journal]:
    with open_demo(clock) as opened:
        yield opened


async def open_today(person: Person) -> TodayScreen:
    await person.press("t")
    await person.settled()
    assert isinstance(person.screen, TodayScreen)
    return person.screen


def listed(person: Person) -> str:
    """Give the list alone, without what stands below it."""
    return person.text.split("Before you call")[0]


async def go_to(person: Person, screen: TodayScreen, kind: str, ref: str) -> None:
    """Move the cursor to a line."""
    await person.press("g")
    for _ in range(60):
        assert screen.line is not None
        if (screen.line.kind, screen.line.id) == (kind, ref):
            return
        await person.press("j")
    raise AssertionError(f"no {kind} {ref}")


async def test_today_shows_what_is_due_in_the_order_of_the_list(sample: Journal) -> None:
    async with at_screen(sample) as person:
        screen = await open_today(person)
        await person.press("g")
        seen = []
        for _ in sample.due():
            assert screen.line is not None
            seen.append((screen.line.kind, screen.line.id))
            await person.press("j")
        assert seen == [(line.kind, line.id) for line in sample.due()]
        assert "141 days" in person.text
        assert "30 days late" in person.text


async def test_one_key_shows_it_by_client_and_by_day_again(sample: Journal) -> None:
    async with at_screen(sample) as person:
        await open_today(person)
        await person.press("tab")
        await person.settled()
        assert "by client" in person.text
        assert listed(person).count("Kestrel Outdoor") == 1
        await person.press("tab")
        await person.settled()
        assert listed(person).count("Kestrel Outdoor") == 3


async def test_a_day_starts_with_five_answers_in_under_twenty_keys(sample: Journal) -> None:
    before = len(sample.due())
    keys = 0
    async with at_screen(sample) as person:

        async def press(*pressed: str) -> None:
            nonlocal keys
            keys += len(pressed)
            await person.press(*pressed)
            await person.settled()

        await press("t")
        await press("d")  # A-9 confirmed in writing
        await press("j", "d")  # past the check-in to S-10, confirmed
        await press("d", "a")  # the consequence of P-21 applied
        await press("d")  # O-3 told
        await press("j", "d")  # past the delivery to S-12, confirmed
        answered = [c for c in sample.practice().promises if c.consequence_outcome_on == TODAY]
        assert [promise.ref for promise in answered] == ["P-21"]
        assert sample.get("O-3").told_on == TODAY  # type: ignore[attr-defined]
        assert keys < 20
    assert len(sample.due()) == before - 5


async def test_a_promise_is_kept_put_off_and_moved_from_its_line(sample: Journal) -> None:
    async with at_screen(sample) as person:
        screen = await open_today(person)
        await go_to(person, screen, "my promise", "P-11")
        await person.press("1")
        await person.settled()
        put_off = sample.get("P-11")
        assert put_off.due == TODAY + timedelta(days=1)  # type: ignore[attr-defined]
        await go_to(person, screen, "their promise", "P-28")
        await person.press("m")
        assert isinstance(person.screen, FormScreen)
        await person.write("+2w")
        await person.save()
        moved = sample.get("P-28")
        assert moved.due == TODAY + timedelta(days=14)  # type: ignore[attr-defined]
        assert moved.moves[-1].by == "them"  # type: ignore[attr-defined]
        assert isinstance(person.screen, TodayScreen)


async def test_a_look_back_is_put_off_without_asking_why(
    sample: Journal, clock: HandSetClock
) -> None:
    clock.put_forward(days=30)  # long recorded: a correction gives its reason
    async with at_screen(sample) as person:
        screen = await open_today(person)
        await go_to(person, screen, "review", "A-4")
        await person.press("7")
        await person.settled()
        assert sample.get("A-4").review_on == TODAY + timedelta(days=7)  # type: ignore[attr-defined]
        assert sample.history("A-4")[-1].reason == "put off"


async def test_what_cannot_wait_says_why(sample: Journal) -> None:
    async with at_screen(sample) as person:
        screen = await open_today(person)
        await go_to(person, screen, "own-up", "O-3")
        for key in ("1", "7", "m"):
            await person.press(key)
            await person.settled()
            assert screen.is_current
            assert "stays here" in person.text
        assert len(sample.history("O-3")) == 1


async def test_a_check_in_is_answered_by_a_contact_or_waits(sample: Journal) -> None:
    async with at_screen(sample) as person:
        screen = await open_today(person)
        await go_to(person, screen, "check-in", "C-9")
        await person.press("d")
        await person.write("Rang him, all well")
        await person.save()
        assert isinstance(person.screen, TodayScreen)
        assert ("check-in", "C-9") not in [(line.kind, line.id) for line in sample.due()]
        await go_to(person, screen, "check-in", "C-6")
        await person.press("7")
        await person.settled()
        kestrel = sample.client(6)
        assert kestrel.quiet_until == TODAY + timedelta(days=7)


async def test_a_line_opens_its_record_and_what_to_know_before_calling(sample: Journal) -> None:
    async with at_screen(sample) as person:
        await open_today(person)
        await person.press("enter")
        assert isinstance(person.screen, EntryScreen)
        assert person.screen.record.ref == "A-9"
        await person.press("escape", "b")
        assert "Before you call Kestrel Outdoor" in person.text
        await person.press("escape", "escape")
        assert isinstance(person.screen, JournalScreen)


async def test_escape_clears_a_filter_before_it_goes_back(sample: Journal) -> None:
    async with at_screen(sample) as person:
        screen = await open_today(person)
        await person.press("/", *"luz", "enter")
        assert screen.pane.count == "3 of 21"
        await person.press("escape")
        assert screen.pane.count == "21"
        await person.press("escape")
        assert isinstance(person.screen, JournalScreen)


async def test_nothing_due_says_so_and_its_keys_do_no_harm(acme: Journal) -> None:
    async with at_screen(acme) as person:
        await open_today(person)
        assert "Nothing is due" in person.text
        await person.press("d", "1", "7", "m", "b", "tab", "enter", "c", "e", "u")
        await person.settled()
        assert isinstance(person.screen, TodayScreen)


async def test_it_follows_what_another_program_writes(acme: Journal) -> None:
    async with at_screen(acme) as person:
        screen = await open_today(person)
        acme.add(promise(due=TODAY, text="Ring the bank"))
        await person.until(lambda: screen.line is not None)
        assert "Ring the bank" in person.text


async def test_what_is_due_is_shown_letter_for_letter(acme: Journal) -> None:
    hostile = acme.add(client("[/b]@Home\x1b[31m\u202e"))
    acme.add(promise(client=hostile.id, due=TODAY, text="[ ] call [x] sent =SUM(A1)\x07"))
    async with at_screen(acme, (80, 24)) as person:
        await open_today(person)
        assert "[ ] call [x] sent =SUM(" in person.text
        assert "[/b]@Home" in person.text
        assert "\x1b" not in person.text
        assert "\u202e" not in person.text


async def test_the_friday_audit_walks_five_lists_and_ends_in_a_dated_line(sample: Journal) -> None:
    async with at_screen(sample) as person:
        await open_today(person)
        await person.press("A")
        await person.settled()
        assert isinstance(person.screen, AuditScreen)
        assert "last audit Fri 13 Nov 2026" in person.text
        seen = []
        for _ in range(5):
            seen.append([line.id for line in person.screen.pane._shown])
            await person.press("n")
            await person.settled()
        assert seen[0] == ["P-11"]
        assert seen[3] == ["S-24", "S-25"]
        await person.write("Ring before writing")
        await person.save()
        assert isinstance(person.screen, TodayScreen)
        newest = sample.records(Audit)[-1]
        assert (newest.on, newest.note) == (TODAY, "Ring before writing")
        assert len(sample.history(newest.ref)) == 1


async def test_the_audit_can_be_left_and_walked_back(sample: Journal) -> None:
    audits = len(sample.records(Audit))
    async with at_screen(sample) as person:
        await open_today(person)
        await person.press("A", "n", "left", "left")
        await person.settled()
        assert "1 of 5" in person.text
        await person.press("d")
        await person.settled()
        assert "No promise of mine is due." in person.text
        await person.press("escape")
        assert isinstance(person.screen, TodayScreen)
    assert len(sample.records(Audit)) == audits


async def test_a_missing_answer_asks_with_one_more_key(sample: Journal) -> None:
    async with at_screen(sample) as person:
        screen = await open_today(person)
        await go_to(person, screen, "consequence", "P-21")
        await person.press("d")
        assert isinstance(person.screen, ChooseScreen)
        await person.press("w")
        await person.settled()
        waived = sample.get("P-21")
        assert waived.consequence_outcome == "waived"  # type: ignore[attr-defined]


def test_days_say_what_they_are_of_and_the_count_what_is_still_to_come() -> None:
    def line(kind: str, days: int) -> Due:
        return Due(TODAY, kind, "A-1", "C-1", "words", days)

    kinds = ("my promise", "check-in", "review", "confirm")
    said = [distance(line(kind, 9))[0] for kind in kinds]
    assert said == ["9 days late", "9 days over", "9 days ago", "9 days"]
    assert [distance(line("review", days))[0] for days in (0, -1)] == ["today", "in 1 day"]
    lines = [line("review", days) for days in (3, 0, -1)]
    assert counted_due(lines) == "2 due, 1 to come"
    assert (counted_due(lines[:2]), counted_due(lines[2:])) == ("2 due", "none due, 1 to come")
