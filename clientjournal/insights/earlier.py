"""Advice given before on the same subject: what is offered while new advice is typed.

Two texts are taken to be on one subject when they share words that say something. That is a guess:
it misses what was said in other words and finds words used in another sense, so it is only ever an
offer to look, never a figure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from clientjournal.model.advice import Advice
from clientjournal.model.record import ClientEntry

STEM = 5
"""Letters by which two words are taken for the same: "register", "registered" and "registry"."""

MOST = 2000
"""Characters of a text that are looked at; its subject is named before that."""

_WORD = re.compile(r"[^\W_]{3,}")

_COMMON = """
about after again against all also and any are ask asked back been before being both but can cannot
client could did does doing done don down each even every for from get give given goes going had has
have having her here him his how into its just keep know last let like look made make may more most
much must need next not now off once one only other our out over own put say see she should some
still such take tell than that the their them then there these they this those through time told too
two under until use used very want was way well went were what when where which while who why will
with without work would yes yet you your
"""

_SAY_NOTHING = frozenset(_COMMON.split())


def earlier_advice(words: str, entries: Sequence[ClientEntry]) -> list[Advice]:
    """Give the advice on the same subject among a client's entries, the likeliest first.

    It shares at least two telling words with what is typed; one is enough while only one or two
    are typed. The other advice of its thread comes with it. Where two share as many, the newer
    comes first. Withdrawn entries are left out.

    Args:
        words: What has been typed so far.
        entries: The client's entries, in any order.
    """
    typed = _stems(words[:MOST])
    wanted = 1 if len(typed) <= 2 else 2
    shared = {
        entry: len(typed & _subject(entry.advice, entry.asked, entry.tags))
        for entry in (entries if typed else ())
        if isinstance(entry, Advice) and entry.withdrawn is None and entry.advice
    }
    threads = {entry.thread for entry, count in shared.items() if count >= wanted} - {None}
    found = [e for e, count in shared.items() if count >= wanted or e.thread in threads]
    return sorted(found, key=lambda e: (shared[e], e.on, e.id), reverse=True)


@lru_cache(maxsize=8192)
def _subject(advice: str, asked: str, tags: tuple[str, ...]) -> frozenset[str]:
    """Give the telling words of an advice; kept, since every letter typed asks again."""
    return _stems(f"{advice[:MOST]} {asked[:MOST]} {' '.join(tags)}")


def _stems(text: str) -> frozenset[str]:
    """Give the beginnings of the words of a text that say something."""
    found = _WORD.findall(text.casefold())
    return frozenset(word[:STEM] for word in found if word not in _SAY_NOTHING)
