"""The frame of a pane: a title on the left of its upper line, a count on the right.

The focused pane has heavy lines, so that colour is not the only sign of it.
"""

from __future__ import annotations

from typing import NamedTuple

from clientjournal.tui.text import Line, Piece, Tone, clipped, cut, width_of


class Lines(NamedTuple):
    """The characters a frame is drawn with."""

    top_left: str
    top_right: str
    bottom_left: str
    bottom_right: str
    across: str
    down: str
    thumb: str


THIN = Lines("╭", "╮", "╰", "╯", "─", "│", "┃")
HEAVY = Lines("┏", "┓", "┗", "┛", "━", "┃", "█")


class Title(NamedTuple):
    """One title of a frame; several stand beside each other as tabs."""

    words: str
    total: str = ""
    active: bool = True


def framed(
    body: list[Line],
    width: int,
    height: int,
    titles: list[Title],
    *,
    right: str = "",
    below: str = "",
    focused: bool = False,
    scroll: tuple[int, int] = (0, 0),
) -> list[Line]:
    """Put a frame around lines.

    Args:
        body: The lines inside, each exactly ``width - 4`` cells or shorter.
        width: Cells in all.
        height: Lines in all.
        titles: What stands in the upper line; the active one is marked.
        right: What stands at the right of it.
        below: What stands at the right of the lower line.
        focused: Whether the pane has the focus.
        scroll: First and last line of the scroll bar's thumb, equal when there is none.
    """
    lines = HEAVY if focused else THIN
    tone: Tone = "accent" if focused else "line"
    inner = max(width - 4, 0)
    drawn: list[Line] = [_top(width, titles, right, lines, tone, focused)]
    for row in range(max(height - 2, 0)):
        line = clipped(body[row], inner) if row < len(body) else []
        gap = inner - sum(width_of(piece.text) for piece in line)
        thumb = scroll[0] <= row < scroll[1]
        edge = Piece(lines.thumb if thumb else lines.down, tone)
        drawn.append(
            [Piece(lines.down, tone), Piece(" "), *line, Piece(" " * max(gap, 0) + " "), edge]
        )
    drawn.append(_bottom(width, below, lines, tone))
    return drawn[:height]


def _top(
    width: int, titles: list[Title], right: str, lines: Lines, tone: Tone, focused: bool
) -> Line:
    if width < 6:
        return [Piece(lines.top_left + lines.across * max(width - 2, 0) + lines.top_right, tone)]
    room = max(width - 4, 0)
    shown = _titles(titles, room)
    active = next((title for title in titles if title.active), titles[0])
    if active.total and Piece(f"{active.total} ", "muted") not in shown:
        right = right or active.total
    used = sum(width_of(piece.text) for piece in shown)
    right = cut(right, min(width_of(right), max(room - used - 3, 0))) if right else ""
    right = f" {right} " if right.strip() else ""
    fill = max(room - used - width_of(right), 0)
    return [
        Piece(lines.top_left + lines.across, tone),
        *[
            Piece(p.text, ("accent" if focused else "strong") if p.tone == "strong" else p.tone)
            for p in shown
        ],
        Piece(lines.across * fill, tone),
        Piece(right, "muted"),
        Piece(lines.across + lines.top_right, tone),
    ]


def _bottom(width: int, below: str, lines: Lines, tone: Tone) -> Line:
    said = f" {cut(below, min(width_of(below), width - 6))} " if below and width > 6 else ""
    line = lines.bottom_left + lines.across * max(width - 2 - width_of(said), 0)
    if not said:
        return [Piece(line + lines.bottom_right, tone)]
    end = lines.across + lines.bottom_right
    return [Piece(line[:-1], tone), Piece(said, "muted"), Piece(end, tone)]


def tab_at(titles: list[Title], width: int, column: int) -> int | None:
    """Give which of several titles stands at a column of a frame's upper line, if one does."""
    place, end = 0, 2
    for piece in _titles(titles, max(width - 4, 0)):
        place += piece == _BETWEEN
        end += width_of(piece.text)
        if 2 <= column < end:
            return place
    return None


_BETWEEN = Piece("│", "line")
"""What stands between two titles."""


def _titles(titles: list[Title], room: int) -> Line:
    """Give the titles, with fewer words and counts where there is no room for all of them."""
    for words, active, counted in (  # nine: all of them
        (9, 9, True),
        (9, 9, False),
        (2, 9, False),
        (2, 2, False),
        (1, 9, False),
    ):
        line: Line = []
        for title in titles:
            shown = title.words
            if not title.active or active < 9:
                shown = " ".join(shown.split()[: active if title.active else words])
            line += [_BETWEEN] if line else []
            line.append(Piece(f" {shown} ", "strong" if title.active else "muted"))
            if title.total and (counted or (title.active and words > 1)):
                line.append(Piece(f"{title.total} ", "muted"))
        if sum(width_of(piece.text) for piece in line) <= room:
            return line
    only = next((title for title in titles if title.active), titles[0])
    return [Piece(cut(f" {only.words}", max(room - 1, 0)).rstrip() + " ", "strong")]
