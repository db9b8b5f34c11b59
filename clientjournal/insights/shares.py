"""Shares of a whole with what they leave open, and whether two may be told apart.

The interval is Wilson's score interval at 95% (E. B. Wilson, "Probable inference, the law of
succession, and statistical inference", Journal of the American Statistical Association 22, 1927,
209-212), which stays within 0 and 1 and holds for small counts. It takes the counted things for
draws of the same kind; the promises of one client are not, so it is rather too narrow than too
wide.
"""

from __future__ import annotations

from enum import Enum
from math import sqrt
from typing import NamedTuple

Z = 1.96
"""The standard normal quantile of a two-sided 95%."""

LEAST = 3
"""The whole from which there is an interval; below it no percentage at all."""

LEAST_COMPARED = 5
"""The whole from which a share may be compared with another."""

Interval = tuple[float, float]
"""The lower and the upper end, as fractions."""


class Share(NamedTuple):
    """A part of a whole, always given with both."""

    part: int
    whole: int

    @property
    def interval(self) -> Interval | None:
        """The 95% interval; None below a whole of 3, where no percentage is given."""
        return wilson(self.part, self.whole)

    @property
    def rounded(self) -> list[float] | None:
        """The interval in four places, as JSON has it."""
        found = self.interval
        return [round(end, 4) for end in found] if found else None

    @property
    def words(self) -> str:
        """Both counts: ``"6 of 9"``."""
        return f"{self.part} of {self.whole}"

    @property
    def percent(self) -> str:
        """The interval in percent, ``"35\N{EN DASH}88%"``; empty where there is none."""
        found = self.interval
        return f"{round(found[0] * 100)}\N{EN DASH}{round(found[1] * 100)}%" if found else ""


def wilson(part: int, whole: int) -> Interval | None:
    """Give Wilson's 95% interval of a share, None below a whole of 3."""
    if whole < LEAST:
        return None
    share, spread = part / whole, Z * Z / whole
    centre = share + spread / 2
    half = sqrt(spread * (share * (1 - share) + spread / 4))
    low = 0.0 if part == 0 else (centre - half) / (1 + spread)
    high = 1.0 if part == whole else (centre + half) / (1 + spread)
    return low, high


class Compared(Enum):
    """What two shares may be said to be to each other."""

    TOO_FEW = "too few"
    OVERLAP = "the intervals overlap"
    HIGHER = "the first is higher"
    LOWER = "the first is lower"


def compare(one: Share, other: Share) -> Compared:
    """Tell two shares apart only if both are of 5 or more and their intervals do not overlap.

    Two 95% intervals that do not overlap are stronger evidence than a test at 5% would ask for;
    that is meant, since several pairs are looked at.
    """
    first, second = one.interval, other.interval
    if not first or not second or min(one.whole, other.whole) < LEAST_COMPARED:
        return Compared.TOO_FEW
    if first[0] > second[1]:
        return Compared.HIGHER
    if first[1] < second[0]:
        return Compared.LOWER
    return Compared.OVERLAP
