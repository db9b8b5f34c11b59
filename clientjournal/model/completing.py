"""What a token that is being typed may become, and what it may have been meant to be."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from clientjournal.model.client import Client
from clientjournal.model.quick import TOKEN, Known

MOST = 5
"""How many completions are offered."""

TRIED = 12
"""How many clients, and words of a name, are looked at for a word that names one client only."""

SHORTEST = 3
"""Letters a tag must have for a slip in it to be told from another word."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Offer:
    """One way to go on.

    Attributes:
        token: The whole token, sign and all.
        label: What it is called on screen: a tag with its sign, a client's name.
    """

    token: str
    label: str


@dataclass(frozen=True)
class Offers:
    """What a token that ends at the cursor may become.

    Attributes:
        start: Where the token begins.
        ways: The offers, the likeliest first.
        is_slip: Whether the token names nothing yet and the offers are what may be meant.
    """

    start: int
    ways: tuple[Offer, ...]
    is_slip: bool = False


def offers(text: str, cursor: int, known: Known, tags: Collection[str]) -> Offers | None:
    """Give what the ``@`` or ``#`` token that ends at the cursor may become, None for nothing.

    Args:
        text: The words as typed.
        cursor: The place in the text; nothing is offered in the middle of a word.
        known: The clients a token may name.
        tags: The tags there are.
    """
    if text[cursor : cursor + 1].strip():
        return None
    start = max(text.rfind(white, 0, cursor) for white in " \n\t") + 1
    found = TOKEN.fullmatch(text[start:cursor])
    if found is None or found[1] or found[2] not in "@#":
        return None
    word = found[3]
    if found[2] == "@":
        ways = _clients(word, known)
        return Offers(start, ways) if ways else None
    longer = _longer(word, tags)
    if longer:
        return Offers(start, longer)
    meant = near(word, tags)
    ways = tuple(Offer(f"#{tag}", f"#{tag}") for tag in meant)
    return Offers(start, ways, is_slip=True) if ways else None


def near(tag: str, tags: Iterable[str]) -> tuple[str, ...]:
    """Give the tags one slip of the fingers away from one that is not among them.

    A slip is a letter too many, one missing, one wrong, two the wrong way round, a capital or a
    hyphen.
    """
    found = []
    for other in tags:
        if other == tag:
            return ()
        if _flat(other) == _flat(tag) or (len(tag) >= SHORTEST and is_one_slip(tag, other)):
            found.append(other)
    return tuple(sorted(found, key=lambda other: (abs(len(other) - len(tag)), other)))[:MOST]


def is_one_slip(one: str, other: str) -> bool:
    """Tell whether one edit or one swap of neighbours makes a word of another."""
    one, other = sorted((one.casefold(), other.casefold()), key=len)
    if len(other) - len(one) > 1 or one == other:
        return False
    same = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    rest, other_rest = one[same:], other[same:]
    if len(one) < len(other):
        return rest == other_rest[1:]
    swapped = rest[:2] == other_rest[:2][::-1] and rest[2:] == other_rest[2:]
    return rest[1:] == other_rest[1:] or swapped


def _flat(tag: str) -> str:
    return tag.casefold().replace("-", "").replace("_", "")


def _longer(word: str, tags: Collection[str]) -> tuple[Offer, ...]:
    if word in tags:
        return ()
    wanted = word.casefold()
    fits = sorted((tag for tag in tags if tag.casefold().startswith(wanted)), key=len)
    return tuple(Offer(f"#{tag}", f"#{tag}") for tag in fits[:MOST])


def _clients(word: str, known: Known) -> tuple[Offer, ...]:
    """Give the clients a word may begin to name, each by a word that names no other."""
    ways = []
    for client in known.clients_with(word)[:TRIED]:
        naming = _naming(client, known)
        if naming is not None:
            ways.append(Offer(f"@{naming}", client.name))
    if len(ways) == 1 and ways[0].token.casefold() == f"@{word}".casefold():
        return ()
    return tuple(ways[:MOST])


def _naming(client: Client, known: Known) -> str | None:
    """Give the first word of a client's name that names no other client."""
    words = _WORD.findall(client.name[:200])
    return next((word for word in words[:TRIED] if known.client(word) is client), None)
