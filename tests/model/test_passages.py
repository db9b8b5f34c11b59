"""Where the words of a search stand in a record."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from clientjournal.model.passages import beginning, passage, spans
from clientjournal.model.record import Addendum
from tests.making import TODAY, HandSetClock, advice


def test_the_first_field_is_preferred_among_equals() -> None:
    found = passage(advice(advice="Register for VAT", reasons="VAT is due"), ["vat"])
    assert found == ("advice", "Register for VAT")


def test_the_field_that_holds_the_most_words_is_shown() -> None:
    record = advice(advice="Register for VAT", reasons="VAT is due in April")
    assert passage(record, ["vat", "april"]) == ("reasons", "VAT is due in April")


def test_a_word_far_in_is_shown_with_a_little_before_it() -> None:
    text = "word " * 20 + "needle and thread"
    shown = beginning(text, ["needle"], 60)
    assert shown.startswith("…word") and len(shown.split("needle")[0]) < 25
    assert shown.endswith("needle and thread")


def test_a_text_begins_at_its_beginning_where_the_words_are_seen_then() -> None:
    text = "Take the debtors off the list and the cash from the till"
    assert beginning(text, ["till"], len(text)) == text
    assert beginning(text, ["till", "debtors"], len(text)) == text
    assert beginning(text, ["till"], len(text) - 1) == "…cash from the till"
    assert beginning(text, ["debtors", "till"], 20) == text
    assert beginning(text, ["list"], 26) == "…debtors off the list and the cash from the till"
    assert beginning(text, ["elsewhere"], 5) == text


def test_tags_addenda_and_private_notes_are_looked_in() -> None:
    added = Addendum(at=HandSetClock().now(), by="me", text="She rang back")
    record = advice(on=TODAY, tags=("year-end",), private="shy", addenda=(added,))
    assert passage(record, ["end"]) == ("tags", "year-end")
    assert passage(record, ["shy"]) == ("private", "shy")
    assert passage(record, ["rang"]) == ("addendum", "She rang back")


def test_words_in_the_client_s_name_alone_leave_the_record_as_it_begins() -> None:
    assert passage(advice(), ["acme"]) == ("advice", "Register for VAT")


def test_every_place_of_every_word_is_marked() -> None:
    assert spans("Vat, vat and tax", ["vat", "tax"]) == [(0, 3), (5, 8), (13, 16)]
    assert spans("aaa", ["aa"]) == [(0, 3)]
    assert spans("Vat", ["", "tax"]) == []


def test_letters_that_fold_to_several_are_marked_whole() -> None:
    assert spans("die Straße ist", ["strasse"]) == [(4, 10)]
    assert spans("Straße", ["s"]) == [(0, 1), (4, 5)]


@given(text=st.text("aAßİ b[", max_size=12), word=st.text("aßs", min_size=1, max_size=2))
def test_what_is_marked_holds_the_word(text: str, word: str) -> None:
    word = word.casefold()
    found = spans(text, [word])
    assert bool(found) == (word in text.casefold())
    for start, end in found:
        assert word in text[start:end].casefold()
