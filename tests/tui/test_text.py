from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from clientjournal.tui.text import (
    Piece,
    begun,
    clipped,
    content,
    cut,
    cut_right,
    plain,
    width_of,
    wrapped,
)

WORDS = st.one_of(
    st.text(st.characters(exclude_characters="\u200d"), max_size=60),
    st.text(alphabet="a é陳美玲🚀\u0301\u202e\x1b[]\n\t", max_size=60),
)
"""Any text, and text of wide, turned and broken letters."""

WIDTHS = st.integers(0, 40)


def is_safe(text: str) -> bool:
    """Tell whether a terminal would show every character and obey none."""
    turning = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    return not any(ord(c) < 32 or 127 <= ord(c) < 160 or c in turning for c in text)


@given(WORDS, WIDTHS)
def test_cut_takes_exactly_its_cells(text: str, width: int) -> None:
    assert width_of(cut(text, width)) == width
    assert is_safe(cut(text, width))


@given(WORDS, WIDTHS)
def test_cut_right_takes_exactly_its_cells(text: str, width: int) -> None:
    assert width_of(cut_right(text, width)) == width
    assert is_safe(cut_right(text, width))


@given(WORDS, st.integers(8, 40))
def test_wrapped_lines_fit(text: str, width: int) -> None:
    for line in wrapped(text, width):
        assert width_of(line) <= width
        assert is_safe(line)


@given(st.lists(st.text(alphabet="abcdefg", min_size=1, max_size=12), max_size=20))
def test_wrapping_loses_no_word(words: list[str]) -> None:
    assert " ".join(wrapped(" ".join(words), 14)).split() == words


def test_cutting_says_that_it_cut() -> None:
    assert cut("ledger", 6) == "ledger"
    assert cut("ledgers", 6) == "ledge…"
    assert cut("ab", 4) == "ab  "
    assert cut_right("ab", 4) == "  ab"
    assert cut_right("ledgers", 6) == "ledge…"


@given(WORDS, st.integers(1, 40))
def test_a_beginning_fits(text: str, width: int) -> None:
    assert width_of(begun(text, width)) <= width
    assert is_safe(begun(text, width))


def test_a_beginning_ends_after_a_word() -> None:
    text = "Chase the debtors now"
    assert [begun(text, width) for width in (21, 20, 15, 6, 4)] == [
        text,
        "Chase the debtors…",
        "Chase the…",
        "Chase…",
        "Cha…",
    ]


def test_a_line_of_pieces_says_that_it_was_clipped() -> None:
    line = [Piece("the "), Piece("ledger", "strong"), Piece(" 陳美")]
    said = ["".join(piece.text for piece in clipped(line, width)) for width in range(16)]
    assert (said[15], said[9], said[0]) == ("the ledger 陳美", "the ledg…", "")
    for width in range(1, 15):
        assert width_of(said[width]) <= width and said[width].endswith("…")


def test_a_wide_letter_is_never_halved() -> None:
    assert cut("陳美玲", 6) == "陳美玲"
    assert cut("陳美玲", 5) == "陳美…"
    assert cut("陳美玲", 4) == "陳… "


def test_line_breaks_are_kept_between_paragraphs() -> None:
    assert wrapped("one\ntwo", 20) == ["one", "two"]
    assert wrapped("", 20) == [""]


def test_markup_stays_text() -> None:
    for text in ("[b]x[/b]", "[/b]", "[@click=app.quit]x[/]", "[ ] call [x] sent"):
        assert plain(text).plain == text
        assert content([[Piece(text, "accent")]]).plain == text
