"""The ladder: when a nudge comes, and which rungs it may take."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientjournal.journal import Journal
from clientjournal.model.documents import checked
from clientjournal.model.errors import InvalidRecord
from clientjournal.model.promise import Nudge, Promise
from clientjournal.model.record import Withdrawal
from clientjournal.model.rules.nudging import NOTHING_AGREED, cannot_nudge, ladder, next_rung
from clientjournal.model.words import Act, Rung
from tests.making import TODAY, HandSetClock, advice, client, promise

YESTERDAY = TODAY - timedelta(days=1)
MADE = date(2026, 10, 1)


def theirs(**fields: Any) -> Promise:
    return checked(promise(**{"id": 1, "whose": "them", "on": MADE, "due": YESTERDAY, **fields}))


def nudge(days_ago: int, rung: str = "remind", **fields: Any) -> Nudge:
    return Nudge(on=TODAY - timedelta(days=days_ago), rung=Rung(rung), words="Please", **fields)


def offered(one: Promise, gap: int = 2) -> list[str]:
    return [step.rung.value for step in ladder(one, TODAY, gap) if not step.refusal]


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"whose": "me"}, "P-1 is yours"),
        ({"state": "kept"}, "was kept"),
        ({"state": "released"}, "was released"),
        ({"due": None}, "has no due date"),
        ({"due": TODAY}, "a nudge comes after that day"),
        ({"due": TODAY + timedelta(days=1)}, "a nudge comes after that day"),
        ({"nudges": (nudge(0),)}, "the next comes Tue 24 Nov 2026"),
        ({"nudges": (nudge(1),)}, "the next comes Mon 23 Nov 2026"),
        (
            {"withdrawn": Withdrawal(at=HandSetClock().instant, by="me", reason="wrong")},
            "is withdrawn",
        ),
    ],
)
def test_a_nudge_waits_for_its_day(fields: dict[str, Any], why: str) -> None:
    assert why in cannot_nudge(theirs(**fields), TODAY)
    assert offered(theirs(**fields)) == []


def test_a_missed_promise_can_be_nudged_and_weekends_do_not_count() -> None:
    assert cannot_nudge(theirs(state="missed"), TODAY) == ""
    friday, monday = TODAY - timedelta(days=7), TODAY - timedelta(days=4)
    one = theirs(due=friday - timedelta(days=1), nudges=(nudge(7),))
    assert cannot_nudge(one, monday) != ""
    assert cannot_nudge(one, monday + timedelta(days=1)) == ""
    assert cannot_nudge(one, monday, gap=1) == ""
    assert cannot_nudge(one, friday, gap=0) == ""


@pytest.mark.parametrize(
    ("consequence", "agreed", "is_offered"),
    [
        ("It waits", MADE, True),
        ("It waits", MADE - timedelta(days=1), True),
        ("It waits", MADE + timedelta(days=1), False),
        ("It waits", None, False),
        ("", MADE, False),
        ("  ", MADE, False),
    ],
)
def test_a_consequence_is_one_only_when_it_was_agreed_before(
    consequence: str, agreed: date | None, is_offered: bool
) -> None:
    one = theirs(consequence=consequence, consequence_agreed_on=agreed)
    (step,) = (step for step in ladder(one, TODAY) if step.rung is Rung.CONSEQUENCE)
    assert step.refusal == ("" if is_offered else NOTHING_AGREED)


def test_the_last_rungs_come_after_the_ones_before() -> None:
    gentle = ["inspire", "remind", "ask"]
    assert offered(theirs()) == gentle
    assert offered(theirs(nudges=(nudge(9, "ask"),))) == [*gentle, "final notice"]
    last = theirs(nudges=(nudge(9, "ask"), nudge(5, "final notice")))
    assert offered(last) == [*gentle, "final notice", "disengage"]


def test_the_next_rung_is_the_one_above() -> None:
    agreed: dict[str, Any] = {"consequence": "It waits", "consequence_agreed_on": MADE}
    climbed = []
    one = theirs(**agreed)
    for days_ago in (30, 25, 20, 15, 10, 5):
        rung = next_rung(ladder(one, TODAY), one)
        assert rung is not None
        climbed.append(rung)
        one = theirs(**agreed, nudges=(*one.nudges, nudge(days_ago, rung)))
    assert climbed == list(Rung)
    assert next_rung(ladder(one, TODAY), one) is Rung.DISENGAGE
    waiting = theirs(due=TODAY)
    assert next_rung(ladder(waiting, TODAY), waiting) is None


@given(
    made=st.integers(0, 60),
    agreed=st.none() | st.integers(0, 60),
    words=st.sampled_from(["", "It waits"]),
    due=st.integers(0, 40),
    used=st.lists(st.sampled_from(list(Rung)), max_size=4),
)
def test_no_way_leads_to_a_consequence_that_was_not_agreed(
    made: int, agreed: int | None, words: str, due: int, used: list[Rung]
) -> None:
    day = TODAY - timedelta(days=60)
    one = theirs(
        on=day + timedelta(days=made),
        due=day + timedelta(days=due + 20),
        consequence=words,
        consequence_agreed_on=None if agreed is None else day + timedelta(days=agreed),
        nudges=tuple(nudge(30 - n, rung) for n, rung in enumerate(used)),
    )
    if "consequence" in offered(one):
        assert words and agreed is not None and agreed <= made
        assert one.due is not None and one.due < TODAY


# Through the one door


@pytest.fixture
def kept(journal: Journal) -> Journal:
    journal.add(client())
    return journal


def test_a_nudge_is_written_down_and_undone(kept: Journal) -> None:
    stored = kept.add(theirs(id=0))
    nudged = kept.nudge(stored, Rung.ASK, "What is in the way?")
    assert nudged.nudges == (Nudge(on=TODAY, rung=Rung.ASK, words="What is in the way?"),)
    answered = kept.answer_nudge(stored, " the bank ")
    assert answered.nudges[0].answer == "the bank"
    assert [change.act for change in kept.history("P-1")] == [Act.ADD, Act.AMEND, Act.AMEND]
    kept.undo()
    kept.undo()
    assert kept.get("P-1").nudges == ()  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("rung", "words", "why"),
    [
        (Rung.CONSEQUENCE, "Now it waits", NOTHING_AGREED),
        (Rung.DISENGAGE, "Goodbye", "a final notice comes first"),
        (Rung.ASK, "  ", "write the words"),
        ("shout", "!", "is not one of inspire, remind"),
    ],
)
def test_the_door_keeps_to_the_ladder(kept: Journal, rung: Any, words: str, why: str) -> None:
    stored = kept.add(theirs(id=0))
    with pytest.raises(InvalidRecord, match=why):
        kept.nudge(stored, rung, words)
    with pytest.raises(InvalidRecord, match="nudge the promise"):
        kept.amend(stored, nudges=[nudge(1, "consequence")])
    assert len(kept.history("P-1")) == 1


def test_the_gap_is_the_journals_own(kept: Journal) -> None:
    stored = kept.add(theirs(id=0))
    kept.nudge(stored, Rung.REMIND, "Please")
    with pytest.raises(InvalidRecord, match="the next comes"):
        kept.nudge(stored, Rung.REMIND, "Please")
    kept.nudge_gap = 0
    assert len(kept.nudge(stored, Rung.ASK, "Why?").nudges) == 2


def test_an_answer_belongs_to_a_nudge(kept: Journal) -> None:
    stored = kept.add(theirs(id=0))
    with pytest.raises(InvalidRecord, match="not nudged yet"):
        kept.answer_nudge(stored, "soon")
    kept.nudge(stored, Rung.REMIND, "Please", "soon")
    with pytest.raises(InvalidRecord, match="has its answer"):
        kept.answer_nudge(stored, "later")
    with pytest.raises(InvalidRecord, match="what came back"):
        kept.answer_nudge(stored, " ")


# Moving and confirming


def test_a_move_keeps_the_first_date_and_who_moved_it(kept: Journal) -> None:
    stored = kept.add(theirs(id=0))
    moved = kept.move(stored, TODAY + timedelta(days=7), "them", "asked for a week")  # type: ignore[arg-type]
    (move,) = moved.moves
    assert (move.on, move.from_, move.to, move.by.value) == (
        TODAY,
        YESTERDAY,
        TODAY + timedelta(days=7),
        "them",
    )
    change = kept.history("P-1")[-1]
    assert (change.act, change.reason) == (Act.AMEND, "asked for a week")
    with pytest.raises(InvalidRecord, match="already"):
        kept.move(moved, TODAY + timedelta(days=7), "me")  # type: ignore[arg-type]
    kept.amend(stored, state="missed")
    with pytest.raises(InvalidRecord, match="only an open promise moves"):
        kept.move(stored, TODAY + timedelta(days=8), "me")  # type: ignore[arg-type]


def test_words_drafted_are_kept_when_they_were_sent(kept: Journal) -> None:
    stored = kept.add(advice())
    kept.amend(stored, confirmation="Dear Acme")
    kept.amend(stored, confirmation="Dear Ms Acme")
    assert kept.confirm(stored).confirmation == "Dear Ms Acme"
    assert kept.get("A-1").confirmed_on == TODAY  # type: ignore[attr-defined]
    acts = [change.act for change in kept.history("A-1")]
    assert acts == [Act.ADD, Act.AMEND, Act.AMEND, Act.AMEND]
    with pytest.raises(InvalidRecord, match="was confirmed in writing Fri 20 Nov 2026"):
        kept.confirm(stored)
    kept.amend(stored, confirmation="Dear all")
    assert kept.history("A-1")[-1].act is Act.CORRECT
