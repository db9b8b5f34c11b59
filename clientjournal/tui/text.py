"""The one place where text of any origin becomes something a widget may draw.

A widget gets ``Content`` and nothing else: it is literal, whatever brackets or escape sequences it
holds. A style is given as a tone, one word for what the text means; what a tone looks like is said
once, in ``styles/base.tcss``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple, get_args

from rich.cells import cell_len, set_cell_size
from textual.content import Content, Span

from clientjournal.model.passages import spans
from clientjournal.model.safe import visible, visible_lines

Tone = Literal[
    "", "muted", "strong", "accent", "good", "warn", "late", "line", "struck", "key", "match", "lit"
]
"""What a piece of text means: plain, beside the point, a heading, needing you, and so on."""

TONES: tuple[Tone, ...] = tuple(tone for tone in get_args(Tone) if tone)
"""Those that have a look of their own."""


class Piece(NamedTuple):
    """Some text in one tone; ``lit`` puts it on the ground of the row under the cursor."""

    text: str
    tone: Tone = ""
    lit: bool = False


Line = list[Piece]
"""The pieces of one line."""


def tone_class(tone: Tone) -> str:
    """Give the component class that says what a tone looks like."""
    return f"tone--{tone}"


def content(lines: Iterable[Line]) -> Content:
    """Join lines of pieces; the text of a piece is taken as it is and has no line breaks."""
    texts: list[str] = []
    spans: list[Span] = []
    place = 0
    for number, line in enumerate(lines):
        if number:
            texts.append("\n")
            place += 1
        for text, tone, _ in line:
            end = place + len(text)
            if tone:
                spans.append(Span(place, end, f".{tone_class(tone)}"))
            texts.append(text)
            place = end
    return Content("".join(texts), spans)


def plain(text: str) -> Content:
    """Give any text as one literal line."""
    return Content(visible(text))


def width_of(text: str) -> int:
    """Give the cells a text takes."""
    return cell_len(text)


def cut(text: str, width: int) -> str:
    """Give any text as one safe line of exactly so many cells, cut with an ellipsis."""
    if width <= 0:
        return ""
    line = _cell_line(text, width)
    if cell_len(line) <= width:
        return set_cell_size(line, width)
    return set_cell_size(set_cell_size(line, width - 1).rstrip() + "…", width)


def cut_right(text: str, width: int) -> str:
    """Like ``cut``, with the text at the right of its cells."""
    line = _cell_line(text, width)
    gap = width - cell_len(line)
    return " " * gap + line if gap >= 0 else cut(text, width)


def marked(piece: Piece, words: Sequence[str]) -> Line:
    """Give a piece with every place marked where one of some folded words stands."""
    pieces: Line = []
    place = 0
    for start, end in spans(piece.text, words):
        pieces.append(piece._replace(text=piece.text[place:start]))
        pieces.append(piece._replace(text=piece.text[start:end], tone="match"))
        place = end
    pieces.append(piece._replace(text=piece.text[place:]))
    return [part for part in pieces if part.text]


def _cell_line(text: str, width: int) -> str:
    """Give the beginning of a text as one line; joiners would make its width hard to tell."""
    return visible(text, most=width * 2 + 40).replace("\u200d", "")


def wrapped(text: str, width: int) -> list[str]:
    """Give any text as safe lines of at most so many cells, broken between words."""
    lines: list[str] = []
    for paragraph in visible_lines(text).split("\n"):
        folded = Content(paragraph).wrap(max(width, 8))
        lines.extend(line.plain.rstrip() for line in folded)
    return lines or [""]
