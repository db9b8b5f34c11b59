"""Nothing private in the bytes of a client's copy, and all of it in the file copy."""

from __future__ import annotations

from pathlib import Path

import pytest

from clientjournal.export import FORMATS, Copy, file_name, history_of, render, whole_journal
from clientjournal.journal import Journal
from clientjournal.model.client import Client
from tests.export.canaries import Canaries, filled, late_correction

WORDS = ("dirty look", "not welcomed", "thanked", "as warned", "blamed", "987654321", "A-1", "C-1")


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


@pytest.mark.parametrize("format", FORMATS)
def test_a_clients_copy_holds_what_is_allowed_and_nothing_else(
    journal: Journal, client: Client, birds: Canaries, others: Canaries, path: Path, format: str
) -> None:
    history = history_of(journal, client)
    said = render(history, format) + file_name(history, format)
    assert {word: place for word, place in birds.private.items() if word in said} == {}
    assert {word: place for word, place in birds.open.items() if word not in said} == {}
    assert [place for word, place in others.private.items() if word in said] == []
    assert [word for word in (*WORDS, str(path), str(path.parent)) if word in said] == []
    assert "corrected" in said.casefold()
    assert journal.head[1] in said


@pytest.mark.parametrize("format", FORMATS)
def test_the_file_copy_holds_everything_of_the_client_and_nothing_of_others(
    journal: Journal, client: Client, birds: Canaries, others: Canaries, format: str
) -> None:
    said = render(history_of(journal, client, Copy.FILE), format)
    wanted = {**birds.private, **birds.open}
    assert {word: place for word, place in wanted.items() if word not in said} == {}
    assert [place for word, place in others.private.items() if word in said] == []
    assert journal.head[1] in said


def test_the_whole_journal_holds_every_word(
    journal: Journal, client: Client, birds: Canaries, others: Canaries
) -> None:
    said = whole_journal(journal)
    words = {**birds.private, **birds.open, **others.private}
    assert [place for word, place in words.items() if word not in said] == []
    assert len(words) > 100


def test_the_file_copy_marks_what_it_holds(journal: Journal, client: Client) -> None:
    said = render(history_of(journal, client, Copy.FILE), "md")
    marks = ["Private note", "Private addendum", "~~A-2", "Withdrawn", "Versions", "not welcomed"]
    assert [mark for mark in marks if mark not in said] == []
    assert "dirty look" not in said
    assert "Not written down" in said


def test_the_handover_holds_no_private_note(
    journal: Journal, client: Client, birds: Canaries
) -> None:
    for format in FORMATS:
        said = render(history_of(journal, client, Copy.HANDOVER), format)
        for word, place in birds.private.items():
            if "private" in place or "tags" in place or "nudge" in place or "withdrawn" in place:
                assert word not in said, place
        phone = next(word for word, place in birds.private.items() if place == "clients.phone")
        assert phone in said
