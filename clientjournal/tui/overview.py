"""What the journal screen says of all clients at once."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from clientjournal.model.practice import Practice
from clientjournal.model.rules.due import waiting
from clientjournal.model.rules.quiet import last_words, quiet
from clientjournal.tui.panes.clients import Sign

_IN_TOUCH = ("check-in", "delivered")
"""The kinds of due lines that a quiet client's own sign stands for."""


class Overview(NamedTuple):
    """Signs by client number, and how many things are due and clients quiet."""

    signs: dict[int, Sign]
    due: int
    quiet: int


def overview(practice: Practice) -> Overview:
    """Take the overview of a practice; what is due later than today does not count yet."""
    due, wanted = 0, Counter[int]()
    for one in waiting(practice):
        if one.on <= practice.as_of:
            due += 1
            wanted[one.client] += one.kind not in _IN_TOUCH
    words = last_words(practice)
    over = {line.client.id for line in quiet(practice, words) if line.over}
    signs = {}
    for number in practice.clients:
        word = words.get(number)
        last = word.any if word else None
        days = (practice.as_of - last).days if last else None
        signs[number] = Sign(days, wanted[number], number in over)
    return Overview(signs, due, len(over))
