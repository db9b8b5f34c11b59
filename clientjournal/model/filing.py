"""A contact's note that files itself: the lines of it that are entries of their own.

A line that begins ``advice:``, ``saw:``, ``i will:`` or ``they will:`` also becomes that entry; a
backslash before it keeps it a line. It stays in the note, without its tokens: they say something of
the entry, not of the contact.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from clientjournal.model.advice import Advice
from clientjournal.model.contact import Contact
from clientjournal.model.moment import Moment
from clientjournal.model.promise import Promise
from clientjournal.model.quick import Chip, Known, Quick, read
from clientjournal.model.record import ClientEntry
from clientjournal.model.words import Side

STARTS: dict[str, tuple[type[ClientEntry], dict[str, Any]]] = {
    "advice": (Advice, {}),
    "saw": (Moment, {}),
    "i will": (Promise, {"whose": Side.ME}),
    "they will": (Promise, {"whose": Side.THEM}),
}
"""What a line begins with, the entry it becomes, and what that says of it."""

_LINE = re.compile(r"^([ \t]*)(\\?)(advice|saw|i will|they will)([ \t]*:[ \t]*)(\S.*)$", re.I)


@dataclass(frozen=True)
class Part:
    """A stretch of a note: one line that is an entry, or the lines between two of them.

    Attributes:
        start: Where it begins in the note.
        text: It as typed, without the line break after it.
        front: What comes before the words of an entry; ``""`` for lines that are none.
        begins: What the line begins with, one of ``STARTS``; ``""`` for lines that are none.
    """

    start: int
    text: str
    front: str = ""
    begins: str = ""


@dataclass(frozen=True)
class NoteLine:
    """An entry that a line of a note becomes.

    Attributes:
        kind: The kind of entry.
        quick: Its words and tokens.
        fields: What its line says of it.
    """

    kind: type[ClientEntry]
    quick: Quick
    fields: dict[str, Any]

    def entry(self, contact: Contact) -> ClientEntry:
        """Give the entry, of the day and the client of the contact."""
        said: dict[str, Any] = {"client": contact.client, "on": contact.on}
        if self.kind is not Promise:
            said["time"] = contact.time
        if self.kind is Advice:
            said["channel"] = contact.channel
        return self.kind(**{**said, self.kind.FIRST: self.quick.text, **self.fields})


@dataclass(frozen=True)
class Note:
    """A note read for its entries.

    Attributes:
        quick: The words and tokens of the contact itself.
        lines: The lines that become entries, in order.
        chips: The tokens of both, in order.
    """

    quick: Quick
    lines: tuple[NoteLine, ...]
    chips: tuple[Chip, ...]


def split(text: str) -> Iterator[Part]:
    """Tell the lines of a note that are entries from the stretches between them.

    Joined with line breaks, the texts of the parts are the note.
    """
    waiting: list[str] = []
    place = start = 0
    for line in text.split("\n"):
        found = _LINE.match(line)
        if found is not None and not found[2]:
            if waiting:
                yield Part(start, "\n".join(waiting))
                waiting = []
            yield Part(place, line, line[: found.start(5)], found[3].casefold())
            start = place + len(line) + 1
        else:
            waiting.append(line)
        place += len(line) + 1
    if waiting:
        yield Part(start, "\n".join(waiting))


def unfiled(text: str) -> str:
    """Give what a note itself says: without the lines that are entries, filed still or not."""
    lines = text.splitlines()
    own = [line for line in lines if not _is_entry(line)]
    return text if len(own) == len(lines) else "\n".join(own).strip()


def filed_lines(text: str) -> int:
    """Count the lines of a note that are entries."""
    return sum(map(_is_entry, text.splitlines()))


def _is_entry(line: str) -> bool:
    found = _LINE.match(line)
    return found is not None and not found[2]


def read_note(text: str, known: Known) -> Note:
    """Read a contact's note for its tokens and for the entries it files.

    The client is the contact's for all of it, so a line that is an entry names none.
    """
    texts: list[str] = []
    own: list[Chip] = []
    lines: list[NoteLine] = []
    chips: list[Chip] = []
    nobody = Known((), known.today, known.customs, known.dismissed)
    for part in split(text):
        if not part.begins:
            quick = read(Contact, part.text, known)
            texts.append(_spaced(part.text, _unprotected(quick.text)))
            found = [_moved(chip, part.start) for chip in quick.chips]
            own += found
        else:
            kind, fields = STARTS[part.begins]
            quick = read(kind, part.text[len(part.front) :], nobody)
            texts.append(part.front + quick.text)
            found = [_moved(chip, part.start + len(part.front)) for chip in quick.chips]
            if quick.text:
                lines.append(NoteLine(kind, quick, {**fields, **quick.fields}))
        chips += found
    return Note(Quick("\n".join(texts).strip(), tuple(own)), tuple(lines), tuple(chips))


def _spaced(typed: str, read_text: str) -> str:
    """Give what was read of some lines with the empty lines around it."""
    if not typed.strip():
        return typed
    before = typed[: len(typed) - len(typed.lstrip("\n"))]
    after = typed[len(typed.rstrip("\n")) :]
    return f"{before}{read_text}{after}"


_PROTECTED = re.compile(r"^([ \t]*)\\(?=(?:advice|saw|i will|they will)[ \t]*:)", re.I | re.M)
_unprotected = partial(_PROTECTED.sub, r"\1")


def _moved(chip: Chip, by: int) -> Chip:
    return replace(chip, start=chip.start + by, end=chip.end + by)
