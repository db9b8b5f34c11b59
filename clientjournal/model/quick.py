"""Quick tokens: what is said of an entry in the text itself.

``@name`` names the client, ``#tag`` a tag, ``^date`` (or ``;date``) the day it is due or looked at
again, ``~word`` (or ``>word``) a choice, by a beginning of its word. A token stands at the start of
a word and names something that exists; anything else is text, and so is everything in double
quotes or behind a backslash. Tokens that close the text are taken out of it; one inside a sentence
only loses its sign.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from clientjournal.model.client import Client
from clientjournal.model.dates import read_date, say_date
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

_SPOKE = {"said": True, "unsaid": False}
_TOKEN = re.compile(r"(?<!\S)(\\?)([@#^;~>])(\S+)")
_QUOTED = re.compile(r'"[^"]*"')
_TAG = re.compile(r"^[^\W\d_][\w-]*$")
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
    """

    text: str
    chips: tuple[Chip, ...]

    @property
    def fields(self) -> dict[str, object]:
        """The values the chips give by field; a later chip for the same field wins."""
        found: dict[str, object] = {chip.field: chip.value for chip in self.chips}
        tags = tuple(dict.fromkeys(str(c.value) for c in self.chips if c.field == "tags"))
        return found | ({"tags": tags} if tags else {})


def read(
    kind: type[Record],
    text: str,
    clients: Sequence[Client],
    today: date,
    dismissed: Collection[str] = (),
) -> Quick:
    """Read a text for tokens.

    Args:
        kind: The kind of record being written.
        text: The words as typed.
        clients: The clients an ``@name`` may name.
        today: The day a ``^date`` is read on.
        dismissed: Tokens, as typed, to leave as text.
    """
    quoted = [found.span() for found in _QUOTED.finditer(text)]
    chips: list[Chip] = []
    escapes: list[int] = []
    for found in _TOKEN.finditer(text):
        if any(start <= found.start() < end for start, end in quoted):
            continue
        if chips and found.start() < chips[-1].end:
            continue
        if found[1]:
            escapes.append(found.start())
            continue
        chip = _chip(kind, text, found, clients, today)
        if chip is not None and chip.raw not in dismissed:
            chips.append(chip)
    return Quick(_without(text, chips, escapes), tuple(chips))


def _chip(
    kind: type[Record],
    text: str,
    found: re.Match[str],
    clients: Sequence[Client],
    today: date,
) -> Chip | None:
    sign, start = found[2], found.start(2)
    if sign in "^;":
        return _date_chip(kind, text, start, today)
    word = found[3].rstrip(_TRAILING)
    end = start + 1 + len(word)
    raw = text[start:end]
    if sign == "#":
        return Chip(raw, start, end, "tags", word, f"#{word}") if _TAG.match(word) else None
    if sign == "@":
        client = _client(word, clients) if kind is not Client else None
        return Chip(raw, start, end, "client", client.id, client.name) if client else None
    return _choice_chip(kind, word, raw, start, end)


def _date_chip(kind: type[Record], text: str, start: int, today: date) -> Chip | None:
    field = DATE_FIELD.get(kind.TABLE)
    words = list(re.finditer(r"\S+", text[start + 1 : start + 61]))[:3]
    if field is None or not words or words[0].start() != 0:
        return None
    for last in reversed(words):
        said = text[start + 1 : start + 1 + last.end()].rstrip(_TRAILING)
        try:
            day = read_date(said, today)
        except UnreadableDate:
            continue
        end = start + 1 + len(said)
        label = f"{field.split('_')[0]} {say_date(day)}"
        return Chip(text[start:end], start, end, field, day, label)
    return None


def _client(word: str, clients: Sequence[Client]) -> Client | None:
    """Give the one client whose name, or else one word of it, begins with the word."""
    wanted = word.casefold()
    names = {client: client.name.casefold().lstrip("@") for client in clients}
    for fits in (
        lambda name: name.startswith(wanted),
        lambda name: any(part.startswith(wanted) for part in re.split(r"[^\w]+", name)),
    ):
        found = [client for client, name in names.items() if wanted and fits(name)]
        if len(found) == 1:
            return found[0]
    return None


def _choice_chip(kind: type[Record], word: str, raw: str, start: int, end: int) -> Chip | None:
    wanted = word.casefold()
    if not wanted:
        return None
    for field in CHOICE_ROWS.get(kind.TABLE, ()):
        if field == "spoke":
            for said, value in _SPOKE.items():
                if said.startswith(wanted):
                    return Chip(raw, start, end, field, value, said)
            continue
        for choice in choices(kind, field):
            if choice.value.startswith(wanted) or choice.label.startswith(wanted):
                return Chip(raw, start, end, field, choice, choice.label)
    return None


def _without(text: str, chips: Sequence[Chip], escapes: Sequence[int]) -> str:
    """Take the closing tokens out of the text, and the signs off the others."""
    closing = len(text)
    for chip in reversed(chips):
        if text[chip.end : closing].strip():
            break
        closing = chip.start
    drop = {chip.start for chip in chips if chip.start < closing} | set(escapes)
    kept = "".join(letter for place, letter in enumerate(text[:closing]) if place not in drop)
    return kept.strip()
