from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientjournal.model.advice import Advice
from clientjournal.model.contact import Contact
from clientjournal.model.dates import Customs
from clientjournal.model.moment import Moment
from clientjournal.model.promise import Promise
from clientjournal.model.quick import Known, Quick, read
from clientjournal.model.record import Record
from tests.making import TODAY, client

CLIENTS = [
    client("Hollis & Daughter", id=1),
    client("@Home Lettings", id=2),
    client("Acme North", id=3),
    client("Acme South", id=4),
]
KNOWN = Known(CLIENTS, TODAY)


def labels(kind: type[Record], text: str) -> list[str]:
    return [chip.label for chip in read(kind, text, KNOWN).chips]


@pytest.mark.parametrize(
    ("kind", "token", "field", "value"),
    [
        (Moment, "~big", "stake", "big"),
        (Moment, "~out", "scope", "outside"),
        (Moment, "~unsaid", "spoke", False),
        (Moment, "~opp", "sort", "opportunity"),
        (Moment, "~dirty", "reaction", "dirty look"),
        (Moment, ">thanked", "reaction", "thanked"),
        (Promise, "~them", "whose", "them"),
        (Contact, "~email", "channel", "email"),
        (Contact, "~them", "who", "them"),
        (Advice, "~against", "decision", "against advice"),
        (Advice, "~if", "answer", "yes, if"),
        (Advice, "~yes,if", "answer", "yes, if"),
        (Advice, "~yesif", "answer", "yes, if"),
        (Advice, "~yes", "answer", "yes"),
        (Advice, "~no", "answer", "no"),  # a whole word before the beginning of another
        (Advice, "~reason", "why", "no reason"),
        (Advice, "~i", "channel", "in passing"),
        (Advice, "~bulb", "why", "light bulb"),
        (Contact, "~in", "purpose", "invoice"),
        (Advice, "^fri", "review_on", date(2026, 11, 27)),
        (Promise, ";fri", "due", date(2026, 11, 27)),
        (Promise, "^in 3 weeks", "due", date(2026, 12, 11)),
        (Promise, "^friday week", "due", date(2026, 12, 4)),
        (Promise, "^end of month", "due", date(2026, 11, 30)),
        (Promise, "^12 mar 2027", "due", date(2027, 3, 12)),
        (Advice, "@hollis", "client", 1),
        (Advice, "@daughter", "client", 1),
        (Advice, "@home", "client", 2),
        (Advice, "@South", "client", 4),
        (Advice, "#vat", "tags", ("vat",)),
    ],
)
def test_a_token_fills_a_field(kind: type[Record], token: str, field: str, value: object) -> None:
    quick = read(kind, f"Some words {token}", KNOWN)
    assert quick.text == "Some words"
    assert quick.fields == {field: value}


@pytest.mark.parametrize(
    "text",
    [
        "a@b.example",
        "#1",
        "~5k",
        "^_^",
        "@acme",
        "@nobody",
        ";)",
        "word~big",
        "x#vat",
        "^ fri",
        "@",
    ],
)
def test_what_names_nothing_is_text(text: str) -> None:
    for kind in (Advice, Moment, Promise, Contact):
        assert read(kind, text, KNOWN) == Quick(text, ())


def test_what_was_to_be_a_day_and_is_none_is_told() -> None:
    text = 'Send ^frday, ^in 3 weks ^+2x and ^fri ^_^ ^ ^-- \\^frday "^frday" ;D'
    assert read(Promise, text, KNOWN).undated == ("^frday", "^in", "^+2x")
    assert read(Contact, text, KNOWN).undated == ()
    assert read(Promise, "Send ^fri", replace(KNOWN, dismissed={"^fri"})).undated == ()


def test_the_longest_date_of_a_line_is_taken() -> None:
    assert read(Promise, "Send ^12 mar 2027 copies", KNOWN).text == "Send 12 mar 2027 copies"
    assert labels(Promise, "Send ^next\nfriday") == []
    assert labels(Promise, "Send ^fri\nnext") == ["due Fri 27 Nov 2026"]


def test_days_are_read_in_the_order_of_the_place() -> None:
    known = Known((), TODAY, Customs("mdy"))
    assert read(Promise, "Send ^12/3", known).fields == {"due": date(2026, 12, 3)}


def test_a_token_in_a_sentence_loses_its_sign_and_closing_ones_go() -> None:
    quick = read(Advice, "Call #hmrc before ^fri please, then #vat ~against", KNOWN)
    assert quick.text == "Call hmrc before fri please, then"
    assert quick.fields["tags"] == ("hmrc", "vat")


@given(st.text(max_size=60))
def test_nothing_is_read_in_quotes_or_behind_a_backslash(text: str) -> None:
    inside = text.replace('"', "")
    assert read(Moment, f'"{inside}"', KNOWN).chips == ()
    protected = read(Moment, "said \\~big \\#vat", KNOWN)
    assert protected == Quick("said ~big #vat", ())


PIECES = st.sampled_from(
    ["word", "#vat", "~big", "^fri", ";in 3 weeks", "@hollis", '"', "\\", " ", "\n", "#1", ">out"]
)


@given(st.lists(PIECES, max_size=12).map("".join) | st.text(max_size=60))
def test_chips_stand_where_they_say_and_dismissed_ones_are_text(text: str) -> None:
    for kind in (Advice, Moment, Promise, Contact):
        quick = read(kind, text, KNOWN)
        assert all(text[chip.start : chip.end] == chip.raw for chip in quick.chips)
        ends = [chip.end for chip in quick.chips]
        assert all(a <= b.start for a, b in zip(ends, quick.chips[1:], strict=False))
        plain = Known(CLIENTS, TODAY, dismissed={chip.raw for chip in quick.chips})
        left = read(kind, text, plain)
        assert {chip.raw for chip in left.chips}.isdisjoint(plain.dismissed)
        if not quick.chips and "\\" not in text:
            assert quick.text == text.strip()


def test_a_word_that_is_no_choice_is_told_of_and_stays() -> None:
    quick = read(Advice, "taxed at ~5k, ~roughly ~~ ~big", Known([], TODAY))
    assert quick.unknown == ("~roughly", "~big")
    assert quick.text == "taxed at ~5k, ~roughly ~~ ~big"
    assert "~big is no choice here: kept as text" in quick.kept
