"""Drawing a figure: a panel's rows in aligned columns, bars and whiskers as thin lines.

Parts of a bar differ by their line, ``━`` ``─`` ``╍``, before they differ by colour.
"""

from __future__ import annotations

from typing import NamedTuple

from clientjournal.insights.shares import Share
from clientjournal.insights.telling.panel import Bar, Kind, Panel, Row
from clientjournal.tui.text import Line, Piece, Tone, cut, cut_right, width_of, wrapped

SIGNS: dict[Kind, tuple[str, Tone]] = {
    "good": ("━", "good"),
    "plain": ("─", "muted"),
    "bad": ("╍", "late"),
    "mine": ("━", "accent"),
    "over": ("━", "warn"),
}
"""How a part of a bar is drawn."""

MARK, POINT, SPAN = "┃", "●", "─"
GAP = 2
LEAST = 8
"""Cells below which a bar or a whisker says nothing and is left out."""
MOST = 34
"""Cells beyond which they say no more."""


class Spot(NamedTuple):
    """Where a row stands: its line, and the first and last column of it."""

    line: int
    left: int
    right: int


class Drawing(NamedTuple):
    """The lines of a panel, and where each row that opens stands in them."""

    lines: list[Line]
    spots: list[Spot]


class _Widths(NamedTuple):
    """The cells of each column of a list of rows."""

    label: int
    bar: int
    value: int
    whisker: int
    beside: int


def opening(panel: Panel) -> list[Row]:
    """Give the rows that open a list, in the order the cursor walks them."""
    return [row for row in panel.rows if row.behind]


def drawing(panel: Panel, width: int, cursor: int | None) -> Drawing:
    """Draw a panel without its frame.

    Args:
        panel: What to draw.
        width: Cells there are.
        cursor: The place of the cursor among the rows that open; None when it is elsewhere.
    """
    count = len(panel.columns)
    each = (width - GAP * (count - 1)) // count
    lines: list[Line] = []
    spots: list[Spot] = []
    for place, rows in enumerate(panel.columns):
        left = place * (each + GAP)
        drawn = _column(panel, rows, each)
        for number, (row, line) in enumerate(drawn):
            if number == len(lines):
                lines.append([])
            if row is not None and row.behind:
                here = cursor == len(spots)
                line = [Piece("▌" if here else " ", "accent"), *line]
                line = [piece._replace(lit=here) for piece in line]
                spots.append(Spot(number, left, left + each))
            else:
                line = [Piece(" "), *line]
            gap = left - sum(width_of(piece.text) for piece in lines[number])
            lines[number] += [Piece(" " * max(gap, 0)), *line]
    for words in (*panel.says, panel.needs):
        if words:
            lines += [[Piece(f" {said}", "muted")] for said in wrapped(words, width - 1)]
    return Drawing(lines, spots)


def _column(panel: Panel, rows: tuple[Row, ...], width: int) -> list[tuple[Row | None, Line]]:
    """Draw one list of rows, with what stands above it."""
    widths = _widths(panel, rows, width - 1)
    drawn: list[tuple[Row | None, Line]] = []
    if any(panel.heads) and rows:
        drawn.append((None, _heads(panel.heads, rows, widths)))
    return [*drawn, *((row, _row(row, widths)) for row in rows)]


