"""The figures of one client as drawings for a page: inline SVG, words and numbers only.

No text of a person is in them, so they need no cleaning. They take the colour of the text around
them; what a part of a bar means is told by its line as well as by its colour. ``STYLE`` is to stand
once in the page; it follows the page's ``color-scheme``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from typing import NamedTuple

from clientjournal.insights.figures import Figures
from clientjournal.insights.shares import Share
from clientjournal.insights.telling.panel import Bar, Panel, Row
from clientjournal.insights.telling.panels import panels
from clientjournal.model.practice import Practice
from clientjournal.model.words import Reaction

STYLE = """\
.figure { display: block; width: 100%; max-width: 44rem; height: auto; }
.figure text { font: 13px system-ui, sans-serif; fill: currentColor; }
.figure .note { opacity: .7; }
.figure .number { text-anchor: end; font-variant-numeric: tabular-nums; }
.figure line { stroke: currentColor; stroke-width: 6; }
.figure .good { stroke: light-dark(#476e34, #a3be8c); }
.figure .bad { stroke: light-dark(#ae3e3d, #e67e80); stroke-dasharray: 6 2; }
.figure .plain { opacity: .45; }
.figure .whisker, .figure .mark { stroke-width: 1.5; }
.figure circle { fill: currentColor; }
"""

SHOWN = ("line", "ends", "unsaid", "ignored", "followed", "consequences")
"""The panels that are drawn: those whose rows hold no name."""

WIDTH, LINE = 704, 24
"""Units of a drawing's width and of one of its rows."""

_BAR, _VALUE, _WHISKER, _END = (190, 370), 476, (500, 620), WIDTH
_DIRTY_LOOK = Reaction.DIRTY_LOOK


class Drawing(NamedTuple):
    """One figure for a page.

    Attributes:
        title: What it shows.
        note: What its numbers are of.
        svg: The drawing, an ``<svg>`` element.
        says: Sentences to stand below it.
    """

    title: str
    note: str
    svg: str
    says: tuple[str, ...]


def drawings(figures: Figures, practice: Practice) -> list[Drawing]:
    """Draw the figures of one client; those with nothing to show are left out.

    Args:
        figures: What ``figures_of`` gives for the client's practice.
        practice: That practice, ``Practice.of((client, *entries), as_of)``.
    """
    told = {panel.key: panel for panel in panels(figures, practice)}
    return [_drawing(told[key]) for key in SHOWN if any(told[key].rows)]


def _drawing(panel: Panel) -> Drawing:
    rows = [row for row in panel.rows if not row.name]
    body: list[str] = []
    top = 0
    if panel.heads[0]:
        top = LINE
        body += [_text(_BAR[0], 0, _legend(panel.heads[0]), "note")]
    for place, row in enumerate(rows):
        body += _row(row, top + place * LINE)
    height = top + len(rows) * LINE + 4
    title = _on_paper(panel.title)
    svg = (
        f'<svg class="figure" viewBox="0 0 {WIDTH} {height}" role="img" '
        f'aria-label="{escape(_aloud(title, rows))}">{"".join(body)}</svg>'
    )
    needs = (panel.needs,) if panel.needs else ()
    return Drawing(title, _on_paper(panel.note), svg, (*panel.says, *needs))


def _row(row: Row, top: int) -> Iterator[str]:
    yield _text(0, top, row.label)
    if row.bar is not None:
        yield from _bar(row.bar, top)
    yield _text(_VALUE, top, row.value, "number")
    if row.share is not None:
        yield from _whisker(row.share, top)
    yield _text(_END, top, row.beside, "note number")


def _bar(bar: Bar, top: int) -> Iterator[str]:
    left, unit = float(_BAR[0]), (_BAR[1] - _BAR[0]) / max(bar.scale, 1)
    for length, kind in bar.parts:
        if length:
            yield _line(left, left + length * unit, top, kind)
        left += length * unit


def _whisker(share: Share, top: int) -> Iterator[str]:
    low, high = share.interval or (0.0, 1.0)
    start, width = _WHISKER[0], _WHISKER[1] - _WHISKER[0]
    yield _line(start + low * width, start + high * width, top, "whisker")
    at = start + width * share.part / share.whole
    yield f'<circle cx="{at:.1f}" cy="{top + 12}" r="4"/>'


def _line(left: float, right: float, top: int, kind: str) -> str:
    return (
        f'<line class="{kind}" x1="{left:.1f}" x2="{right:.1f}" y1="{top + 12}" y2="{top + 12}"/>'
    )


def _text(x: int, top: int, words: str, kind: str = "") -> str:
    if not words:
        return ""
    named = f' class="{kind}"' if kind else ""
    return f'<text{named} x="{x}" y="{top + 16}">{escape(words)}</text>'


def _legend(head: str) -> str:
    """Say the parts of a bar in their order; the signs of the screen are none of a page's."""
    words = (word.strip() for word in re.split("[━─╍]", head))
    return _on_paper(" / ".join(word for word in words if word))


def _on_paper(words: str) -> str:
    """Use the word of documents, which a client may one day read."""
    plain = _DIRTY_LOOK.label
    return words.replace(plain.capitalize(), _DIRTY_LOOK.on_paper.capitalize()).replace(
        plain, _DIRTY_LOOK.on_paper
    )


def _aloud(title: str, rows: list[Row]) -> str:
    """Say a drawing in words, for whoever cannot see it."""
    said = "; ".join(" ".join(filter(None, (row.label, row.value, row.beside))) for row in rows)
    return f"{title}: {said}"
