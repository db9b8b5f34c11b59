"""The page of the figures: every panel in its frame, in bands of one or two columns."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from clientjournal.insights.telling.panel import Panel
from clientjournal.tui.panes.figure_lines import Spot, drawing
from clientjournal.tui.panes.frame import Title, framed
from clientjournal.tui.text import Line, Piece

BANDS: tuple[tuple[tuple[str, ...], ...], ...] = (
    (("line",),),
    (("ends", "quiet"), ("looks", "unsaid", "pushing")),
    (("ignored",), ("followed",)),
    (("degrees", "yes_if", "consequences", "favours"), ("why", "own_ups", "writing")),
)
"""The figures from above, each band with its columns."""

ORDER = tuple(key for band in BANDS for column in band for key in column)
"""The figures in the order they are read."""

WIDE = 110
"""Cells from which a band has its columns beside each other; below, one after the other."""

EDGES = 4
"""Cells a frame takes of a line."""


class Place(NamedTuple):
    """Where a figure stands on the page.

    Attributes:
        key: Its name.
        left: Its first column.
        top: Its first line.
        width: Its cells.
        height: Its lines.
        spots: Where its rows that open stand, on the page.
    """

    key: str
    left: int
    top: int
    width: int
    height: int
    spots: list[Spot]


class FiguresPage(NamedTuple):
    """The lines of the page and where each figure stands on it, in the order they are read."""

    lines: list[Line]
    places: list[Place]


def figures_page(
    panels: Mapping[str, Panel], width: int, focus: str = "", cursor: int = 0
) -> FiguresPage:
    """Lay the figures out.

    Args:
        panels: The figures by name; what is missing is left out.
        width: Cells there are.
        focus: The name of the figure that has the cursor.
        cursor: The place of the cursor among its rows that open.
    """
    page = FiguresPage([], [])
    for band in BANDS:
        columns = [[panels[key] for key in column if key in panels] for column in band]
        columns = [column for column in columns if column]
        if width < WIDE:
            columns = [[panel for column in columns for panel in column]]
        _add_band(page, columns, width, focus, cursor)
    return page


def _add_band(
    page: FiguresPage, columns: list[list[Panel]], width: int, focus: str, cursor: int
) -> None:
    """Add a band below what is there; its columns are as high as the highest."""
    top, left = len(page.lines), 0
    for place, column in enumerate(columns):
        cells = (width - left) // (len(columns) - place)
        line = top
        for panel in column:
            has_focus = panel.key == focus
            drawn = drawing(panel, max(cells - EDGES, 1), cursor if has_focus else None)
            height = len(drawn.lines) + 2
            spots = [
                Spot(spot.line + line + 1, spot.left + left + 2, spot.right + left + 2)
                for spot in drawn.spots
            ]
            page.places.append(Place(panel.key, left, line, cells, height, spots))
            titles = [Title(panel.title)]
            box = framed(drawn.lines, cells, height, titles, right=panel.note, focused=has_focus)
            for number, pieces in enumerate(box, line):
                _put(page.lines, number, left, pieces)
            line += height
        for number in range(line, len(page.lines)):
            _put(page.lines, number, left, [Piece(" " * cells)])
        left += cells


def _put(lines: list[Line], number: int, left: int, pieces: Line) -> None:
    """Put pieces into a line of the page, which may not be there yet."""
    while number >= len(lines):
        lines.append([Piece(" " * left)] if left else [])
    lines[number] += pieces
