"""A second, plain reader of calendars and cards: content lines as RFC 5545 and 6350 have them."""

from __future__ import annotations

import re
from typing import NamedTuple

OCTETS = 75
"""The most a line may hold, its break not counted."""


class Line(NamedTuple):
    """One content line."""

    name: str
    parameters: dict[str, str]
    value: str


def lines_of(content: bytes) -> list[Line]:
    """Read lines; every one must end in CRLF, hold at most 75 octets and whole letters."""
    assert content.endswith(b"\r\n")
    folded = content[:-2].split(b"\r\n")
    for line in folded:
        assert len(line) <= OCTETS, line
        assert b"\n" not in line and b"\r" not in line
        line.decode("utf-8")
    return [_line(text) for text in content[:-2].decode("utf-8").replace("\r\n ", "").split("\r\n")]


def _line(text: str) -> Line:
    found = re.fullmatch(r"([A-Z-]+)((?:;[A-Z-]+=[^;:,\"]*)*):(.*)", text, re.DOTALL)
    assert found is not None, text
    pairs = (each.split("=", 1) for each in found[2].split(";")[1:])
    return Line(found[1], dict(pairs), found[3])


def text_of(value: str) -> str:
    """Give the text an escaped value stands for."""
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value)


def parts_of(content: bytes) -> list[list[Line]]:
    """Give the lines of each innermost component."""
    parts: list[list[Line]] = []
    depth: list[str] = []
    for line in lines_of(content):
        if line.name == "BEGIN":
            depth.append(line.value)
            parts.append([])
        elif line.name == "END":
            assert depth.pop() == line.value
        else:
            parts[-1].append(line)
    assert depth == []
    return parts
