from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientjournal.model.completing import is_one_slip, near, offers
from clientjournal.model.quick import Known
from tests.making import TODAY, client

KNOWN = Known(
    [
        client("Hollis & Daughter", id=1),
        client("Acme North", id=2),
        client("Acme South", id=3),
        client("Twin", id=4),
        client("Twin", id=5),
    ],
    TODAY,
)
TAGS = {"vat", "vat-return", "payroll", "tax"}


def tokens(text: str) -> list[str]:
    found = offers(text, len(text), KNOWN, TAGS)
    return [offer.token for offer in found.ways] if found else []


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("Call #v", ["#vat", "#vat-return"]),
        ("Call #VA", ["#vat", "#vat-return"]),
        ("Call #vat-", ["#vat-return"]),
        ("#pay", ["#payroll"]),
        ("Call #vta", ["#vat"]),
        ("@hol", ["@Hollis"]),
        ("@dau", ["@Hollis"]),
        ("@acme", ["@North", "@South"]),
        ("first line\n@sou", ["@South"]),
        ("@hollis", []),
        ("@twin", []),
        ("#vat", []),
        ("#vat ", []),
        ("a@hol", []),
        ("\\#va", []),
        ("~bi", []),
        ("@", []),
        ("", []),
    ],
)
def test_a_token_may_go_on(text: str, ways: list[str]) -> None:
    assert tokens(text) == ways


def test_nothing_is_offered_in_the_middle_of_a_word() -> None:
    assert offers("#va later", 3, KNOWN, TAGS) is not None
    assert offers("#vat", 2, KNOWN, TAGS) is None


@given(st.text("@#abhovt \n\\", max_size=12), st.integers(0, 12))
def test_what_is_taken_names_what_was_offered(text: str, cursor: int) -> None:
    found = offers(text, min(cursor, len(text)), KNOWN, TAGS)
    for offer in found.ways if found else ():
        if offer.token.startswith("@"):
            named = KNOWN.client(offer.token[1:])
            assert named is not None and named.name == offer.label
        else:
            assert offer.token[1:] in TAGS


def test_a_tag_that_is_there_is_near_none() -> None:
    assert near("vat", TAGS) == ()
    assert near("VAT", TAGS) == ("vat",)
    assert near("vatreturn", TAGS) == ("vat-return",)
    assert near("va", TAGS) == ()
    assert near("audit", TAGS) == ()


WORD = st.text(string.ascii_lowercase, min_size=3, max_size=8)


@given(WORD, st.data())
def test_one_slip_makes_a_near_word(word: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(word) - 1))
    letter = data.draw(st.sampled_from(string.ascii_lowercase))
    slips = (
        word[:place] + word[place + 1 :],
        word[:place] + letter + word[place:],
        word[:place] + letter + word[place + 1 :],
        word[:place] + word[place : place + 2][::-1] + word[place + 2 :],
    )
    for slip in slips:
        assert is_one_slip(word, slip) == (slip != word)
        assert is_one_slip(word, slip) == is_one_slip(slip, word)


@given(WORD, WORD)
def test_words_of_other_letters_are_not_near(one: str, other: str) -> None:
    if len(set(one) - set(other)) > 1:
        assert not is_one_slip(one, other)
