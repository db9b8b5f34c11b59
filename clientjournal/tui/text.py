"""The one place where text of any origin becomes something a widget may draw.

A widget gets ``Content`` and nothing else: it is literal, whatever brackets or escape sequences it
holds. A style is given as a tone, one word for what the text means; what a tone looks like is said
once, in ``styles/base.tcss``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple, cast, get_args

from rich.cells import cell_len, set_cell_size
from textual.content import Content, Span

from clientjournal.model.passages import spans
from clientjournal.model.safe import visible, visible_lines

Tone = Literal[
    "",
    "muted",
    "strong",
    "em",
    "code",
    "accent",
    "good",
    "warn",
    "late",
    "line",
    "struck",
    "gone",
    "new",
    "key",
    "match",
    "lit",
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


def begun(text: str, width: int) -> str:
    """Give the beginning of any text, as one safe line of at most so many cells.

    It ends after a word, with an ellipsis where something is lost.
    """
    line = _cell_line(text, width).strip()
    if cell_len(line) <= width:
        return line
    kept = set_cell_size(line, width - 1).rstrip()
    if line[len(kept) : len(kept) + 1].strip():  # it ends within a word
        kept = kept.rpartition(" ")[0].rstrip() or kept
    return f"{kept}…"


def clipped(line: Line, width: int) -> Line:
    """Give as much of a line as so many cells hold, with an ellipsis where something is lost."""
    if sum(width_of(piece.text) for piece in line) <= width:
        return line
    kept: Line = []
    for piece in line:
        cells = width_of(piece.text)
        if cells >= width:
            kept.append(piece._replace(text=cut(f"{piece.text}…", width).rstrip()))
            break
        kept.append(piece)
        width -= cells
    return kept


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


def flowed(pieces: Iterable[Piece], width: int) -> list[Line]:
    """Give pieces, whose text is safe and may hold line breaks, as lines of at most so many cells.

    Lines are broken between words, as ``wrapped`` does; every word keeps its tone.
    """
    spans: list[Span] = []
    texts: list[str] = []
    place = 0
    for text, tone, _ in pieces:
        if tone:
            spans.append(Span(place, place + len(text), tone))
        texts.append(text)
        place += len(text)
    whole = Content("".join(texts), spans)
    folded = (part for line in whole.split("\n", allow_blank=True) for part in _folds(line, width))
    return [_pieces_of(part) for part in folded]


def _folds(line: Content, width: int) -> list[Content]:
    return list(line.wrap(max(width, 8))) or [line]


def _pieces_of(line: Content) -> Line:
    """Give the pieces of a line, its tones being the styles of its spans."""
    text = line.plain.rstrip()
    found: Line = []
    place = 0
    for start, end, style in sorted(line.spans):
        if place < start:
            found.append(Piece(text[place:start]))
        found.append(Piece(text[max(start, place) : end], cast(Tone, str(style))))
        place = max(end, place)
    found.append(Piece(text[place:]))
    return [piece for piece in found if piece.text]
