"""Shares, their intervals, and when two may be told apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientjournal.insights.shares import Compared, Share, compare

shares = st.integers(0, 60).flatmap(
    lambda whole: st.builds(Share, st.integers(0, whole), st.just(whole))
)


@pytest.mark.parametrize(
    ("share", "interval"),
    [
        (Share(5, 7), [0.3589, 0.9178]),
        (Share(3, 3), [0.4385, 1.0]),
        (Share(0, 4), [0.0, 0.4899]),
        (Share(81, 263), [0.2553, 0.3662]),  # Newcombe 1998, table I
        (Share(15, 148), [0.0624, 0.1605]),
        (Share(0, 20), [0.0, 0.1611]),
        (Share(1, 29), [0.0061, 0.1718]),
    ],
)
def test_the_interval_is_wilsons(share: Share, interval: list[float]) -> None:
    assert share.rounded == interval


def test_below_three_there_is_no_percentage() -> None:
    for whole in range(3):
        for part in range(whole + 1):
            assert (Share(part, whole).interval, Share(part, whole).percent) == (None, "")
    assert Share(3, 3).percent == "44\N{EN DASH}100%"
    assert Share(3, 3).words == "3 of 3"


@given(one=shares, other=shares)
def test_shares_are_told_apart_only_by_the_rule(one: Share, other: Share) -> None:
    found = compare(one, other)
    told = found in (Compared.HIGHER, Compared.LOWER)
    assert told == (
        min(one.whole, other.whole) >= 5
        and one.interval is not None
        and other.interval is not None
        and (one.interval[0] > other.interval[1] or one.interval[1] < other.interval[0])
    )
    if told:
        higher = one.part * other.whole > other.part * one.whole
        assert found is (Compared.HIGHER if higher else Compared.LOWER)
    if min(one.whole, other.whole) < 5:
        assert found is Compared.TOO_FEW


@given(one=shares, other=shares)
def test_turned_round_it_says_the_same(one: Share, other: Share) -> None:
    turned = {Compared.HIGHER: Compared.LOWER, Compared.LOWER: Compared.HIGHER}
    found = compare(one, other)
    assert compare(other, one) is turned.get(found, found)


def test_four_of_four_against_none_of_four_says_nothing() -> None:
    assert compare(Share(4, 4), Share(0, 4)) is Compared.TOO_FEW
    assert compare(Share(5, 5), Share(0, 5)) is Compared.HIGHER
    assert compare(Share(5, 5), Share(3, 5)) is Compared.OVERLAP
