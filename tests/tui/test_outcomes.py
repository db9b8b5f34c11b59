from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from textual.widgets import Input

from clientjournal.journal import Journal
from clientjournal.model.promise import Promise
from clientjournal.model.record import Record
from clientjournal.model.words import Act
from clientjournal.tui.screens.choose import ChooseScreen
from clientjournal.tui.screens.journal import JournalScreen
from tests.making import TODAY, HandSetClock, advice, moment, promise
from tests.tui.screen import Person, at_screen


async def settle(person: Person, pane: str, key: str) -> None:
    await person.press(pane, "d", key)
    await person.settled()
    assert isinstance(person.screen, JournalScreen)


OUTCOMES: list[tuple[Record, str, dict[str, Any]]] = [
    (advice(), "f", {"decision": "followed"}),
    (advice(), "r", {"decision": "partly followed"}),
    (advice(), "d", {"decision": "declined"}),
    (advice(), "a", {"decision": "against advice"}),
    (advice(), "w", {"decision": "withdrew request"}),
    (advice(), "1", {"outcome": "as warned", "outcome_on": TODAY}),
    (advice(), "2", {"outcome": "partly as warned", "outcome_on": TODAY}),
    (advice(), "3", {"outcome": "no harm", "outcome_on": TODAY}),
    (advice(), "4", {"outcome": "better their way", "outcome_on": TODAY}),
    (advice(), "5", {"outcome": "went well", "outcome_on": TODAY}),
    (advice(), "6", {"outcome": "went badly", "outcome_on": TODAY}),
    (moment(), "t", {"reaction": "thanked"}),
    (moment(), "n", {"reaction": "neutral"}),
    (moment(), "d", {"reaction": "dirty look"}),
    (moment(reaction="dirty look"), "t", {"later_reaction": "thanked"}),
    (moment(spoke=False), "s", {"said_on": TODAY, "spoke": False}),
    (moment(spoke=False, said_on=TODAY), "t", {"later_reaction": "thanked", "reaction": None}),
    (moment(), "y", {"acted_on": "yes"}),
    (moment(), "p", {"acted_on": "partly"}),
    (moment(), "x", {"acted_on": "no"}),
    (moment(), "r", {"proved_right": "yes", "outcome_on": TODAY}),
    (moment(), "w", {"proved_right": "no", "outcome_on": TODAY}),
    (promise(), "k", {"state": "kept", "done_on": TODAY}),
    (promise(), "x", {"state": "missed", "done_on": None}),
    (promise(), "r", {"state": "released", "done_on": TODAY}),
]


@pytest.mark.parametrize(
    ("record", "key", "fields"),
    OUTCOMES,
    ids=[f"{r.TABLE}-{key}-{n}" for n, (r, key, _) in enumerate(OUTCOMES)],
)
async def test_one_key_says_what_came_of_it(
    acme: Journal, record: Record, key: str, fields: dict[str, Any]
) -> None:
    stored = acme.add(record)
    pane = {"advice": "2", "moments": "3", "promises": "4"}[record.TABLE]
    async with at_screen(acme) as person:
        await settle(person, pane, key)
        now = acme.get(stored.ref)
        assert {name: getattr(now, name) for name in fields} == fields
        assert person.said.split("   ")[0] == f"saved {stored.ref}"
        assert person.journal.record == stored
        assert len(acme.history(stored.ref)) == 2


async def test_what_holds_now_is_marked(acme: Journal) -> None:
    acme.add(advice(decision="declined"))
    async with at_screen(acme) as person:
        await person.press("2", "d")
        (row,) = [row for row in person.rows if "● now" in row]
        assert "declined" in row


async def test_their_words_are_asked_for_and_not_forced(acme: Journal) -> None:
    acme.add(advice())
    async with at_screen(acme) as person:
        await settle(person, "2", "a")
        assert person.said == "saved A-1   d c adds their words"
        await person.press("d", "c")
        await person.write('"It is my money"')
        await person.save()
        found: Any = acme.get("A-1")
        assert (found.decision, found.client_words) == ("against advice", '"It is my money"')
        await settle(person, "2", "1")
        assert person.said == "saved A-1   d o adds how, and what it cost"


