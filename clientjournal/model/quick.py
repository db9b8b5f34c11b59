"""Quick tokens: what is said of an entry in the text itself.

``@name`` names the client, ``#tag`` a tag, ``^date`` (or ``;date``) the day it is due or looked at
again, ``~word`` (or ``>word``) a choice, by a beginning of its words or of one of them. A token
stands at the start of a word and names something that exists; anything else is text, and so is
everything in double quotes or behind a backslash. Tokens that close the text are taken out of it;
one inside a sentence only loses its sign.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from clientjournal.model.client import Client
from clientjournal.model.dates import CUSTOMS, Customs, read_date, say_date
from clientjournal.model.documents import choices
from clientjournal.model.errors import UnreadableDate
from clientjournal.model.record import Record

CHOICE_ROWS: dict[str, tuple[str, ...]] = {
    "clients": ("kind", "standing", "line", "previous", "accepts_change"),
    "advice": ("why", "decision", "answer", "channel", "scope"),
    "moments": ("stake", "scope", "reaction", "spoke", "sort"),
    "promises": ("whose",),
    "contacts": ("who", "purpose", "channel"),
}
"""The choice fields a ``~word`` is looked for in, by table, the first one that has it winning."""

DATE_FIELD = {"advice": "review_on", "moments": "review_on", "promises": "due"}
"""The field a ``^date`` fills."""

_DAY_IS = {"advice": "review", "moments": "look back", "promises": "due"}
"""What a chip calls that field."""

_SAYS = {"decision": "they decided: "}
"""What a chip says before a choice that could be taken for another row's."""

TOKEN = re.compile(r"(?<!\S)(\\?)([@#^;~>])(\S+)")
"""A word that may be a token: a protecting backslash, the sign, the rest."""

_SPOKE = {"said": True, "unsaid": False}
_QUOTED = re.compile(r'"[^"]*"|\u201c[^\u201d]*\u201d')
_TAG = re.compile(r"^[^\W\d_][\w-]*$")
_LETTERS = re.compile(r"[^\W_]+")
_DAY_LIKE = re.compile(r"\+?[^\W_]")
_TRAILING = ".,;:!?)"


@dataclass(frozen=True)
class Chip:
    """One token that was understood.

    Attributes:
        raw: The token as typed, sign and all.
        start: Where it begins in the text.
        end: Where it ends.
        field: The field it fills: ``client``, ``tags`` or another.
        value: The value it gives: a client's number, a tag, a day, a choice or a boolean.
        label: What the chip says.
    """

    raw: str
    start: int
    end: int
    field: str
    value: object
    label: str


@dataclass(frozen=True)
class Quick:
    """A text read for tokens.

    Attributes:
        text: What is left to be saved as the words.
        chips: The tokens understood, in order.
        undated: The ``^words`` that look as if they were to name a day, and name none.
        unknown: The ``~words`` that look as if they were to name a choice, and name none.
    """

    text: str
    chips: tuple[Chip, ...]
    undated: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()

    @property
    def kept(self) -> list[str]:
        """What is to be said of tokens that are none."""
        return [
            *(f"{word} is no date: kept as text" for word in self.undated),
            *(f"{word} is no choice here: kept as text" for word in self.unknown),
        ]

    @property
    def fields(self) -> dict[str, object]:
        """The values the chips give by field; a later chip for the same field wins."""
        found: dict[str, object] = {chip.field: chip.value for chip in self.chips}
        tags = tuple(dict.fromkeys(str(c.value) for c in self.chips if c.field == "tags"))
        return found | ({"tags": tags} if tags else {})


@dataclass(frozen=True)
class Known:
    """What a token is read against.

    Attributes:
        clients: The clients an ``@name`` may name.
        today: The day a ``^date`` is read on.
        customs: How days are written.
        dismissed: Tokens, as typed, to leave as text.
    """

    clients: Sequence[Client]
    today: date
    customs: Customs = CUSTOMS
    dismissed: Collection[str] = ()

    def client(self, word: str) -> Client | None:
        """Give the one client whose name, or else one word of it, begins with the word."""
        wanted = word.casefold()
        if not wanted:
            return None
        named = [client for client, name in self._names.items() if name.startswith(wanted)]
        if len(named) == 1:
            return named[0]
        holding = self.clients_with(word)
        return holding[0] if len(holding) == 1 else None

    def clients_with(self, word: str) -> list[Client]:
        """Give the clients that have a word in their name which begins so."""
        wanted = word.casefold()
        return [
            client
            for client, words in self._words.items()
            if any(part.startswith(wanted) for part in words)
        ]

    @cached_property
    def _names(self) -> dict[Client, str]:
        return {client: client.name[:200].casefold().lstrip("@") for client in self.clients}

    @cached_property
    def _words(self) -> dict[Client, list[str]]:
        return {client: re.findall(r"\w+", name) for client, name in self._names.items()}


