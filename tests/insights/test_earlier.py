from __future__ import annotations

from datetime import date
from time import perf_counter

import pytest

from clientjournal.insights.earlier import earlier_advice
from clientjournal.insights.threads import thread_line
from clientjournal.journal import Journal
from clientjournal.model.record import Withdrawal
from tests.making import HandSetClock, advice, contact, moment

VAT = advice(id=1, on=date(2026, 5, 1), advice="Register for VAT now")
STAFF = advice(id=2, on=date(2026, 6, 1), advice="Pay the staff weekly", tags=("vat",))
LATER = advice(id=3, on=date(2026, 7, 1), advice="You must be registered for VAT by March")
ENTRIES = [VAT, STAFF, LATER, contact(id=1, text="VAT registration")]
GONE = Withdrawal(at=HandSetClock().now(), by="me", reason="wrong file")


def refs(words: str) -> list[str]:
    return [found.ref for found in earlier_advice(words, ENTRIES)]


def test_two_telling_words_in_common_are_one_subject() -> None:
    assert refs("Have you thought of VAT registration?") == ["A-3", "A-1"]


def test_one_word_is_enough_while_little_is_typed() -> None:
    assert refs("vat") == ["A-3", "A-2", "A-1"]
    assert refs("staff") == ["A-2"]


def test_one_word_in_common_is_too_little_for_a_whole_sentence() -> None:
    assert refs("Order timber before the staff party") == []


@pytest.mark.parametrize("words", ["", "   ", "you should have", "a", "[/b] @ # ^", "🙂"])
def test_words_that_say_nothing_offer_nothing(words: str) -> None:
    assert refs(words) == []


def test_withdrawn_advice_and_mere_requests_are_not_offered() -> None:
    gone = advice(id=4, advice="Register for VAT", withdrawn=GONE)
    asked = advice(id=5, advice="", asked="Register for VAT?")
    assert earlier_advice("register vat", [gone, asked]) == []


def test_the_sample_offers_the_advice_on_the_flats(sample: Journal) -> None:
    found = earlier_advice("Get the tax letter before you exchange", sample.timeline(3))
    assert {"A-3", "A-4"} <= {advice.ref for advice in found}


def test_a_long_file_is_asked_again_at_every_letter_without_a_pause() -> None:
    words = "Register for VAT and keep the receipts of every quarter in one folder "
    entries = [advice(id=n, advice=f"{words}{n}", reasons=words * 20) for n in range(1, 2001)]
    earlier_advice("register", entries)
    begun = perf_counter()
    assert len(earlier_advice("register for vat", entries)) == 2000
    assert perf_counter() - begun < 0.1


def test_a_thread_says_how_often_and_since_when(sample: Journal) -> None:
    line = thread_line(sample.get("A-4"), sample.timeline(3))
    assert line == "advised 2 times, first 25 Jul 2026"


def test_a_thread_tells_what_was_said_from_what_was_not() -> None:
    first = moment(id=1, on=date(2026, 1, 9), thread="roof")
    silent = moment(id=2, on=date(2026, 2, 9), spoke=False, thread="roof")
    told = advice(id=1, on=date(2026, 3, 9), thread="roof")
    other = advice(id=2, on=date(2025, 3, 9), thread="cellar")
    gone = advice(id=3, on=date(2025, 1, 1), thread="roof", withdrawn=GONE)
    line = thread_line(told, [told, silent, other, gone, first])
    assert line == "advised once, said once, left unsaid once, first 9 Jan 2026"


def test_a_thread_of_one_has_no_first_and_no_thread_no_line() -> None:
    alone = advice(id=1, thread="roof")
    assert thread_line(alone, [alone]) == "advised once, 20 Nov 2026"
    assert thread_line(VAT, ENTRIES) == ""
    assert thread_line(contact(id=1), ENTRIES) == ""
