"""On which line of a TOML file a name is set; the standard reader does not say."""

from __future__ import annotations

import json
import re
from contextlib import suppress

Names = tuple[str, ...]
"""The tables a name stands in, and the name."""

_PART = r"""(?:"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[A-Za-z0-9_-]+)"""
_DOTTED = rf"{_PART}(?:[ \t]*\.[ \t]*{_PART})*"
_TABLE = re.compile(rf"[ \t]*\[[ \t]*({_DOTTED})[ \t]*\]")
_SET = re.compile(rf"[ \t]*({_DOTTED})[ \t]*=")


def lines_of(text: str) -> dict[Names, int]:
    """Give the line of every table and every name that is set, counted from 1.

    A line within a text of several lines may be taken for one that sets a name; the first line
    that does holds, so that it misleads only about names nobody sets elsewhere.
    """
    found: dict[Names, int] = {}
    table: Names = ()
    for number, line in enumerate(text.split("\n"), 1):
        if head := _TABLE.match(line):
            table = _parts(head[1])
            found.setdefault(table, number)
        elif said := _SET.match(line):
            names = table + _parts(said[1])
            for depth in range(1, len(names) + 1):
                found.setdefault(names[:depth], number)
    return found


def _parts(dotted: str) -> Names:
    return tuple(_named(part) for part in re.findall(_PART, dotted))


def _named(part: str) -> str:
    """Give the name a part stands for; one in double quotes is written as in JSON."""
    if part.startswith('"'):
        with suppress(ValueError):
            return str(json.loads(part))
    return part.strip("\"'")
