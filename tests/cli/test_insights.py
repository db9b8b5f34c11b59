"""``insights``."""

from __future__ import annotations

from tests.cli.running import Program
from tests.making import expected


def test_the_figures_of_the_sample_are_the_expected_ones(practised: Program) -> None:
    found = practised.json("insights")
    assert found == expected("figures.json")
    assert next(iter(found)) == "as_of"
