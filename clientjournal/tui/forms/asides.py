"""Pasted texts too large for a field: kept beside it as chips, and part of what is saved."""

from __future__ import annotations

from asyncio import sleep
from dataclasses import dataclass

LARGE = 64 * 1024
"""Bytes from which a text is kept aside; Textual's field stalls for seconds on a megabyte."""

STEP = 2**20
"""Characters of a text that are worked on before other things have their turn."""


@dataclass(frozen=True, eq=False)
class Aside:
    """One text kept aside.

    Attributes:
        text: It in full.
        field: What the field it belongs to is called; ``""`` for the words of a form.
    """

    text: str
    field: str = ""

    @property
    def label(self) -> str:
        """What its chip says: its size and its beginning."""
        named = f"{self.field}: " if self.field else ""
        return f'{named}{size_words(len(self.text))} "{self.text[:40].strip()[:18]}…"'


def is_large(text: str, beside: int = 0) -> bool:
    """Tell whether a text, with so many letters beside it, is too large for a field."""
    letters = len(text) + beside
    if letters > LARGE or letters * 4 <= LARGE:
        return letters > LARGE
    return len(text.encode("utf-8", "replace")) + beside > LARGE


async def with_line_breaks(text: str) -> str:
    """Give a pasted text with the line breaks of a file, in steps; terminals send others."""
    if "\r" not in text:
        return text
    pieces, place = [], 0
    while place < len(text):
        end = place + STEP
        while text[end - 1 : end] == "\r":
            end += 1
        pieces.append(text[place:end].replace("\r\n", "\n").replace("\r", "\n"))
        place = end
        await sleep(0)
    return "".join(pieces)


def joined(*texts: str) -> str:
    """Give texts as one, an empty line between them."""
    return "\n\n".join(text for text in texts if text)


def size_words(letters: int) -> str:
    """Say how large a text is: ``"70 KB"``, ``"1.0 MB"``."""
    return f"{letters / 2**20:.1f} MB" if letters >= 2**20 else f"{letters // 1024} KB"