async def test_how_advice_ended_with_blame_and_cost(acme: Journal, clock: HandSetClock) -> None:
    acme.add(advice(decision="declined"))
    async with at_screen(acme) as person:
        await person.press("2", "d", "o")
        await person.write("The fine came")
        await person.press("tab", "a", "tab", "n", "tab")
        await person.write("1.200")
        assert "is no number" in await person.refused()
        person.form._sheet.put(person.form._sheet.fields[3], "1200.50")
        await person.press("tab", "t")
        await person.save()
        found: Any = acme.get("A-1")
        assert (found.outcome, found.outcome_on, found.outcome_note) == (
            "as warned",
            TODAY,
            "The fine came",
        )
        assert (found.blamed, found.cost, found.cost_basis) == ("no", 1200.5, "third party")
        clock.put_forward(hours=49)
        await person.press("d", "o", "tab", "tab", "tab", "tab", "m")
        await person.press("ctrl+s")
        await person.settled()
        await person.until(lambda: "Because" in person.text)
        assert person.form.words == "The fine came"


async def test_how_a_moment_ended_and_what_was_said_later(acme: Journal) -> None:
    acme.add(moment(spoke=False))
    async with at_screen(acme) as person:
        await person.press("3", "d", "c")
        await person.write("I told her")
        await person.save()
        found: Any = acme.get("S-1")
        assert (found.said, found.said_on, found.spoke) == ("I told her", TODAY, False)
        await person.press("d", "o")
        await person.write("She changed it")
        await person.press("tab", "y", "tab", "n")
        await person.save()
        found = acme.get("S-1")
        assert (found.outcome_note, found.acted_on, found.proved_right) == (
            "She changed it",
            "yes",
            "no",
        )
        assert found.outcome_on == TODAY


async def test_other_keys_answer_nothing(acme: Journal) -> None:
    acme.add(advice())
    async with at_screen(acme) as person:
        await person.press("2", "d", "z", "9", "q", "enter", "tab")
        assert isinstance(person.screen, ChooseScreen)
        await person.press("escape")
        assert len(acme.history("A-1")) == 1


async def test_a_promise_is_moved_to_another_day(acme: Journal) -> None:
    acme.add(promise(due=date(2026, 11, 18)))
    async with at_screen(acme) as person:
        assert "2 days late" in person.text
        await person.press("4", "d", "m")
        await person.write("+2w")
        await person.press("tab", "t")
        await person.save()
        found = acme.get("P-1")
        assert isinstance(found, Promise)
        assert found.due == date(2026, 12, 4)
        (move,) = found.moves
        assert (move.on, move.from_, move.to) == (TODAY, date(2026, 11, 18), date(2026, 12, 4))
        assert move.by == "them"
        assert acme.history("P-1")[-1].act is Act.AMEND
        assert "in 14 days" in person.text


# Editing


async def test_an_edit_says_only_what_it_changed(acme: Journal) -> None:
    acme.add(advice(reasons="because", tags=("vat",)))
    async with at_screen(acme) as person:
        await person.press("2", "e")
        assert person.form.words == "Register for VAT"
        await person.press("tab", "tab", "tab", "3")
        acme.amend(acme.get("A-1"), client_words="We shall see", risks="a fine")
        await person.save()
        change = acme.history("A-1")[-1]
        assert set(change.before) == {"decision"}
        found: Any = acme.get("A-1")
        assert found.decision == "partly followed"
        assert (found.client_words, found.risks) == ("We shall see", "a fine")


async def test_an_edit_that_changes_nothing_writes_nothing(sample: Journal) -> None:
    """Records of every kind are opened with all their fields and saved as they are."""
    async with at_screen(sample, (120, 60)) as person:
        before = sample.head
        one_of_each = {entry.TABLE: entry for entry in sample.timeline(3)}
        for record in (sample.clients()[0], *one_of_each.values()):
            person.journal.saved(record)
            await person.press("e")
            await open_more(person)
            await person.save()
            assert person.said == f"saved {record.ref}"
            assert sample.head == before, record.ref


async def open_more(person: Person) -> None:
    person.form.query_one("#more").focus()
    await person.press("enter")
    await person.until(lambda: not person.form.query("#more"))


async def test_cost_can_be_told_once_there_is_an_outcome(acme: Journal) -> None:
    acme.add(advice(outcome="as warned"))
    async with at_screen(acme) as person:
        await person.press("2", "e")
        await open_more(person)
        for name, text in (("cost", "1200"), ("currency", "EUR")):
            person.form.query_one(f"#field-{name}", Input).focus()
            await person.write(text)
        await person.save()
        found: Any = acme.get("A-1")
        assert (found.cost, found.currency) == (1200, "EUR")


# Late corrections