def _widths(panel: Panel, rows: tuple[Row, ...], width: int) -> _Widths:
    """Share the cells out: words first, then bars and whiskers, the rest to the labels."""
    value = max([width_of(row.value) for row in rows] + [width_of(panel.heads[1])], default=0)
    notes = [row for row in rows if row.share] or rows  # others reach into the whiskers' column
    beside = max([width_of(row.beside) for row in notes] + [width_of(panel.heads[3])], default=0)
    words = [width_of(row.words) for row in rows if row.bar]
    label = min(max(words, default=0), max(width * 2 // 5, 10))
    drawn = [any(row.bar for row in rows), any(row.share for row in rows)]
    free = width - label - sum(cells + GAP for cells in (value, beside) if cells)
    bar = whisker = 0
    while any(drawn):
        each = min((free - GAP * sum(drawn)) // sum(drawn), MOST)
        if each >= LEAST:
            bar, whisker = each * drawn[0], each * drawn[1]
            break
        drawn = [drawn[0] and drawn[1], False]  # the whisker goes first, then the bar
    taken = sum(cells + GAP for cells in (bar, value, whisker, beside) if cells)
    return _Widths(max(width - taken, 0), bar, value, whisker, beside)


def _row(row: Row, widths: _Widths) -> Line:
    tone: Tone = "warn" if row.calls else ""
    label = widths.label + (widths.bar + GAP if widths.bar and row.bar is None else 0)
    words: Line = []
    if row.label:
        said = f"{row.label} " if row.name else row.label
        words.append(Piece(said, "muted" if row.name or not row.behind else ""))
    if row.name:
        room = label - sum(width_of(piece.text) for piece in words)
        words.append(Piece(cut(row.name, max(room, 0))))
    line = _filled(words, label)
    if row.bar is not None and widths.bar:
        line += [Piece(" " * GAP), *_filled(_bar(row.bar, widths.bar), widths.bar)]
    if widths.value:
        line += [Piece(" " * GAP), Piece(cut_right(row.value, widths.value), tone)]
    beside = widths.beside
    if widths.whisker and row.share:
        line += [Piece(" " * GAP), *_filled(_whisker(row.share, widths.whisker), widths.whisker)]
    elif widths.whisker:
        beside += widths.whisker + GAP * (beside > 0)
    if beside:
        line += [Piece(" " * GAP), Piece(cut_right(row.beside, beside), tone or "muted")]
    return line


def _filled(line: Line, width: int) -> Line:
    """Fill a line up to its cells, or cut the last of its pieces."""
    taken = sum(width_of(piece.text) for piece in line)
    if taken > width and line:
        last = line[-1]
        room = max(width - taken + width_of(last.text), 0)
        return [*line[:-1], last._replace(text=cut(last.text, room))]
    return [*line, Piece(" " * (width - taken))]


def _bar(bar: Bar, width: int) -> Line:
    """Draw the parts one after the other; a part that is not nothing has a cell at least."""
    line: Line = []
    start = done = 0
    for length, kind in bar.parts:
        done += length
        end = max(round(done * width / max(bar.scale, 1)), start + (1 if length else 0))
        sign, tone = SIGNS[kind]
        line.append(Piece(sign * (end - start), tone))
        start = end
    if bar.mark is None or bar.mark > bar.scale:
        return line
    at = min(round(bar.mark * width / max(bar.scale, 1)), width - 1)
    return _marked(_filled(line, width), at)


def _marked(line: Line, at: int) -> Line:
    """Put the mark over the cell it belongs to."""
    marked: Line = []
    for piece in line:
        if 0 <= at < len(piece.text):
            marked += [
                piece._replace(text=piece.text[:at]),
                Piece(MARK, "accent"),
                piece._replace(text=piece.text[at + 1 :]),
            ]
        else:
            marked.append(piece)
        at -= len(piece.text)
    return marked


def _whisker(share: Share, width: int) -> Line:
    """Draw the interval on a scale from 0 to 1, with a point where the share is."""
    low, high = share.interval or (0.0, 1.0)
    start, end = round(low * (width - 1)), round(high * (width - 1))
    at = round(share.part / share.whole * (width - 1))
    return [
        Piece(" " * start + SPAN * (at - start), "accent"),
        Piece(POINT, "strong"),
        Piece(SPAN * (end - at), "accent"),
    ]


def _heads(heads: tuple[str, str, str, str], rows: tuple[Row, ...], widths: _Widths) -> Line:
    """Draw what stands above the columns; a long legend begins above the labels."""
    bar, value, whisker, beside = heads
    line: Line = []
    if widths.bar:
        room = widths.label + GAP + widths.bar
        lead = max(room - max(widths.bar, width_of(bar)), 0)
        room += GAP + widths.value if widths.value and not value else 0
        line += _filled([Piece(" " * lead), *_legend(bar, rows, room - lead)], room)
    else:
        line.append(Piece(" " * widths.label))
    if widths.value and (value or not widths.bar):
        line += [Piece(" " * GAP), Piece(cut_right(value, widths.value), "muted")]
    if widths.whisker:
        middle = whisker if width_of(whisker) <= widths.whisker - 8 else ""
        line += [Piece(" " * GAP), Piece(f"0%{middle:^{widths.whisker - 6}}100%", "muted")]
    if widths.beside:
        line += [Piece(" " * GAP), Piece(cut_right(beside, widths.beside), "muted")]
    return line


def _legend(words: str, rows: tuple[Row, ...], width: int) -> Line:
    """Give a legend whose signs have the tones they have in the bars below."""
    kinds = dict(SIGNS[kind] for row in rows if row.bar for _, kind in row.bar.parts)
    return [Piece(letter, kinds.get(letter, "muted")) for letter in words[:width]]
