"""Where a figure begins and ends to count: the day before, the day, the one too few."""

from __future__ import annotations

from datetime import timedelta

import pytest

from clientjournal.insights.figures import Figures, figures_of
from clientjournal.insights.line import joined
from clientjournal.model.documents import checked
from clientjournal.model.practice import Practice
from clientjournal.model.record import Record
from clientjournal.model.words import Scope, Stake
from tests.making import TODAY, advice, client, contact, moment, own_up, promise

DAY = timedelta(days=1)


def taken(*records: Record, **of_client: object) -> Figures:
    """Give the figures of one client's records, numbered as they come."""
    made = [client(id=1, **of_client), *records]
    return figures_of(Practice.of(map(checked, made), TODAY))


@pytest.mark.parametrize(("kept", "unmet"), [(0, 0), (-1, 0), (1, 1)])
def test_a_condition_kept_on_the_day_work_went_ahead_is_met(kept: int, unmet: int) -> None:
    day = TODAY - 5 * DAY
    found = taken(
        advice(id=1, on=day, answer="yes, if", went_ahead_on=day),
        promise(id=1, on=day, condition_of=1, state="kept", done_on=day + kept * DAY),
    )
    assert found.went_ahead.as_json() == {"n": unmet, "of": 1}


@pytest.mark.parametrize(
    ("used", "flag"),
    [
        ("33333", True),
        ("3333", False),
        ("23333", True),
        ("22333", False),
        ("1333323", True),
        ("1333223", False),
        ("333332222", False),
    ],
)
def test_a_drift_is_flagged_from_four_of_the_last_five(used: str, flag: bool) -> None:
    worked = [advice(id=n, degree=int(degree)) for n, degree in enumerate(used, 1)]
    (line,) = taken(*worked, degree=2).degree_drift
    assert line.as_json() == {
        "client": "C-1",
        "set": 2,
        "used": [int(degree) for degree in used],
        "flag": flag,
    }
    assert not taken(*worked).degree_drift[0].flag, "no degree was agreed"


def test_two_degrees_are_no_sequence() -> None:
    assert taken(advice(id=1, degree=3), advice(id=2, degree=3)).degree_drift == []


@pytest.mark.parametrize(("ago", "overdue"), [(0, []), (1, ["A-1"])])
def test_a_review_is_overdue_from_the_day_after(ago: int, overdue: list[str]) -> None:
    found = taken(advice(id=1, decision="declined", review_on=TODAY - ago * DAY))
    assert found.ignored.as_json()["overdue_reviews"] == overdue


def test_a_promise_released_late_is_missed_and_wants_an_own_up() -> None:
    late = promise(id=1, due=TODAY - DAY, state="released", done_on=TODAY, on=TODAY - 9 * DAY)
    assert taken(late).own_ups.as_json()["missed_without"] == ["P-1"]
    assert taken(late, own_up(id=1, promise=1)).own_ups.missed_without == []


@pytest.mark.parametrize(("ago", "counts"), [(89, 1), (90, 0)])
def test_ninety_days_are_counted_and_today_is_one_of_them(ago: int, counts: int) -> None:
    day = TODAY - ago * DAY
    found = taken(
        contact(id=1, on=day, who="them", purpose="work", favour=True, minutes=5),
        promise(id=1, on=day, nudges=[{"on": day.isoformat(), "rung": "ask"}]),
    )
    assert [(line.mine, line.theirs) for line in found.pushing] == [(1, 1)] * counts
    assert [line.minutes for line in found.favours] == [5] * counts


@pytest.mark.parametrize(
    ("said", "as_of", "waits"),
    [
        (18, 20, False),  # Wednesday, seen on Friday
        (17, 20, True),
        (20, 23, False),  # over a weekend, seen on Monday
        (19, 23, False),
        (18, 23, True),
        (20, 24, False),
        (20, 25, True),
    ],
)
def test_two_working_days_may_pass_unconfirmed(said: int, as_of: int, waits: bool) -> None:
    spoken = checked(advice(id=1, on=TODAY.replace(day=said), channel="call"))
    found = figures_of(Practice.of([client(id=1), spoken], TODAY.replace(day=as_of)))
    assert bool(found.unconfirmed) == waits


def test_cells_of_a_stake_or_a_scope_are_joined() -> None:
    cells = taken(
        moment(id=1, stake="big", scope="inside", reaction="thanked"),
        moment(id=2, stake="big", scope="outside", reaction="neutral"),
        moment(id=3, stake="small", scope="inside", reaction="dirty look"),
        moment(id=4, stake="small", scope="inside"),
    ).line
    assert joined(cells, Stake.BIG) == (1, 2)
    assert joined(cells, Stake.SMALL) == (0, 1)
    assert joined(cells, scope=Scope.INSIDE) == (1, 2)
    assert joined(cells, scope=Scope.OUTSIDE) == (0, 1)


def test_costs_of_different_bases_and_currencies_are_never_added_up() -> None:
    found = taken(
        advice(id=1, decision="followed", cost=10, currency="GBP", cost_basis="client"),
        advice(id=2, decision="followed", cost=0.1, currency="GBP", cost_basis="client"),
        advice(id=3, decision="followed", cost=0.2, currency="GBP", cost_basis="client"),
        advice(id=4, decision="followed", cost=7, currency="GBP"),
        advice(id=5, decision="followed", cost=7, currency="EUR", cost_basis="mine"),
        advice(id=6, decision="followed"),
    )
    assert found.followed.cost == {
        "EUR": {"mine": 7},
        "GBP": {"client": 10.3, "unknown": 7},
    }