async def test_a_late_correction_asks_for_a_reason(acme: Journal, clock: HandSetClock) -> None:
    acme.add(advice())
    clock.put_forward(hours=49)
    async with at_screen(acme) as person:
        await person.press("2", "e")
        await person.write(" now")
        await person.press("ctrl+s")
        await person.settled()
        await person.until(lambda: "Because" in person.text)
        assert getattr(person.app.focused, "id", "") == "field-because"
        assert acme.get("A-1").words == "Register for VAT"
        await person.press("ctrl+s")
        await person.settled()
        assert acme.get("A-1").words == "Register for VAT"
        assert len(person.form.query("#field-because")) == 1
        await person.write("they asked when")
        await person.save()
        assert acme.get("A-1").words == "Register for VAT now"
        change = acme.history("A-1")[-1]
        assert (change.act, change.reason) == (Act.CORRECT, "they asked when")


async def test_an_early_correction_asks_nothing(acme: Journal, clock: HandSetClock) -> None:
    acme.add(advice())
    clock.put_forward(hours=47)
    async with at_screen(acme) as person:
        await person.press("2", "e")
        await person.write(" now")
        await person.save()
        assert acme.get("A-1").words == "Register for VAT now"


async def test_a_late_outcome_corrected_asks_for_a_reason(
    acme: Journal, clock: HandSetClock
) -> None:
    acme.add(promise())
    async with at_screen(acme) as person:
        await settle(person, "4", "x")
        clock.put_forward(hours=49)
        await person.press("d", "k")
        await person.settled()
        await person.until(lambda: "Why is P-1 corrected?" in person.text)
        await person.write("it was in the other drawer")
        await person.save()
        found = acme.get("P-1")
        assert isinstance(found, Promise) and found.state == "kept"
        assert acme.history("P-1")[-1].reason == "it was in the other drawer"
        assert person.said == "saved P-1"


# Undo and redo


async def test_undo_and_redo_say_first_what_they_do(acme: Journal) -> None:
    async with at_screen(acme) as person:
        await person.press("a")
        await person.write("Keep receipts")
        await person.save()
        for key, first, then, count in (
            ("u", "undo", "undone", "0"),
            ("U", "redo", "redone", "1"),
        ):
            what = 'A-1 added, "Keep receipts"'
            before = acme.head
            await person.press(key)
            await person.settled()
            assert person.said == f"{key} again {first}es {what}"
            assert acme.head == before
            await person.press(key)
            await person.settled()
            await person.until(lambda c=count: person.pane("advice").count == c)  # type: ignore[misc]
            assert person.said == f"{then}: {what}"
        assert acme.get("A-1").words == "Keep receipts"


async def test_an_offer_to_undo_that_no_longer_stands_there_is_made_anew(acme: Journal) -> None:
    acme.add(advice())
    acme.amend(acme.get("A-1"), decision="declined")
    async with at_screen(acme) as person:
        await person.press("2", "u")
        await person.settled()
        assert person.said == "u again undoes A-1 amended, decision pending → declined"
        await person.press("U")
        await person.settled()
        assert person.said == "nothing to redo"
        await person.press("u")
        await person.settled()
        assert person.said.startswith("u again undoes A-1") and len(acme.history("A-1")) == 2


async def test_what_was_offered_is_undone_or_nothing(acme: Journal) -> None:
    """Something else that was changed in between is not taken back unseen."""
    acme.add(advice())
    async with at_screen(acme) as person:
        await person.press("2", "u")
        await person.settled()
        acme.add(promise())
        await person.press("u")
        await person.settled()
        assert person.said == "something else was changed meanwhile; look again"
        assert (acme.get("A-1").words, acme.get("P-1").words) == (
            "Register for VAT",
            "Send the list",
        )


async def test_undo_of_an_outcome(acme: Journal) -> None:
    acme.add(promise())
    async with at_screen(acme) as person:
        await settle(person, "4", "k")
        await person.press("u", "u")
        await person.settled()
        assert person.said == "undone: P-1 amended, state open → kept and 1 more"
        assert "open, no date" in person.text
        await person.press("z")
        assert "undone: P-1 amended▒" in person.rows[0]


async def test_there_is_an_end_to_undoing(journal: Journal) -> None:
    async with at_screen(journal) as person:
        await person.press("n")
        await person.write("Nova")
        await person.save()
        await person.press("u", "u")
        await person.settled()
        assert person.said == 'undone: C-1 added, "Nova"'
        assert person.journal.client is None
        await person.press("u")
        await person.settled()
        assert "nothing" in person.said
        await person.press("U", "U", "U")
        await person.settled()
        assert [c.name for c in journal.clients()] == ["Nova"]
