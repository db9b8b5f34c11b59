"""Recurring promises: the next is made, only one is open, and the day never drifts."""

from __future__ import annotations

from datetime import date

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from clientjournal.journal import Journal
from clientjournal.model.promise import Move, Promise
from clientjournal.model.rules.series import next_of
from clientjournal.model.words import Side, State
from tests.making import TODAY, client, promise

STEPS = {
    "d": relativedelta(days=1),
    "w": relativedelta(weeks=1),
    "m": relativedelta(months=1),
    "q": relativedelta(months=3),
    "y": relativedelta(years=1),
}


def run_of(first: date, every: str, length: int, moved: list[bool]) -> list[Promise]:
    """Keep a promise and each that follows, some of them moved before they are kept."""
    run = [promise(id=1, due=first, every=every)]
    for number in range(2, length + 1):
        last = run[-1]
        if moved[(number - 2) % len(moved)]:
            to = last.due + relativedelta(days=3)
            move = Move(on=last.due, from_=last.due, to=to, by=Side.THEM)
            last = replace(last, due=to, moves=(move,))
        run[-1] = replace(last, state=State.KEPT, done_on=TODAY)
        coming = next_of(run[-1], run[:-1], TODAY)
        assert coming is not None
        run.append(promise(id=number, due=coming.due, every=coming.every))
    return run


@given(
    first=st.dates(date(2019, 12, 25), date(2024, 3, 2)),
    count=st.integers(1, 14),
    unit=st.sampled_from("dwmqy"),
    moved=st.lists(st.booleans(), min_size=1, max_size=5),
)
def test_every_day_of_a_series_is_counted_from_its_first(
    first: date, count: int, unit: str, moved: list[bool]
) -> None:
    run = run_of(first, f"{count}{unit}", 9, moved)
    days = [one.moves[0].from_ if one.moves else one.due for one in run]
    assert days == [first + STEPS[unit] * count * step for step in range(9)]


def test_the_end_of_a_month_comes_back() -> None:
    run = run_of(date(2026, 1, 31), "1m", 5, [False])
    assert [str(one.due) for one in run] == [
        "2026-01-31",
        "2026-02-28",
        "2026-03-31",
        "2026-04-30",
        "2026-05-31",
    ]


def test_a_day_nobody_cut_short_stays_what_it_is() -> None:
    other = promise(id=2, due=date(2026, 1, 31), every="1m", text="Something else")
    kept = promise(id=1, due=date(2026, 2, 28), every="1m", state=State.KEPT)
    coming = next_of(kept, [other], TODAY)
    assert coming is not None
    assert coming.due == date(2026, 3, 28)


def test_the_last_day_there_is_has_no_next() -> None:
    kept = promise(id=1, due=date.max, every="1y", state=State.KEPT)
    assert next_of(kept, [], TODAY) is None


@pytest.fixture
def kept(journal: Journal) -> Journal:
    journal.add(client(consequence="The report waits", consequence_agreed_on=date(2026, 1, 2)))
    return journal


def test_keeping_one_makes_the_next_in_one_change_and_one_undo(kept: Journal) -> None:
    first = kept.add(promise(whose="them", due=date(2026, 11, 30), every="1m", tags=("monthly",)))
    kept.amend(first, state="kept", done_on=TODAY)
    (was, coming) = kept.records(Promise)
    assert (was.state, coming.state) == (State.KEPT, State.OPEN)
    assert (coming.text, coming.whose, coming.every) == (was.text, was.whose, "1m")
    assert (coming.due, coming.on, coming.done_on) == (date(2026, 12, 30), TODAY, None)
    assert (coming.consequence, coming.tags) == ("The report waits", ("monthly",))
    assert kept.history("P-1")[-1].group == kept.history("P-2")[0].group
    assert kept.following(was) == coming
    kept.undo()
    assert [one.state for one in kept.records(Promise)] == [State.OPEN]
    kept.redo()
    assert [one.state for one in kept.records(Promise)] == [State.KEPT, State.OPEN]
    assert kept.fault() is None


@pytest.mark.parametrize(
    ("fields", "change"),
    [
        ({"due": TODAY}, {"state": "kept"}),
        ({"every": "1m"}, {"state": "kept"}),
        ({"due": TODAY, "every": "1m"}, {"state": "missed"}),
        ({"due": TODAY, "every": "1m"}, {"state": "released", "done_on": TODAY}),
        ({"due": TODAY, "every": "1m"}, {"text": "Send both lists"}),
        ({"due": TODAY, "every": "1m", "state": "kept"}, {"done_on": TODAY}),
    ],
)
def test_nothing_else_makes_a_next_one(kept: Journal, fields: dict, change: dict) -> None:  # type: ignore[type-arg]
    kept.amend(kept.add(promise(**fields)), **change)
    assert len(kept.records(Promise)) == 1


def test_one_is_open_at_a_time(kept: Journal) -> None:
    first = kept.add(promise(due=TODAY, every="1w"))
    kept.amend(first, state="kept")
    kept.amend(first, state="open")
    kept.amend(first, state="kept")
    assert [one.state for one in kept.records(Promise)] == [State.KEPT, State.OPEN]


def test_several_kept_at_once_make_one_next(kept: Journal) -> None:
    both = kept.add_all([promise(due=TODAY, every="1w"), promise(due=TODAY, every="1w")])
    kept.amend_all(both, lambda _: {"state": "kept"})
    assert [one.state for one in kept.records(Promise)] == [State.KEPT, State.KEPT, State.OPEN]


def test_a_condition_that_comes_again_is_one_only_once(kept: Journal) -> None:
    from tests.making import advice

    asked = kept.add(advice(answer="yes, if"))
    first = kept.add(promise(due=TODAY, every="1w", condition_of=asked.id))
    kept.amend(first, state="kept")
    assert kept.records(Promise)[1].condition_of is None
