"""What changed between two texts, word by word, or in a few letters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

Kind = Literal["same", "gone", "new"]
"""Whether a stretch stands in both texts, in the old one only, or in the new one only."""

MOST = 2_000_000
"""Pairs of words up to which the middle of two texts is compared; beyond it all of it is new."""

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|\w+\s*|[^\w\s]+\s*|\s+")
"""A word or a run of signs with the space behind it; of scripts without spaces, one letter."""


class Stretch(NamedTuple):
    """Words that are the same, gone or new together."""

    kind: Kind
    text: str


def word_changes(old: str, new: str) -> list[Stretch]:
    """Tell how one text became another.

    The stretches that are the same or gone make the old text, those that are the same or new make
    the new one; of two that stand at the same place, the one that is gone comes first.
    """
    before, after = _WORD.findall(old), _WORD.findall(new)
    first = _shared(before, after)
    last = _shared(before[first:][::-1], after[first:][::-1])
    mine, theirs = before[first : len(before) - last], after[first : len(after) - last]
    found = [
        Stretch("same", "".join(before[:first])),
        *_compared(mine, theirs),
        Stretch("same", "".join(before[len(before) - last :])),
    ]
    return [stretch for stretch in found if stretch.text]


def _compared(mine: list[str], theirs: list[str]) -> list[Stretch]:
    if len(mine) * len(theirs) > MOST:
        return [Stretch("gone", "".join(mine)), Stretch("new", "".join(theirs))]
    found: list[Stretch] = []
    for act, a, b, c, d in SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes():
        if act == "equal":
            found.append(Stretch("same", "".join(mine[a:b])))
        else:
            found.append(Stretch("gone", "".join(mine[a:b])))
            found.append(Stretch("new", "".join(theirs[c:d])))
    return found


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """Count the words, or letters, that two rows of them begin with alike."""
    for place, (mine, theirs) in enumerate(zip(one, other, strict=False)):
        if mine != theirs:
            return place
    return min(len(one), len(other))


def elided(text: str, before: bool, after: bool, keep: int = 40) -> str:
    """Give a long text that is the same with only what stands beside a change.

    Args:
        text: The text.
        before: Whether a change stands before it.
        after: Whether a change stands after it.
        keep: About how many letters to keep beside a change.
    """
    if len(text) <= keep * (before + after) + 20:
        return text
    head = text[:keep].rsplit(" ", 1)[0] + " " if before else ""
    tail = text[-keep:].split(" ", 1)[-1] if after else ""
    return f"{head}… {tail}" if tail else f"{head}…"


BESIDE = 10
"""Letters that are alike and told beside a difference, where there is room for as many again."""


def apart(old: str, new: str, most: int) -> tuple[str, str]:
    """Give of two lines what differs, with a little before it; ``…`` stands for what is left out.

    Args:
        old: The one line.
        new: The other.
        most: Letters that are given of each.
    """
    if max(len(old), len(new)) <= most:
        return old, new
    start = _shared(old, new)
    alike = _shared(old[start:][::-1], new[start:][::-1])
    beside = BESIDE if most > 2 * BESIDE else 0
    begin = max(old.rfind(" ", 0, max(start - beside, 0)) + 1, start - beside - most // 3, 0)
    return _part(old, begin, len(old) - alike, most), _part(new, begin, len(new) - alike, most)


def _part(line: str, begin: int, end: int, most: int) -> str:
    """Give a line from a place on: all of it if that is short, else to the word at an end."""
    front = "…" if begin else ""
    rest = line[begin:]
    if len(front + rest) <= most:
        return front + rest
    stop = line.find(" ", end)
    told = line[begin : stop if 0 <= stop <= end + BESIDE else end]
    return f"{front}{told}"[: most - 1].rstrip() + "…"
