from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from clientjournal.model.advice import Advice
from clientjournal.model.filing import filed_lines, read_note, split, unfiled
from clientjournal.model.moment import Moment
from clientjournal.model.promise import Promise
from clientjournal.model.quick import Known
from tests.making import TODAY, client, contact

KNOWN = Known([client("Bolt", id=2)], TODAY)

NOTE = """Rang about the till. ~email #till
Advice: register for VAT ^fri #vat
saw: one key, one person ~big ~unsaid
  I will: send the list ^in 3 weeks
they WILL: pay the invoice ^mon
Calm."""


def test_lines_of_a_note_become_entries_with_tokens_of_their_own() -> None:
    note = read_note(NOTE, KNOWN)
    filed = contact(client=1, time="09:30", channel="email")
    advice, moment, mine, theirs = (line.entry(filed) for line in note.lines)
    assert isinstance(advice, Advice) and isinstance(moment, Moment)
    assert isinstance(mine, Promise) and isinstance(theirs, Promise)
    assert (advice.advice, advice.tags) == ("register for VAT", ("vat",))
    assert (advice.review_on, advice.channel) == (date(2026, 11, 27), "email")
    assert (moment.saw, moment.stake, moment.spoke) == ("one key, one person", "big", False)
    assert (mine.text, mine.whose, mine.due) == ("send the list", "me", date(2026, 12, 11))
    assert (theirs.whose, theirs.due) == ("them", date(2026, 11, 23))
    assert {entry.client for entry in (advice, moment, mine, theirs)} == {1}
    assert {entry.on for entry in (advice, moment, mine, theirs)} == {TODAY}


def test_the_note_keeps_every_line_and_its_own_tokens() -> None:
    note = read_note(NOTE, KNOWN)
    assert note.quick.text.split("\n") == [
        "Rang about the till.",
        "Advice: register for VAT",
        "saw: one key, one person",
        "  I will: send the list",
        "they WILL: pay the invoice",
        "Calm.",
    ]
    assert note.quick.fields == {"channel": "email", "tags": ("till",)}
    assert [NOTE[chip.start : chip.end] for chip in note.chips] == [c.raw for c in note.chips]
    assert len(note.chips) == 8


def test_a_token_that_says_otherwise_wins_in_its_line() -> None:
    (line,) = read_note("i will: send the list ~them", KNOWN).lines
    assert line.fields["whose"] == "them"
    (line,) = read_note("advice: write it down ~letter", KNOWN).lines
    entry = line.entry(contact(channel="call"))
    assert isinstance(entry, Advice) and entry.channel == "letter"


def test_a_line_names_no_client() -> None:
    note = read_note("Rang @bolt\nadvice: call @bolt", KNOWN)
    assert note.quick.fields == {"client": 2}
    assert note.lines[0].quick.text == "call @bolt"


def test_what_only_looks_like_a_line_of_its_own_is_none() -> None:
    for text in ("my advice: none", "advice", "advice:", "saw: ", "i will send", '"saw: x"'):
        assert read_note(text, KNOWN).lines == ()
    kept = read_note("\\advice: what they said\n  \\i will: x", KNOWN)
    assert kept.lines == ()
    assert kept.quick.text == "advice: what they said\n  i will: x"


LINES = st.lists(
    st.sampled_from(
        ["advice: a", "saw: b ~big", "i will: c ^fri", "they will:", "\\saw: x", "", "  ", "words"]
    )
    | st.text(max_size=12),
    max_size=7,
).map("\n".join)


@given(LINES)
def test_the_parts_of_a_note_are_the_note(text: str) -> None:
    parts = list(split(text))
    assert "\n".join(part.text for part in parts) == text
    for part in parts:
        assert text[part.start : part.start + len(part.text)] == part.text
        assert part.text.startswith(part.front)


@given(LINES)
def test_what_has_no_token_stays_as_it_was_typed(text: str) -> None:
    note = read_note(text, KNOWN)
    if not note.chips and "\\" not in text:
        assert note.quick.text.split() == text.split()
    assert all(line.quick.text for line in note.lines)
    assert all(text[chip.start : chip.end] == chip.raw for chip in note.chips)


@given(LINES)
def test_a_note_itself_holds_none_of_its_entries(text: str) -> None:
    assert filed_lines(text) >= len(read_note(text, KNOWN).lines)
    assert filed_lines(unfiled(text)) == 0
    assert filed_lines(text) or unfiled(text) == text
