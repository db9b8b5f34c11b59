"""The screen in ASCII, for terminals, fonts and readers that know no other signs.

The one table of glyphs: every box line, bar and sign that is drawn, ours or Textual's, and what
stands for it. Letters of any language stay; a sign of the table in somebody's own words is drawn
like the others.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

_SIGNS = {
    "…": ".",
    "━": "=",
    "╍": "x",
    "·": "-",
    "•": "*",
    "●": "*",
    "◌": "~",
    "○": "o",
    "▲": "!",
    "◆": "+",
    "▌": ">",
    "▏": "|",
    "▕": "|",
    "▸": ">",
    "▾": "v",
    "◂": "<",
    "▶": ">",
    "▼": "v",
    "←": "<",
    "→": ">",
    "↑": "^",
    "↓": "v",
    "⇧": "^",
    "✓": "v",
    "✔": "v",
    "✗": "x",
    "\u00d7": "x",
    "\u2013": "-",
    "\u2014": "-",
    "\u2018": "'",
    "\u2019": "'",
    "“": '"',
    "”": '"',
    "\ufffd": "?",
}
_BOXES, _BLOCKS, _SHAPES, _CONTROLS = (
    range(0x2500, 0x2580),
    range(0x2580, 0x25A0),
    range(0x25A0, 0x2600),
    range(0x2400, 0x2440),
)


def _table() -> Iterator[tuple[int, str]]:
    """Give every sign with what stands for it, those of the table last."""
    for code in _BOXES:
        name = unicodedata.name(chr(code))
        across = "HORIZONTAL" in name or "LEFT" in name or "RIGHT" in name
        down = "VERTICAL" in name or "UP" in name or "DOWN" in name
        yield code, "-" if not down else ("+" if across else "|")
    for codes, sign in ((_BLOCKS, "#"), (_SHAPES, "*"), (_CONTROLS, "?")):
        yield from ((code, sign * cell_len(chr(code))) for code in codes)
    yield from ((ord(glyph), sign) for glyph, sign in _SIGNS.items())


ASCII: dict[int, str] = dict(_table())
"""What stands for each sign, by its code."""


class InAscii(LineFilter):
    """Draws every sign by those of ASCII, as wide as it is."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Give the segments of a line in ASCII."""
        return [Segment(text.translate(ASCII), style, control) for text, style, control in segments]
