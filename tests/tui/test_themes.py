from __future__ import annotations

import re
from itertools import product

import pytest
from textual.color import Color
from textual.theme import BUILTIN_THEMES
from textual.widgets import Static

from clientjournal.journal import Journal
from clientjournal.tui.drawn import Drawn
from clientjournal.tui.stylesheets import stylesheet
from clientjournal.tui.text import TONES, Tone
from clientjournal.tui.themes import theme_line
from tests.tui.screen import Person, at_screen

OURS = ("night", "paper")
READ: tuple[Tone, ...] = ("", *(tone for tone in TONES if tone not in ("line", "lit")))
"""The tones of text; lines of frames are no text."""


def contrast(one: Color, other: Color) -> float:
    """Give the contrast of two opaque colours, by WCAG 2.1: (L1 + 0.05) / (L2 + 0.05)."""

    def luminance(colour: Color) -> float:
        parts = [part / 255 for part in (colour.r, colour.g, colour.b)]
        red, green, blue = (
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_that_of_the_standard() -> None:
    black, white = Color.parse("#000000"), Color.parse("#ffffff")
    assert contrast(black, white) == pytest.approx(21)
    assert contrast(Color.parse("#777777"), white) == pytest.approx(4.48, abs=0.005)


def contrasts(person: Person, tones: tuple[Tone, ...]) -> dict[tuple[str, Tone, bool], float]:
    """Give the contrast of tones as every drawn widget of the screen draws them."""
    found = {}
    for widget in person.screen.query(Drawn):
        for tone, lit in product(tones, (False, True)):
            look = widget._look(tone, lit)
            assert look.color is not None and look.bgcolor is not None
            pair = [Color.from_rich_color(colour) for colour in (look.color, look.bgcolor)]
            found[widget.id or "", tone, lit] = contrast(*pair)
    return found


@pytest.mark.parametrize("theme", OURS)
@pytest.mark.parametrize("keys", ["", "a", "b", "enter"])
async def test_all_text_stands_out_in_our_themes(sample: Journal, theme: str, keys: str) -> None:
    async with at_screen(sample) as person:
        person.app.theme = theme
        if keys:
            await person.press(keys)
        await person.pilot.pause()
        found = contrasts(person, READ)
        assert found
        faint = {where: round(ratio, 2) for where, ratio in found.items() if ratio < 4.5}
        assert not faint


@pytest.mark.parametrize("theme", OURS)
async def test_the_text_of_a_question_stands_out(sample: Journal, theme: str) -> None:
    async with at_screen(sample) as person:
        person.app.theme = theme
        await person.press("2", "d")
        box = person.screen.query_one("#choose", Static)
        ground = box.background_colors[1]
        for segment in (s for y in range(box.size.height) for s in box.render_line(y)):
            if segment.text.strip() and segment.style and segment.style.color:
                assert contrast(Color.from_rich_color(segment.style.color), ground) >= 4.5


@pytest.mark.parametrize("theme", sorted(BUILTIN_THEMES))
async def test_every_theme_of_textual_works(sample: Journal, theme: str) -> None:
    async with at_screen(sample, (100, 30)) as person:
        person.app.theme = theme
        await person.pilot.pause()
        assert "Hollis" in person.text
        await person.press("j", "2", "a")
        await person.write("Keep receipts")
        await person.save()
        assert person.said.startswith("saved A-")
        if not theme.startswith(("ansi", "textual-ansi")):
            assert min(contrasts(person, ("",)).values()) >= 3


async def test_a_theme_is_followed_at_once(sample: Journal) -> None:
    async with at_screen(sample) as person:
        pane = person.pane("clients")
        night = pane._look("", False)
        person.app.theme = "paper"
        await person.pilot.pause()
        assert pane._look("", False) != night


async def test_without_colour_all_is_said_by_signs_and_words(
    sample: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with at_screen(sample) as person:
        for strip in person.strips:
            for segment in strip:
                for colour in (segment.style and segment.style.color,):
                    if colour is not None and colour.triplet is not None:
                        assert len({*colour.triplet}) == 1
        assert person.rows[1].startswith("┏━ 1 Clients ━")
        assert "▌Hollis" in person.text
        await person.press("3")
        assert person.rows[1].startswith("╭─ 1 Clients ─")
        assert "┏━ 3 Say something ━" in person.text
        for words in ("2 days late", "unsaid", "due", "quiet", "declined", "as warned"):
            assert words in person.text


def test_no_stylesheet_reaches_into_the_screen_of_another() -> None:
    """All of them hold at once as soon as their screens were seen."""
    owners: dict[str, set[str]] = {}
    for sheet in stylesheet("base").parent.glob("*.tcss"):
        css = re.sub(r"/\*.*?\*/", "", sheet.read_text("utf-8"), flags=re.DOTALL)
        for selector in ",".join(re.findall(r"([^{}]+)\{", css)).split(","):
            if not re.match(r"\s*(\w+Screen|#reviewed)\b", selector):
                for name in re.findall(r"#([\w-]+)", selector):
                    owners.setdefault(name, set()).add(sheet.stem)
    assert len(owners) > 20
    assert {name: sheets for name, sheets in owners.items() if len(sheets) > 1} == {}


async def test_a_theme_chosen_in_the_palette_says_what_keeps_it(acme: Journal) -> None:
    async with at_screen(acme) as person:
        assert person.said == ""
        person.app.theme = "paper"
        await person.pilot.pause()
        assert person.said == theme_line("paper", "night")
        assert "theme paper until you leave; clientjournal config keeps it" in person.text
    assert theme_line("night", "night") == ""
