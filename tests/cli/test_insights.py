"""``insights``."""

from __future__ import annotations

from tests.cli.running import Program
from tests.making import expected


def test_the_figures_of_the_sample_are_the_expected_ones(practised: Program) -> None:
    found = practised.json("insights")
    assert found == expected("figures.json")
    assert next(iter(found)) == "as_of"


def test_the_plain_figures_are_told_in_words(practised: Program) -> None:
    said = practised.done("insights")
    for words in (
        "Your line: 22 things said to 10 clients",
        "without @Home Lettings Ltd         6 of 8   41\N{EN DASH}93%",
        "Graham Pell                  you 4 : them 0",
        "Kestrel Outdoor  1 2 2 3 3 2 3 3 3  agreed 2, drifting",
        "not told yet            1",
    ):
        assert words in said
    assert max(map(len, said.splitlines())) <= 120


def test_an_empty_journal_hears_what_each_figure_needs(program: Program) -> None:
    said = program.done("insights").split("\n\n")
    assert len(said) == 15
    assert "Needs 3 said moments with a reaction; there are none." in said[0]
    for figure in said:
        _, *lines = figure.splitlines()
        assert len(lines) == 1, figure
        assert lines[0].startswith("  ")
        assert not any(letter == "0" for letter in lines[0].replace("90", ""))
