"""Clients as vCards: 4.0 (RFC 6350), or 3.0 (RFC 2426) for older programs; vobject writes them."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from clientjournal.export.history import History
from clientjournal.export.options import Options
from clientjournal.model.safe import visible, visible_lines

if TYPE_CHECKING:
    from vobject.base import Component

_KINDS = {"organisation": "org", "household": "group", "person": "individual"}


class _Property(NamedTuple):
    """One line of a card: its name, its value, its parameters."""

    name: str
    value: str
    parameters: tuple[tuple[str, str], ...] = ()


def render(histories: Sequence[History], options: Options) -> bytes:
    """Give the clients of histories as cards, one after the other."""
    cards = (_card(history, options.vcard) for history in histories)
    return b"".join(_folded(card.serialize(lineLength=sys.maxsize)) for card in cards)


def _folded(text: str) -> bytes:
    """Fold lines at 75 octets; vobject counts letters where a line has fewer than 75 of them."""
    from icalendar import parser

    lines: Any = parser.Contentlines  # it has no annotations
    return bytes(lines.from_ical(text).to_ical())


def _card(history: History, version: str) -> Component:
    from vobject.base import Component, ContentLine
    from vobject.vcard import VCard3_0

    card = Component("VCARD")
    for name, value, parameters in (
        _Property("VERSION", version),
        _Property("PRODID", "-//clientjournal//clientjournal//EN"),
        *(_modern(history) if version == "4.0" else _older(history)),
    ):
        card.add(ContentLine(name, [[*pair] for pair in parameters], value))
    card.behavior = VCard3_0  # it says that VERSION comes first; the values are escaped already
    return card


def _modern(history: History) -> Iterator[_Property]:
    """Give the lines of a card of version 4.0; who is talked to stands in RELATED."""
    fields = history.client.fields
    name, person = _text(fields["name"]), _text(fields.get("person", ""))
    is_person = "kind" in fields and fields["kind"] == "person"
    kind = fields.get("kind", "organisation" if person else "")
    yield _Property("UID", f"urn:uuid:{history.client.uid}")
    if kind:
        yield _Property("KIND", _KINDS[kind])
    yield _Property("FN", name)
    if is_person:
        yield _Property("N", f";{name};;;")
    elif kind == "organisation":
        yield _Property("ORG", name)
    if person:
        yield _Property("RELATED", person, (("TYPE", "contact"), ("VALUE", "text")))
    yield from _shared(history, is_older=False)


def _older(history: History) -> Iterator[_Property]:
    """Give the lines of a card of version 3.0, which has a person or a company, and no kind."""
    fields = history.client.fields
    name, person = _text(fields["name"]), _text(fields.get("person", ""))
    company = fields.get("kind", "organisation" if person else "person") != "person" or person
    yield _Property("UID", history.client.uid)
    yield _Property("FN", person or name)
    yield _Property("N", f";{person or name};;;")
    if company:
        yield _Property("ORG", name)
    yield _Property("CLASS", "PRIVATE")
    yield from _shared(history, is_older=True)


def _shared(history: History, *, is_older: bool) -> Iterator[_Property]:
    """Give the lines that both versions have: addresses, numbers, tags, the private note."""
    fields = history.client.fields
    for address in fields.get("email", ()):
        yield _Property("EMAIL", _text(address), (("TYPE", "INTERNET"),) if is_older else ())
    for number in fields.get("phone", ()):
        yield _Property("TEL", _text(number), (("TYPE", "VOICE"),) if is_older else ())
    if fields.get("tags"):
        yield _Property("CATEGORIES", ",".join(map(_text, fields["tags"])))
    if fields.get("private"):
        yield _Property("NOTE", _text(fields["private"], lines=True))


def _text(value: object, *, lines: bool = False) -> str:
    """Give any text escaped as a value: no comma, semicolon or break in it parts anything."""
    from vobject.base import backslashEscape

    said = str(value)
    said = visible_lines(said) if lines else visible(said, len(said)).strip()
    return str(backslashEscape(said))
