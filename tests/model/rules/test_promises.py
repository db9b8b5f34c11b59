"""The day a promise is held to, and what counts as kept."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from clientjournal.model.promise import Move
from clientjournal.model.rules.promises import (
    Keeping,
    binding_date,
    consequence_pending,
    keeping,
    overdue,
)
from clientjournal.model.words import Side, State
from tests.making import TODAY, promise


def day(number: int | None) -> date | None:
    """Give a day of October 2026."""
    return None if number is None else date(2026, 10, number)


def moved(*moves: tuple[int, int | None, int | None], due: int | None = None) -> Any:
    """Make a promise whose due date was moved: on a day, from a day, to a day."""
    told = tuple(
        Move(on=date(2026, 10, on), from_=day(from_), to=day(to), by=Side.ME)
        for on, from_, to in moves
    )
    return promise(on=date(2026, 10, 1), due=day(moves[-1][2] if moves else due), moves=told)


@pytest.mark.parametrize(
    ("made", "binding"),
    [
        pytest.param(moved(due=10), 10, id="never moved"),
        pytest.param(moved(), None, id="no due date"),
        pytest.param(moved((5, 10, 15)), 15, id="moved before the day"),
        pytest.param(moved((10, 10, 15)), 15, id="moved on the day"),
        pytest.param(moved((11, 10, 15)), 10, id="moved after the day"),
        pytest.param(moved((5, 10, 15), (15, 15, 20)), 20, id="moved in time twice"),
        pytest.param(moved((5, 10, 15), (16, 15, 20)), 15, id="then moved too late"),
        pytest.param(moved((11, 10, 20), (12, 20, 25)), 10, id="a move after a late one"),
        pytest.param(moved((5, 10, 8), (9, 8, 12)), 8, id="brought forward, then late"),
        pytest.param(moved((5, None, 15)), 15, id="given its first day"),
        pytest.param(moved((5, 10, None)), None, id="day taken away"),
        pytest.param(moved((5, 10, None), (25, None, 28)), 28, id="day taken and given again"),
    ],
)
def test_the_binding_date_follows_moves_made_in_time(made: Any, binding: int | None) -> None:
    assert binding_date(made) == day(binding)


@pytest.mark.parametrize(
    ("state", "due", "done", "counted"),
    [
        ("open", 10, None, Keeping.OPEN),
        ("kept", 10, 10, Keeping.ON_TIME),
        ("kept", 10, 9, Keeping.ON_TIME),
        ("kept", 10, 11, Keeping.LATE),
        ("kept", None, 11, Keeping.ON_TIME),
        ("kept", 10, None, Keeping.ON_TIME),
        ("missed", 10, None, Keeping.MISSED),
        ("missed", None, None, Keeping.MISSED),
        ("released", 10, 10, Keeping.RELEASED),
        ("released", 10, 11, Keeping.MISSED),
        ("released", None, 11, Keeping.RELEASED),
        ("released", 10, None, Keeping.RELEASED),
    ],
)
def test_a_promise_counts_by_the_day_it_was_kept_or_released(
    state: str, due: int | None, done: int | None, counted: Keeping
) -> None:
    made = promise(state=State(state), due=day(due), done_on=day(done))
    assert keeping(made) is counted


def test_a_promise_moved_too_late_is_late_though_kept_by_its_new_day() -> None:
    made = moved((11, 10, 20))
    kept = promise(moves=made.moves, due=made.due, state=State.KEPT, done_on=day(15))
    assert keeping(kept) is Keeping.LATE


def test_only_an_open_promise_past_its_day_is_overdue() -> None:
    yesterday = TODAY - timedelta(days=1)
    assert overdue(promise(due=yesterday), TODAY)
    assert not overdue(promise(due=TODAY), TODAY)
    assert not overdue(promise(), TODAY)
    assert not overdue(promise(due=yesterday, state=State.KEPT), TODAY)


BROKEN = {
    "whose": Side.THEM,
    "state": State.MISSED,
    "consequence": "The work stops",
    "consequence_agreed_on": TODAY,
}


@pytest.mark.parametrize(
    ("fields", "pending"),
    [
        ({}, True),
        ({"state": State.KEPT, "due": day(1), "done_on": day(2)}, True),
        ({"state": State.KEPT, "due": day(2), "done_on": day(2)}, False),
        ({"state": State.OPEN}, False),
        ({"whose": Side.ME}, False),
        ({"consequence": ""}, False),
        ({"consequence_agreed_on": None}, False),
        ({"consequence_agreed_on": TODAY + timedelta(days=1)}, False),
        ({"consequence_outcome": "waived"}, False),
    ],
)
def test_a_consequence_waits_when_it_was_agreed_and_they_broke_it(
    fields: dict[str, Any], pending: bool
) -> None:
    assert consequence_pending(promise(**{**BROKEN, **fields})) is pending
