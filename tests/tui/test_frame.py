from __future__ import annotations

import pytest

from clientjournal.tui.panes.frame import HEAVY, THIN, Title, framed
from clientjournal.tui.panes.status import status
from clientjournal.tui.text import Line, Piece, width_of

BODIES: dict[str, list[Line]] = {
    "empty": [],
    "short": [[Piece("one")], [Piece("two"), Piece(" three")]],
    "long": [[Piece("x" * 200)], [Piece("a"), Piece("陳美玲" * 50), Piece("b")]],
}
TITLES: dict[str, list[Title]] = {
    "one": [Title("2 Advice")],
    "counted": [Title("2 Advice", "12 of 10000")],
    "tabs": [Title("4 Promises", "6"), Title("5 File", "1", False)],
    "all": [
        Title("1 Clients", "300", False),
        Title("2 Advice", "12", False),
        Title("3 Say something", "4"),
        Title("4 Promises", "6", False),
        Title("5 File", "1", False),
    ],
    "wide": [Title("陳美玲" * 20)],
}


@pytest.mark.parametrize("focused", [False, True])
@pytest.mark.parametrize("titles", TITLES)
@pytest.mark.parametrize("body", BODIES)
def test_every_line_is_exactly_as_wide_as_asked(body: str, titles: str, focused: bool) -> None:
    for width in range(5, 131):
        lines = framed(
            BODIES[body],
            width,
            6,
            TITLES[titles],
            right="3 of 12",
            below="enter takes",
            focused=focused,
            scroll=(1, 2),
        )
        assert [sum(width_of(p.text) for p in line) for line in lines] == [width] * 6


@pytest.mark.parametrize("height", range(0, 8))
def test_there_are_as_many_lines_as_asked(height: int) -> None:
    lines = framed(BODIES["short"], 30, height, TITLES["one"])
    assert len(lines) == height


def test_the_focused_frame_is_heavy() -> None:
    for focused, signs in ((True, HEAVY), (False, THIN)):
        lines = framed([], 20, 3, TITLES["one"], focused=focused)
        text = ["".join(piece.text for piece in line) for line in lines]
        assert text[0].startswith(signs.top_left) and text[0].endswith(signs.top_right)
        assert text[1] == signs.down + " " * 18 + signs.down
        assert text[2] == signs.bottom_left + signs.across * 18 + signs.bottom_right


def test_the_active_tab_keeps_its_count_when_room_is_short() -> None:
    for width in range(40, 131):
        top = "".join(piece.text for piece in framed([], width, 3, TITLES["all"])[0])
        assert "3 Say" in top
        assert " 4 " in top


def test_the_thumb_is_heavier_than_the_line_it_stands_on() -> None:
    for focused, signs in ((True, HEAVY), (False, THIN)):
        lines = framed([], 20, 5, TITLES["one"], focused=focused, scroll=(1, 2))
        assert [line[-1].text for line in lines[1:4]] == [signs.down, signs.thumb, signs.down]


@pytest.mark.parametrize(
    ("width", "words", "line"),
    [
        (60, "saved A-1", " clientjournal  practice          3 due   2 quiet   saved A-1 "),
        (45, "saved A-1", " clientjournal   3 due   2 quiet   saved A-1 "),
        (60, "陳" * 99, f" clientjournal   {'陳' * 20}… "),
        (90, "x" * 99, f" clientjournal   3 due   {'x' * 63}… "),
        (120, "x" * 99, f" clientjournal   3 due   2 quiet   {'x' * 83}… "),
        (30, "", " clientjournal   3 due        "),
        (12, "saved A-1", " clientjour…"),
    ],
)
def test_the_upper_line_keeps_its_shape(width: int, words: str, line: str) -> None:
    counts = [Piece("3 due"), Piece("2 quiet")]
    drawn = "".join(p.text for p in status(width, "practice", counts, Piece(words)))
    assert " ".join(drawn.split()) == " ".join(line.split())
    assert width_of(drawn) == width
