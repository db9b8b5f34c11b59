"""Words drafted for a client: nothing in them that a client's copy may not hold."""

from __future__ import annotations

from datetime import date

import pytest

from clientjournal.export.letters import (
    Ending,
    confirmation_words,
    disengagement_letter,
    nudge_words,
)
from clientjournal.export.letters.safe import Told
from clientjournal.journal import Journal
from clientjournal.model.client import Client
from clientjournal.model.documents import checked
from clientjournal.model.promise import Promise
from clientjournal.model.record import ClientEntry
from clientjournal.model.rules.conditions import conditions_of
from clientjournal.model.words import Rung
from tests.export.canaries import Canaries, filled, late_correction
from tests.making import TODAY, advice, client, moment, own_up, promise

WORDS = ("dirty look", "not welcomed", "thanked", "as warned", "blamed", "987654321", "A-1", "C-1")


@pytest.fixture
def birds() -> Canaries:
    return Canaries()


@pytest.fixture
def whom(journal: Journal, birds: Canaries) -> Client:
    found = filled(journal, birds, Canaries(start=5000))
    late_correction(journal, birds)
    return found


def letters(journal: Journal, whom: Client) -> dict[str, str]:
    """Draft every letter there is from every record it can be drafted from."""
    entries = journal.timeline(whom.id)
    first = journal.get("A-1")
    drafted = {
        ref: confirmation_words(
            journal.get(ref),  # type: ignore[arg-type]
            whom,
            conditions_of(first, entries) if ref == "A-1" else (),
        )
        for ref in ("A-1", "S-1")
    }
    one = journal.get("P-1")
    assert isinstance(one, Promise)
    for rung in Rung:
        drafted[rung.value] = nudge_words(one, whom, rung)
    drafted["letter"] = disengagement_letter(
        whom, entries, Ending(TODAY, "post", "none", "Jo"), TODAY
    )
    return drafted


def test_no_letter_holds_what_a_client_may_not_know(
    journal: Journal, whom: Client, birds: Canaries
) -> None:
    journal.amend(journal.get("A-1"), answer="yes, if", decision="pending")
    drafted = letters(journal, whom)
    said = "\n".join(drafted.values())
    assert {word: place for word, place in birds.private.items() if word in said} == {}
    assert [word for word in WORDS if word in said] == []
    for word, place in birds.open.items():
        if place in ("advice.advice", "advice.risks"):
            assert word in drafted["A-1"]
        if place == "promises.text":
            assert all(word in drafted[name] for name in ("letter", *Rung))
        if place == "moments.said":
            assert word in drafted["S-1"]


@pytest.mark.parametrize("field", ["private", "expected", "degree", "why", "cost", "outcome_note"])
def test_asking_for_more_is_an_error(field: str) -> None:
    with pytest.raises(KeyError):
        Told(advice()).text(field)
    with pytest.raises(KeyError):
        Told(client()).text("cadence")


def test_the_words_of_a_confirmation() -> None:
    given = advice(
        id=3,
        channel="call",
        asked="May we hire?",
        answer="yes, if",
        risks="A gap\nof two months",
        decision="against advice",
        client_words="We shall see",
    )
    owed = promise(id=1, whose="them", text="Sign the fee letter.", due=date(2026, 12, 1))
    assert confirmation_words(given, client(person="Ruth Hollis"), [owed]) == (
        "Dear Ruth Hollis,\n\n"
        "To put in writing what we spoke of on Fri 20 Nov 2026, by phone:\n\n"
        "You asked: May we hire?\n\n"
        "My answer: yes, if what follows is done first\n\n"
        "- from you: Sign the fee letter, by Tue 1 Dec 2026\n\n"
        "I advised: Register for VAT\n\n"
        "The risks: A gap\nof two months\n\n"
        "You decided to go ahead, against my advice.\n\n"
        "In your words: We shall see\n\n"
        "If I have put anything wrongly, please tell me."
    )
    raised = moment(said="Two people should hold a key", private="He will not like it")
    assert confirmation_words(raised, client()) == (
        "Dear Acme,\n\n"
        "To put in writing what I raised with you on Fri 20 Nov 2026:\n\n"
        "What I saw: One key, one person\n\n"
        "What I said: Two people should hold a key\n\n"
        "If I have put anything wrongly, please tell me."
    )


def test_the_letter_names_what_such_a_letter_must() -> None:
    entries: list[ClientEntry] = [
        promise(id=1, text="Year-end accounts", state="kept", done_on=date(2026, 10, 2)),
        promise(id=2, text="VAT return", due=date(2026, 12, 7)),
        promise(id=3, text="Bank statements", whose="them", due=date(2026, 11, 30)),
        promise(id=4, text="Sign the letter", whose="them", due=TODAY, state="missed"),
        promise(id=5, text="Old matter", state="released"),
        advice(id=1, advice="Register for *VAT*"),
        advice(id=2, advice="Stop trading", decision="followed"),
        own_up(id=1, what="Filed late"),
    ]
    letter = disengagement_letter(
        client("Acme", service="Bookkeeping"),
        [checked(entry) for entry in entries],
        Ending(date(2026, 11, 30), fees="None due."),
        date(2026, 11, 25),
    )
    assert letter == (
        "Dear Acme,\n\n"
        "With this letter I end my work for you (Bookkeeping). It ends on Mon 30 Nov 2026; until"
        " then I do what is named below as mine, and after it nothing more.\n\n"
        "## What is done\n\n"
        "- Year-end accounts, by me (Fri 2 Oct 2026)\n\n"
        "## What is outstanding\n\n"
        "- Mine: VAT return (due Mon 7 Dec 2026)\n"
        "- Yours: Bank statements (due Mon 30 Nov 2026)\n"
        "- Yours: Sign the letter (was due Fri 20 Nov 2026)\n"
        "- For you to decide: Register for \\*VAT\\*\n\n"
        "## Dates you must now watch\n\n"
        "- Mon 30 Nov 2026: Bank statements\n"
        "- Mon 7 Dec 2026: VAT return\n\n"
        "## Your records\n\n[what becomes of the records, and how to get them]\n\n"
        "## Fees\n\nNone due.\n\n"
        "## Who else could help\n\n[who else could help]\n\n"
        "I wish you well.\n"
    )
