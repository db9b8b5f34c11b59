"""vCards (2.1, 3.0 and 4.0) as clients; vobject reads them, card by card."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import count
from typing import TYPE_CHECKING, Any, NamedTuple

from clientjournal.importing.gathered import Found, Gathered, Progress
from clientjournal.importing.table import LARGEST_CELL
from clientjournal.model.documents import Document
from clientjournal.model.errors import InvalidRecord

if TYPE_CHECKING:
    from vobject.base import ContentLine

_KINDS = {"org": "organisation", "individual": "person", "group": "household"}
_LEFT_OUT = frozenset(("VERSION", "PRODID", "N", "FN", "X-ABLABEL", "X-ABSHOWAS"))
"""Properties that say nothing of the client, or that are read with another."""
_OWN = "-//clientjournal//"
"""How the PRODID of a card begins that a journal wrote; what names it there says nothing here."""
_PICTURES = frozenset(("PHOTO", "LOGO", "SOUND", "KEY"))
_EVERY = 50
"""Cards between two words on progress."""


class _Card(NamedTuple):
    """One card's lines: its number, the line it begins on, and whether it ends."""

    number: int
    line: int
    text: str
    is_whole: bool


def gather_cards(text: str, progress: Progress) -> Gathered:
    """Read the cards of a file.

    Raises:
        InvalidRecord: There are none.

    """
    cards = list(_cards(text))
    if not cards:
        raise InvalidRecord("there is no vCard in it; a card begins with BEGIN:VCARD")
    found: list[Found] = []
    uids: dict[str, Found] = {}
    for number, card in enumerate(cards):
        if number % _EVERY == 0:
            progress(number, len(cards))
        one = Found(f"card {card.number}", "clients")
        found.append(one)
        try:
            uid = _read(one, card)
        except InvalidRecord as error:
            one.refused = str(error)
            continue
        first = uids.setdefault(uid, one) if uid else one
        if first is not one and first.document != one.document:
            one.refused = f"UID: {first.place} has the same and says something else"
    return Gathered(found)


def _cards(text: str) -> Iterator[_Card]:
    """Part a file into its cards; a card within a card belongs to the outer one."""
    lines: list[str] = []
    numbers = count(1)
    begins = depth = 0
    for number, line in enumerate(text.splitlines(), 1):
        word = line.strip().upper()
        if word == "BEGIN:VCARD":
            if depth == 0:
                begins, lines = number, []
            elif not any(each.upper().startswith("AGENT") for each in lines):
                yield _Card(next(numbers), begins, "", False)  # the one before never ends
                begins, lines, depth = number, [], 0
            depth += 1
        if depth:
            lines.append(line)
        if word == "END:VCARD" and depth:
            depth -= 1
            if depth == 0:
                yield _Card(next(numbers), begins, "\r\n".join(lines) + "\r\n", True)
    if depth:
        yield _Card(next(numbers), begins, "", False)


def _read(found: Found, card: _Card) -> str:
    """Read a card into a client; give its UID.

    Raises:
        InvalidRecord: It cannot be read, or names nobody.

    """
    if not card.is_whole:
        raise InvalidRecord(f"line {card.line}: the card has no end; is the file cut short?")
    if len(card.text) > 8 * LARGEST_CELL:
        raise InvalidRecord(f"line {card.line}: the card holds {len(card.text):,} characters")
    lines = _parsed(card)
    labels = {
        line.group: re.sub(r"^_\$!<(.*)>!\$_$", r"\1", _text(line))
        for line in lines
        if line.name == "X-ABLABEL" and line.group
    }
    found.document = _document(lines, labels)
    if not found.document["name"]:
        raise InvalidRecord("it has no name: FN, N and ORG are empty")
    if any(line.name in _PICTURES for line in lines):
        found.note = "its picture is left out"
    return next((_text(line) for line in lines if line.name == "UID"), "")


def _parsed(card: _Card) -> list[ContentLine]:
    import vobject
    from vobject.base import ContentLine, ParseError, VObjectError

    try:
        whole = next(vobject.readComponents(card.text, transform=False, allowQP=True))
    except ParseError as error:
        line = card.line + (getattr(error, "lineNumber", None) or 1) - 1
        raise InvalidRecord(f"line {line}: {_one_line(error.msg)}") from None
    except (VObjectError, ValueError, LookupError, AttributeError, StopIteration) as error:
        why = _one_line(error) or "it cannot be read"
        raise InvalidRecord(f"line {card.line}: {why}") from None
    return [child for child in whole.getChildren() if isinstance(child, ContentLine)]