def read(kind: type[Record], text: str, known: Known) -> Quick:
    """Read a text for tokens.

    Args:
        kind: The kind of record being written.
        text: The words as typed.
        known: What a token may name.
    """
    quoted = [found.span() for found in _QUOTED.finditer(text)]
    chips: list[Chip] = []
    escapes: list[int] = []
    undated: list[str] = []
    unknown: list[str] = []
    for found in TOKEN.finditer(text):
        while quoted and quoted[0][1] <= found.start():
            quoted.pop(0)
        if quoted and quoted[0][0] <= found.start():
            continue
        if chips and found.start() < chips[-1].end:
            continue
        if found[1]:
            escapes.append(found.start())
            continue
        chip = _chip(kind, text, found, known)
        if chip is None and found[2] == "^" and kind.TABLE in DATE_FIELD:
            undated += [found[0].rstrip(_TRAILING)] if _DAY_LIKE.match(found[3]) else []
        elif chip is None and found[2] == "~" and _TAG.match(word := found[3].rstrip(_TRAILING)):
            unknown.append(f"~{word}")
        elif chip is not None and chip.raw not in known.dismissed:
            chips.append(chip)
    return Quick(_without(text, chips, escapes), tuple(chips), tuple(undated), tuple(unknown))


def _chip(kind: type[Record], text: str, found: re.Match[str], known: Known) -> Chip | None:
    sign, start = found[2], found.start(2)
    if sign in "^;":
        return _date_chip(kind, text, start, known)
    word = found[3].rstrip(_TRAILING)
    end = start + 1 + len(word)
    raw = text[start:end]
    if sign == "#":
        return Chip(raw, start, end, "tags", word, f"#{word}") if _TAG.match(word) else None
    if sign == "@":
        client = known.client(word) if kind is not Client else None
        return Chip(raw, start, end, "client", client.id, client.name) if client else None
    return _choice_chip(kind, word, raw, start, end)


def _date_chip(kind: type[Record], text: str, start: int, known: Known) -> Chip | None:
    field = DATE_FIELD.get(kind.TABLE)
    line = text[start + 1 : start + 61].split("\n", 1)[0]
    words = list(re.finditer(r"\S+", line))[:3]
    if field is None or not words or words[0].start() != 0:
        return None
    for last in reversed(words):
        said = line[: last.end()].rstrip(_TRAILING)
        try:
            day = read_date(said, known.today, customs=known.customs)
        except UnreadableDate:
            continue
        end = start + 1 + len(said)
        label = f"{_DAY_IS[kind.TABLE]} {say_date(day)}"
        return Chip(text[start:end], start, end, field, day, label)
    return None


def _choice_chip(kind: type[Record], word: str, raw: str, start: int, end: int) -> Chip | None:
    wanted = word.casefold()
    if not wanted:
        return None
    offered = list(_offered(kind))
    ways: tuple[Callable[[_Way], bool], ...] = (
        lambda way: wanted in way.words,
        lambda way: any(said.startswith(wanted) for said in way.words),
        lambda way: _is_begun_inside(way.words[-1], wanted),
    )
    for fits in ways:
        for way in filter(fits, offered):
            return Chip(raw, start, end, way.field, way.value, way.label)
    return None


class _Way(NamedTuple):
    """A choice of a row: what it gives, the words it answers to, what its chip says."""

    field: str
    value: object
    words: tuple[str, ...]
    label: str


def _offered(kind: type[Record]) -> Iterator[_Way]:
    """Give every choice a ``~word`` may name, row by row."""
    for field in CHOICE_ROWS.get(kind.TABLE, ()):
        if field == "spoke":
            yield from (_Way(field, value, (said,), said) for said, value in _SPOKE.items())
            continue
        for choice in choices(kind, field):
            said = choice.value if field == "who" else choice.label
            label = f"{_SAYS.get(field, '')}{said}"
            yield _Way(field, choice, (choice.value, choice.label), label)


def _is_begun_inside(label: str, wanted: str) -> bool:
    """Tell whether a later word of a choice begins so, or its words written as one."""
    joined = "".join(_LETTERS.findall(wanted))
    _, *later = _LETTERS.findall(label)
    return bool(later and joined) and (
        "".join(_LETTERS.findall(label)).startswith(joined)
        or any(word.startswith(wanted) for word in later)
    )


def _without(text: str, chips: Sequence[Chip], escapes: Sequence[int]) -> str:
    """Take the closing tokens out of the text, and the signs off the others."""
    closing = len(text)
    for chip in reversed(chips):
        if text[chip.end : closing].strip():
            break
        closing = chip.start
    signs = sorted([*(chip.start for chip in chips if chip.start < closing), *escapes])
    kept = [text[a + 1 : b] for a, b in zip([-1, *signs], [*signs, closing], strict=True)]
    return "".join(kept).strip()
