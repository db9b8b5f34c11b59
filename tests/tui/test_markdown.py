"""Marks of Markdown as lines of our own; whatever else was written stays as it was written."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from clientjournal.model.safe import visible_lines
from clientjournal.tui.pages.markdown import LONGEST, MARKED, markdown_lines
from clientjournal.tui.text import Piece, flowed
from tests.tui.test_hostile import HOSTILE
from tests.tui.test_text import is_safe


def shown(text: str, width: int = 60) -> list[str]:
    return ["".join(piece.text for piece in line) for line in markdown_lines(text, width)]


def tones(text: str) -> dict[str, str]:
    return {p.text: p.tone for line in markdown_lines(text, 80) for p in line if p.tone}


def test_marks_become_tones() -> None:
    text = "**now** and *soon*, ~~never~~ `code` [here](https://x.example)"
    assert tones(text) == {
        "now": "strong",
        "soon": "em",
        "never": "struck",
        "code": "code",
    }
    assert tones("# Heading\ntext") == {"Heading": "strong"}


def test_lists_quotes_and_code_stand_behind_their_signs() -> None:
    text = (
        "- one\n- two which is long enough to be broken\n  1. in it\n\n> said\n> so\n\n"
        "```\na  b\n  c\n```"
    )
    assert shown(text, 24) == [
        "• one",
        "• two which is long",
        "  enough to be broken",
        "  1. in it",
        "",
        "▏ said",
        "▏ so",
        "",
        "a  b",
        "  c",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "[ ] call [x] sent",
        "[bold] [/b] [@click=app.quit]x[/]",
        "[x]: https://gone.example",
        "<b>loud</b> &amp; <!-- a note -->",
        "2*3*4 is 24",
        "one line\nanother line",
        "#tag #1 a@b.example ^_^ ~5k",
        "C:\\temp\\new",
        "text\n---",
    ],
)
def test_what_is_no_mark_stays_text(text: str) -> None:
    kept = "\n".join(shown(text)).replace("\n\n" + "─" * 24, "\n---")
    assert kept == text


@pytest.mark.parametrize("name", HOSTILE)
def test_any_text_is_shown_safely_within_its_cells(name: str) -> None:
    lines = shown(HOSTILE[name], 40)
    assert all(cell_len(line) <= 40 for line in lines)
    assert is_safe("".join(lines))


letters = st.text(st.sampled_from("ab12 .\n*_`~#>-[]()<&\\陳é"), max_size=60)


@given(letters)
def test_no_letter_is_lost(text: str) -> None:
    """Marks may go, and lines be broken; every letter and figure is still there, in order."""
    found = re.findall(r"\w", "".join(shown(text)).replace("_", ""))
    assert found == re.findall(r"\w", text.replace("_", "")) or _numbered(text)


def _numbered(text: str) -> bool:
    """Tell whether items were numbered, which are counted on from the first."""
    return re.search(r"(?m)^[\s>*-]*\d+[.)]", text) is not None or "`" in text or "](" in text


@given(letters, st.integers(8, 40))
def test_flowing_breaks_lines_and_keeps_tones(text: str, width: int) -> None:
    safe = visible_lines(text)
    lines = flowed([Piece(safe, "em"), Piece("!", "warn")], width)
    assert all(cell_len("".join(p.text for p in line)) <= width for line in lines)
    words = "".join(p.text for line in lines for p in line if p.tone == "em")
    assert "".join(words.split()) == "".join(safe.split())


def test_long_texts_are_shown_without_marks_and_the_longest_in_part() -> None:
    long = "**word** " * (MARKED // 9 + 1)
    assert shown(long, 90)[0].startswith("**word** **word**")
    lines = shown("x" * (LONGEST + 1500), 90)
    assert lines[-1] == "… and 1,500 letters more"
    assert sum(map(len, lines[:-1])) == LONGEST