def _document(lines: list[ContentLine], labels: dict[str, str]) -> Document:
    values: dict[str, list[str]] = {}
    notes: list[str] = []
    if any(line.name == "PRODID" and _text(line).startswith(_OWN) for line in lines):
        lines = [line for line in lines if line.name not in ("UID", "CLASS")]
    for line in lines:
        if line.name in ("EMAIL", "TEL", "FN", "N", "ORG", "NOTE", "CATEGORIES", "KIND"):
            said = line.value if isinstance(line.value, list) else [_text(line)]
            values.setdefault(line.name, []).extend(said)
        label = labels.get(line.group, "") if line.group else ""
        if _is_person(line):
            values.setdefault("RELATED", []).append(_text(line))
        kept = _kept(line, label)
        if kept:
            notes.append(kept)
    person = _first(values.get("FN")) or _named(_first(values.get("N")))
    company = _parts(_first(values.get("ORG")))[0].strip()
    kind = _KINDS.get(_first(values.get("KIND")).casefold(), "")
    if kind in ("organisation", "household"):
        name, person = person or company, _first(values.get("RELATED"))
    elif company and company != person:
        name, kind = company, "organisation"
    else:
        name, person, kind = person or company, "", "organisation" if company else "person"
    document: Document = {"name": name.strip(), "kind": kind}
    if person:
        document["person"] = person.strip()
    document["email"] = _unlike(values.get("EMAIL", ()))
    phones = (re.sub(r"^tel:", "", phone, flags=re.IGNORECASE) for phone in values.get("TEL", ()))
    document["phone"] = _unlike(phones)
    document["tags"] = _unlike(values.get("CATEGORIES", ()))
    document["private"] = "\n".join([*values.get("NOTE", ()), *notes])
    return document


def _is_person(line: ContentLine) -> bool:
    """Tell whether a property names whom one talks to in an organisation (RFC 6350, 6.6.6)."""
    kinds = {kind.casefold() for kind in line.params.get("TYPE", ())}
    values = {value.casefold() for value in line.params.get("VALUE", ())}
    return line.name == "RELATED" and "contact" in kinds and "text" in values


def _kept(line: ContentLine, label: str) -> str:
    """Give the line of the private notes that keeps a property no field holds."""
    if line.name in _LEFT_OUT or line.name in _PICTURES or line.name in ("NOTE", "CATEGORIES"):
        return ""
    text = _text(line).strip()
    if line.name in ("EMAIL", "TEL"):
        return f"{label}: {text}" if label and text else ""
    if line.name == "ORG":
        rest = [part for part in _parts(text)[1:] if part.strip()]
        return f"ORG: {', '.join(rest)}" if rest else ""
    if line.name == "ADR":
        text = ", ".join(part.strip() for part in _parts(text) if part.strip())
    if (line.name == "KIND" and text.casefold() in _KINDS) or _is_person(line):
        return ""
    kinds = ", ".join([*line.params.get("TYPE", ()), *line.singletonparams])
    about = ", ".join(word for word in (label, kinds) if word)
    return f"{line.name}{f' ({about})' if about else ''}: {text}" if text else ""


def _text(line: ContentLine) -> str:
    value: Any = line.value
    if isinstance(value, bytes):
        return f"{len(value):,} bytes, left out"
    return str(value).replace("\r\n", "\n")


def _parts(text: str) -> list[str]:
    """Part a structured value at its semicolons."""
    parts = re.split(r"(?<!\\);", text)
    return [re.sub(r"\\([\\,;:])", r"\1", part.replace("\\n", "\n")) for part in parts]


def _named(text: str) -> str:
    """Give a name from its parts: family; given; more; before; after."""
    family, given, more, before, after = [*_parts(text), "", "", "", "", ""][:5]
    return " ".join(part.strip() for part in (before, given, more, family, after) if part.strip())


def _first(values: list[str] | None) -> str:
    return next((value for value in values or () if value.strip()), "")


def _unlike(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(value.strip() for value in values if value.strip()))


def _one_line(words: object) -> str:
    return " ".join(str(words).split())[:120]
