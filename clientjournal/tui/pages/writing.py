"""What pages are written with: headings, labelled lines, rows that wrap under themselves."""

from __future__ import annotations

from clientjournal.tui.text import Line, Piece, Tone, cut, wrapped

LABEL = 18
"""Cells of a label."""


def heading(words: str) -> list[Line]:
    """Give a heading with an empty line before it."""
    return [[], [Piece(words, "accent")]]


def labelled(label: str, text: str, width: int, tone: Tone = "") -> list[Line]:
    """Give a label and its text, wrapped beside it; below it where the page is narrow."""
    beside = width >= 50
    cells = LABEL if beside else 2
    lines = wrapped(text, width - cells)
    drawn: list[Line] = []
    if not beside:
        drawn.append([Piece(cut(label, width), "muted")])
    for number, line in enumerate(lines):
        front = cut(label, cells - 1) + " " if beside and number == 0 else " " * cells
        drawn.append([Piece(front, "muted"), Piece(line, tone)])
    return drawn


def paragraph(text: str, width: int, tone: Tone = "", indent: int = 0) -> list[Line]:
    """Give wrapped text."""
    return [[Piece(" " * indent + line, tone)] for line in wrapped(text, width - indent)]
