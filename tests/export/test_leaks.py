"""Nothing private in the bytes of a client's copy, and all of it in the file copy."""

from __future__ import annotations

from pathlib import Path

import pytest

from clientjournal.export import (
    FORMATS,
    Copy,
    Options,
    file_name,
    history_of,
    render,
    whole_journal,
)
from clientjournal.export.left_out import left_out
from clientjournal.journal import Journal
from clientjournal.model.client import Client
from clientjournal.model.contact import Contact
from clientjournal.model.moment import Moment
from tests.export.canaries import Canaries, filled, late_correction
from tests.export.reading import told
from tests.making import TODAY

WORDS = ("dirty look", "not welcomed", "thanked", "as warned", "blamed", "987654321", "A-1", "C-1")
WHOLE = [name for name in FORMATS if name not in ("ics", "vcf")]
"""The formats that hold every word of a copy; a calendar and a card hold some."""
LINKED = [name for name in WHOLE if name != "csv"]
"""Those with a place for the link of the newest change."""
CHOICES = {
    "ics": [Options(), Options(names=True), Options(todo=True, names=True)],
    "vcf": [Options(), Options(vcard="3.0")],
    "csv": [Options(), Options(raw=True)],
}
EVERY = [(name, choice) for name in FORMATS for choice in CHOICES.get(name, [Options()])]


@pytest.fixture
def birds() -> Canaries:
    return Canaries()


@pytest.fixture
def others() -> Canaries:
    """The words of another client's file."""
    return Canaries(start=5000)


@pytest.fixture
def client(journal: Journal, birds: Canaries, others: Canaries) -> Client:
    found = filled(journal, birds, others)
    late_correction(journal, birds)
    return found


def test_a_clients_copy_holds_what_is_allowed_and_nothing_else(
    journal: Journal, client: Client, birds: Canaries, others: Canaries, path: Path
) -> None:
    history = history_of(journal, client)
    for format, options in EVERY:
        name = file_name(history, format)
        said = told(history, format, options) + name
        raw = render(history, format, options) + name.encode()
        assert {word: p for word, p in birds.private.items() if word in said} == {}, format
        assert [p for word, p in others.private.items() if word in said] == [], format
        assert [w for w in (*WORDS, str(path), str(path.parent)) if w in said] == [], format
        for word in (*birds.private, *others.private):
            assert word.encode() not in raw, format
        if format in WHOLE:
            assert {word: p for word, p in birds.open.items() if word not in said} == {}, format
            assert "corrected" in said.casefold()
        if format in LINKED:
            assert journal.head[1] in said


@pytest.mark.parametrize("format", WHOLE)
def test_the_file_copy_holds_everything_of_the_client_and_nothing_of_others(
    journal: Journal, client: Client, birds: Canaries, others: Canaries, format: str
) -> None:
    said = told(history_of(journal, client, Copy.FILE), format)
    wanted = {**birds.private, **birds.open}
    assert {word: place for word, place in wanted.items() if word not in said} == {}
    assert [place for word, place in others.private.items() if word in said] == []
    if format in LINKED:
        assert journal.head[1] in said


NOTE = """Rang about the till.
saw: bird1bird takes cash
  Advice : bird2bird
I WILL: bird3bird\rthey will: bird4bird
Calm: what they saw: nothing."""


def test_lines_that_a_note_files_stay_out_of_a_clients_copy(journal: Journal) -> None:
    client = journal.add(Client(name="Acme Ltd"))
    contact = journal.add(Contact(client=client.id, on=TODAY, text=NOTE))
    moment = Moment(client=client.id, on=TODAY, saw="bird1bird takes cash", spoke=False)
    journal.withdraw(journal.add(moment), because="not theirs to read")
    history = history_of(journal, client)
    assert history.items[0].fields["text"] == "Rang about the till.\nCalm: what they saw: nothing."
    for format, options in EVERY:
        said = told(history, format, options)
        assert [bird for bird in ("bird", "takes cash", "they will", "\\r") if bird in said] == []
        assert format not in WHOLE or "Calm: what they saw: nothing." in said
        if format in WHOLE:
            assert "bird1bird" in told(history_of(journal, client, Copy.FILE), format)
    assert left_out(journal, client, history)[-1] == "4 lines of notes that file themselves"
    for text, marks in ((NOTE.replace("bird1bird", "Ben"), 0), ("saw: Ben takes cash", 1)):
        journal.amend(contact, because="a slip", text=text)
        assert [len(item.corrected) for item in history_of(journal, client).items] == [marks]


def test_calendars_and_cards_hold_what_is_theirs_of_the_file_copy(
    journal: Journal, client: Client, birds: Canaries, others: Canaries
) -> None:
    history = history_of(journal, client, Copy.FILE)
    everything = {**birds.private, **birds.open}
    named = {everything[w] for w in everything if w in told(history, "ics", Options(names=True))}
    assert {"clients.name", "promises.text", "moments.saw", "reviews.reason"} <= named
    assert [w for w in everything if w in told(history, "ics")] == []
    card = {everything[word] for word in everything if word in told(history, "vcf")}
    assert card == {
        f"clients.{name}" for name in ("name", "person", "email", "phone", "tags", "private")
    }
    for format, options in EVERY:
        said = told(history, format, options)
        assert [place for word, place in others.private.items() if word in said] == []


def test_a_name_of_a_file_may_leave_the_client_out(journal: Journal, client: Client) -> None:
    assert file_name(history_of(journal, client), "md", is_named=False) == "history-2026-11-20.md"


def test_the_whole_journal_holds_every_word(
    journal: Journal, client: Client, birds: Canaries, others: Canaries
) -> None:
    said = whole_journal(journal)
    words = {**birds.private, **birds.open, **others.private}
    assert [place for word, place in words.items() if word not in said] == []
    assert len(words) > 100


@pytest.mark.parametrize("format", ["md", "html"])
def test_the_file_copy_marks_what_it_holds(journal: Journal, client: Client, format: str) -> None:
    said = told(history_of(journal, client, Copy.FILE), format)
    marks = ["Private note", "Private addendum", "A-2", "Withdrawn", "Versions", "not welcomed"]
    marks.append("~~A-2" if format == "md" else "<s>A-2")
    assert [mark for mark in marks if mark not in said] == []
    assert "dirty look" not in said
    assert "Not written down" in said


def test_the_handover_holds_no_private_note(
    journal: Journal, client: Client, birds: Canaries
) -> None:
    history = history_of(journal, client, Copy.HANDOVER)
    for format, options in EVERY:
        said = told(history, format, options)
        for word, place in birds.private.items():
            if "private" in place or "tags" in place or "nudge" in place or "withdrawn" in place:
                assert word not in said, place
        phone = next(word for word, place in birds.private.items() if place == "clients.phone")
        assert format == "ics" or phone in said
