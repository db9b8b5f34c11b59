"""Markdown as lines of our own, from the tokens of markdown-it.

What somebody wrote stays whole: line breaks are kept, the address of a link is shown, and what
would swallow text in CommonMark (definitions of links, HTML, entities, a lone ``*`` between two
letters) is text here.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from clientjournal.model.safe import visible_lines
from clientjournal.tui.text import Line, Piece, Tone, flowed

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

MARKED, LONGEST = 2**14, 2**16
"""Letters of a text up to which its marks are read, and of which any are shown at all."""

_TEXT_HERE = ["reference", "html_block", "html_inline", "entity", "autolink", "lheading"]
"""Rules of CommonMark that would take text away."""

_INLINE: dict[str, Tone] = {"strong": "strong", "em": "em", "s": "struck"}


def markdown_lines(text: str, width: int, tone: Tone = "") -> list[Line]:
    """Write a text in so many cells.

    Args:
        text: Any text.
        width: Cells of a line.
        tone: What all of it means.
    """
    shown = visible_lines(text[:LONGEST])
    if len(text) > MARKED:
        lines = flowed([Piece(shown, tone)], width)
        more = len(text) - LONGEST
        return [*lines, [Piece(f"… and {more:,} letters more", "muted")]] if more > 0 else lines
    writer = _Writer(width, tone)
    for token in _parser().parse(shown):
        writer.take(token)
    return writer.lines


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable("strikethrough").disable(_TEXT_HERE)
    parser.inline.ruler.before("emphasis", "star", _lone_star)
    return parser


def _lone_star(state: StateInline, silent: bool) -> bool:
    """Leave a star between two letters or figures what it is."""
    place, source = state.pos, state.src
    if source[place] != "*" or not 0 < place < len(source) - 1:
        return False
    if not (source[place - 1].isalnum() and source[place + 1].isalnum()):
        return False
    if not silent:
        state.pending += "*"
    state.pos += 1
    return True


class _Front:
    """What stands before the lines of a block: a sign on the first one, room on the others."""

    def __init__(self, first: Piece, rest: Piece) -> None:
        self._next, self.rest, self.used = first, rest, False

    def take(self) -> Piece:
        """Give what stands before the next line."""
        now, self._next, self.used = self._next, self.rest, True
        return now


class _Writer:
    """Takes the blocks of a text one after the other, and writes their lines."""

    def __init__(self, width: int, tone: Tone) -> None:
        self.lines: list[Line] = []
        self._width, self._tone = width, tone
        self._fronts: list[_Front] = []
        self._counts: list[int | None] = []
        self._heading = self._tight = self._begins = False

    def take(self, token: Token) -> None:
        """Write a block, or remember what the next ones stand in."""
        if token.type in ("bullet_list_open", "ordered_list_open"):
            start = int(token.attrs.get("start", 1))
            self._counts.append(start if token.type.startswith("ordered") else None)
            self._begins = len(self._counts) == 1
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            self._counts.pop()
        elif token.type == "list_item_open":
            self._fronts.append(self._item())
        elif token.type == "blockquote_open":
            self._fronts.append(_Front(Piece("▏ ", "line"), Piece("▏ ", "line")))
        elif token.type in ("list_item_close", "blockquote_close"):
            self._fronts.pop()
        elif token.type in ("heading_open", "paragraph_open"):
            self._heading = token.type == "heading_open"
            self._tight = token.hidden
        elif token.type == "inline":
            inside: Tone = "strong" if self._heading else ""
            self._write(_pieces(token.children or (), self._tone, inside), self._tight)
        elif token.type in ("fence", "code_block"):
            self._write([Piece(token.content.rstrip("\n"), self._tone or "code")])
        elif token.type == "hr":
            self._write([Piece("─" * min(self._width, 24), "line")])

    def _item(self) -> _Front:
        count = self._counts[-1]
        if count is None:
            return _Front(Piece("• ", "muted"), Piece("  "))
        self._counts[-1] = count + 1
        sign = f"{count}. "
        return _Front(Piece(sign, "muted"), Piece(" " * len(sign)))

    def _write(self, pieces: Sequence[Piece], tight: bool = False) -> None:
        """Write a block behind what it stands in, an empty line before it unless it is tight."""
        if self.lines and (not tight or self._begins):
            used = (front.rest for front in self._fronts if front.used)
            self.lines.append([rest for rest in used if rest.text.strip()])
        self._begins = False
        room = self._width - sum(len(front.rest.text) for front in self._fronts)
        for line in flowed(pieces, max(room, 8)):
            self.lines.append([*(front.take() for front in self._fronts), *line])


def _pieces(tokens: Sequence[Token], tone: Tone, inside: Tone) -> list[Piece]:
    """Give the words of a block in their tones; a tone of the whole text comes first."""
    found: list[Piece] = []
    tones: list[Tone] = [inside]
    address = ""
    for token in tokens:
        now = tone or tones[-1]
        name = token.type.removesuffix("_open").removesuffix("_close")
        if name in _INLINE:
            if token.nesting > 0:
                tones.append(_INLINE[name])
            else:
                tones.pop()
        elif token.type == "link_open":
            address = str(token.attrs.get("href", ""))
        elif token.type == "link_close":
            if found and address and found[-1].text != address:
                found.append(Piece(f" ({address})", now))
        elif token.type == "image":
            found.append(Piece(f"{token.content} ({token.attrs.get('src', '')})", now))
        elif token.type == "code_inline":
            found.append(Piece(token.content, tone or "code"))
        elif token.type in ("softbreak", "hardbreak"):
            found.append(Piece("\n", now))
        elif token.content:
            found.append(Piece(token.content, now))
    return found
