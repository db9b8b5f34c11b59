"""Where in a record the words of a search stand, to be shown with them marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from clientjournal.model.documents import text_fields
from clientjournal.model.record import Record

BEFORE = 18
"""Characters shown before the first word, where it stands further in."""

NEAR = 30
"""Characters from the beginning within which a word that is seen leaves none out."""


class Passage(NamedTuple):
    """The part of a record in which words were found.

    Attributes:
        field: The field it stands in; ``addendum`` for what was added later.
        text: The field's text.
    """

    field: str
    text: str


def passage(record: Record, words: Sequence[str]) -> Passage:
    """Give the part of a record that holds the most of some folded words, the first of equals.

    Words that stand in none of its own texts, but in its client's name, leave it as it begins.
    """
    best, most = Passage(record.FIRST, record.words), 0
    for field, text in _texts(record):
        folded = text.casefold()
        places = [place for word in words if (place := folded.find(word)) >= 0]
        if len(places) > most:
            best, most = Passage(field, text), len(places)
    return best


def beginning(text: str, words: Sequence[str], seen: int) -> str:
    """Give a text from its beginning where folded words are met there, else from a little before.

    Args:
        text: The text of a passage.
        words: The words, of which some may be missing.
        seen: How many of its letters have room.
    """
    folded = text.casefold()
    places = [(place, len(word)) for word in words if (place := folded.find(word)) >= 0]
    if not places or max(place + letters for place, letters in places) <= seen:
        return text
    place, letters = min(places)
    return text if place <= NEAR and place + letters <= seen else _from(text, place)


def spans(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Give where folded words stand in a text, first and past the last letter, in order."""
    folded, owners = _folded_with_owners(text)
    marked = [False] * len(text)
    for word in filter(None, words):
        place = folded.find(word)
        while place >= 0:
            for owner in range(owners[place], owners[place + len(word) - 1] + 1):
                marked[owner] = True
            place = folded.find(word, place + 1)
    found: list[tuple[int, int]] = []
    for place, is_marked in enumerate(marked):
        if is_marked and found and found[-1][1] == place:
            found[-1] = (found[-1][0], place + 1)
        elif is_marked:
            found.append((place, place + 1))
    return found


def _texts(record: Record) -> Iterator[tuple[str, str]]:
    """Give the texts of a record by field, the first field first."""
    yield record.FIRST, record.words
    for field in text_fields(type(record)):
        if field != record.FIRST:
            yield field, getattr(record, field)
    for tag in record.tags:
        yield "tags", tag
    for addendum in record.addenda:
        yield "addendum", addendum.text


def _from(text: str, place: int) -> str:
    """Give a text from a little before a place, from the beginning of a word."""
    if place <= BEFORE:
        return text
    start = place - BEFORE
    gap = text.find(" ", start, place)
    return "…" + text[gap + 1 if gap >= 0 else start :]


def _folded_with_owners(text: str) -> tuple[str, list[int]]:
    """Give a text folded, and for each letter of that the letter of the text it came from."""
    folded = text.casefold()
    if len(folded) == len(text):
        return folded, list(range(len(text)))
    letters = [letter.casefold() for letter in text]
    owners = [place for place, letter in enumerate(letters) for _ in letter]
    return "".join(letters), owners
