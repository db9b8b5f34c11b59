"""Who has gone without a word, what waits for an answer, and what is unconfirmed or late."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from clientjournal.model.practice import Practice
from clientjournal.model.record import Record, Withdrawal
from clientjournal.model.review import Review
from clientjournal.model.rules.confirming import unconfirmed, working_days
from clientjournal.model.rules.due import due
from clientjournal.model.rules.lateness import late_label
from clientjournal.model.rules.quiet import quiet
from clientjournal.model.words import Channel, Purpose, Side, Stake, Standing, State
from tests.making import TODAY, advice, client, contact, moment, own_up, promise

STRUCK = Withdrawal(at=datetime(2026, 11, 1, tzinfo=UTC), by="me", reason="wrong file")


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def practice(*records: Record) -> Practice:
    return Practice.of(records, TODAY)


def days_quiet(*entries: Record, **fields: Any) -> tuple[int | None, int, bool]:
    """Give days since my word, since any, and whether that is over, for one client."""
    (line,) = quiet(practice(client(id=1, **{"since": ago(300), **fields}), *entries))
    return line.days_since_mine, line.days_since_any, line.over


@pytest.mark.parametrize(
    ("entry", "mine", "any_"),
    [
        (contact(on=ago(9)), 9, 9),
        (contact(on=ago(9), purpose=Purpose.HEADS_UP), 9, 9),
        (contact(on=ago(9), purpose=Purpose.WORK), None, 9),
        (contact(on=ago(9), purpose=Purpose.INVOICE), None, 300),
        (contact(on=ago(9), purpose=Purpose.SALES), None, 300),
        (contact(on=ago(9), who=Side.THEM), None, 9),
        (advice(on=ago(9)), None, 9),
        (moment(on=ago(9)), 9, 9),
        (moment(on=ago(9), spoke=False), None, 300),
        (own_up(noticed_on=ago(12), told_on=ago(9), raised_by=Side.ME), 9, 300),
        (own_up(noticed_on=ago(12), told_on=ago(9), raised_by=Side.THEM), None, 300),
        (own_up(noticed_on=ago(12)), None, 300),
        (promise(on=ago(9)), None, 300),
        (contact(on=ago(9), withdrawn=STRUCK), None, 300),
        (contact(on=TODAY + timedelta(days=1)), None, 300),
    ],
)
def test_what_counts_as_a_word(entry: Record, mine: int | None, any_: int) -> None:
    assert days_quiet(entry) == (mine, any_, False)


def test_a_client_never_contacted_counts_from_since_else_from_the_day_it_was_recorded() -> None:
    recorded = datetime(2026, 11, 1, 12, tzinfo=UTC)
    assert days_quiet(recorded_at=recorded)[1] == 300
    assert days_quiet(recorded_at=recorded, since=None)[1] == 19


@pytest.mark.parametrize(("cadence", "over"), [("8d", True), ("9d", False), (None, False)])
def test_a_client_is_over_when_the_days_exceed_the_cadence(cadence: str, over: bool) -> None:
    assert days_quiet(contact(on=ago(9)), cadence=cadence)[2] is over


@pytest.mark.parametrize("standing", Standing)
def test_only_those_you_work_for_or_delivered_to_are_listed(standing: Standing) -> None:
    listed = standing in (Standing.ACTIVE, Standing.DELIVERED)
    assert bool(quiet(practice(client(id=1, standing=standing)))) is listed


@pytest.mark.parametrize(("until", "listed"), [(ago(1), True), (TODAY, True), (ago(-1), False)])
def test_a_client_not_to_be_contacted_is_left_out_until_that_day(until: date, listed: bool) -> None:
    kept_quiet = client(id=1, quiet_until=until, cadence="1d", since=ago(300), delivered_on=ago(20))
    assert bool(quiet(practice(kept_quiet))) is listed
    kinds = {line.kind for line in due(practice(kept_quiet))}
    assert kinds == ({"check-in", "delivered"} if listed else set())


def test_the_quietest_come_first_and_the_never_called_before_them() -> None:
    clients = [client(id=number) for number in (1, 2, 3, 4, 5)]
    words = [contact(1, on=ago(5)), contact(2, on=ago(9)), contact(4, on=ago(9))]
    assert [line.client.id for line in quiet(practice(*clients, *words))] == [3, 5, 2, 4, 1]


def lines(*records: Record, **fields: Any) -> list[tuple[str, str, int]]:
    """Give kind, id and days of what is due for one client and its entries."""
    found = due(practice(client(id=1, since=ago(300), **fields), *records))
    return [(line.kind, line.id, line.days) for line in found]


@pytest.mark.parametrize(
    ("delivered", "word", "expected"),
    [
        (7, None, [("delivered", "C-1", -7)]),
        (6, None, []),
        (14, None, [("delivered", "C-1", 0)]),
        (20, None, [("delivered", "C-1", 6)]),
        (20, 5, []),
        (20, 6, []),
        (20, 7, [("delivered", "C-1", 6)]),
        (83, None, [("delivered", "C-1", 69)]),
        (84, None, [("delivered", "C-1", -7)]),
        (200, None, [("delivered", "C-1", 109)]),
        (400, None, [("delivered", "C-1", 35)]),
        (400, 30, []),
    ],
)
def test_a_delivery_is_followed_up_after_14_91_and_365_days_until_you_say_a_word(
    delivered: int, word: int | None, expected: list[tuple[str, str, int]]
) -> None:
    words = [] if word is None else [contact(id=1, on=ago(word))]
    found = lines(*words, delivered_on=ago(delivered), standing=Standing.DELIVERED)
    assert found == expected


def test_a_word_of_theirs_is_no_follow_up() -> None:
    theirs = contact(id=1, on=ago(1), who=Side.THEM)
    assert lines(theirs, delivered_on=ago(20)) == [("delivered", "C-1", 6)]


def test_a_delivery_at_the_end_of_the_calendar_is_not_due() -> None:
    assert lines(delivered_on=date.max) == []


@pytest.mark.parametrize(("days", "expected"), [(-8, []), (-7, [-7]), (0, [0]), (400, [400])])
def test_promises_show_from_a_week_before_and_never_disappear(
    days: int, expected: list[int]
) -> None:
    assert [line[2] for line in lines(promise(id=1, due=ago(days)))] == expected


def test_each_kind_is_answered_by_its_own_field() -> None:
    broken = {"whose": Side.THEM, "state": State.MISSED, "due": ago(3), "consequence": "stop"}
    waiting = [
        advice(id=1, on=ago(9), review_on=ago(1), channel=Channel.EMAIL),
        advice(id=2, on=ago(9), channel=Channel.CALL),
        moment(id=1, on=ago(9), review_on=ago(1)),
        own_up(id=1, noticed_on=ago(9)),
        promise(id=1, on=ago(9), consequence_agreed_on=ago(9), **broken),
        Review(id=1, client=1, on=ago(9), reason="drift", next_on=ago(2)),
    ]
    assert sorted(line[:2] for line in lines(*waiting)) == [
        ("client review", "R-1"),
        ("confirm", "A-2"),
        ("consequence", "P-1"),
        ("own-up", "O-1"),
        ("review", "A-1"),
        ("review", "S-1"),
    ]
    answered = [
        advice(id=1, on=ago(9), review_on=ago(1), channel=Channel.EMAIL, outcome="no harm"),
        advice(id=2, on=ago(9), channel=Channel.CALL, confirm_waived="wrote it there"),
        moment(id=1, on=ago(9), review_on=ago(1), proved_right="no"),
        own_up(id=1, noticed_on=ago(9), told_on=ago(8)),
        promise(
            id=1,
            on=ago(9),
            consequence_agreed_on=ago(9),
            consequence_outcome="applied",
            **broken,
        ),
        Review(id=1, client=1, on=ago(9), reason="drift", next_on=ago(2)),
        Review(id=2, client=1, on=ago(2), reason="went well"),
    ]
    assert lines(*answered) == []


def test_on_one_day_mine_come_first_then_theirs_then_the_rest_by_letter_and_number() -> None:
    found = lines(
        promise(id=10, due=TODAY),
        promise(id=2, due=TODAY),
        promise(id=1, due=TODAY, whose=Side.THEM),
        moment(id=1, on=ago(1), review_on=TODAY),
        advice(id=11, on=ago(1), review_on=TODAY),
        advice(id=3, on=ago(1), review_on=TODAY),
        promise(id=9, due=ago(1)),
    )
    assert [line[1] for line in found] == ["P-9", "P-2", "P-10", "P-1", "A-3", "A-11", "S-1"]


def test_withdrawn_clients_take_their_entries_with_them() -> None:
    assert lines(promise(id=1, due=TODAY), withdrawn=STRUCK) == []
    assert lines(promise(id=1, due=TODAY, withdrawn=STRUCK)) == []


def test_entries_dated_after_the_day_are_not_due() -> None:
    tomorrow = TODAY + timedelta(days=1)
    assert lines(promise(id=1, on=tomorrow, due=tomorrow)) == []


@pytest.mark.parametrize(
    ("after", "until", "days"),
    [
        ("2026-11-20", "2026-11-20", 0),
        ("2026-11-20", "2026-11-22", 0),
        ("2026-11-20", "2026-11-23", 1),
        ("2026-11-20", "2026-11-24", 2),
        ("2026-11-20", "2026-11-25", 3),
        ("2026-11-21", "2026-11-23", 1),
        ("2026-11-16", "2026-11-20", 4),
        ("2026-11-16", "2026-11-23", 5),
        ("2026-11-20", "2026-11-01", 0),
        ("2025-11-20", "2026-11-20", 261),
    ],
)
def test_working_days_skip_the_weekend(after: str, until: str, days: int) -> None:
    assert working_days(date.fromisoformat(after), date.fromisoformat(until)) == days


@pytest.mark.parametrize(
    ("record", "waits"),
    [
        (advice(on=ago(3)), True),
        (advice(on=ago(2)), False),
        (advice(on=ago(9), channel=Channel.IN_PASSING), True),
        (advice(on=ago(9), channel=Channel.VIDEO), True),
        (advice(on=ago(9), channel=Channel.MEETING), True),
        (advice(on=ago(9), channel=Channel.EMAIL), False),
        (advice(on=ago(9), channel=Channel.LETTER), False),
        (advice(on=ago(9), channel=Channel.MESSAGE), False),
        (advice(on=ago(9), advice="", asked="A quote"), False),
        (advice(on=ago(9), confirmed_on=ago(8)), False),
        (advice(on=ago(9), confirm_waived="they took notes"), False),
        (moment(on=ago(9), stake=Stake.BIG), True),
        (moment(on=ago(9)), False),
        (moment(on=ago(9), stake=Stake.BIG, spoke=False), False),
        (moment(on=ago(9), stake=Stake.BIG, confirmed_on=ago(9)), False),
    ],
)
def test_what_was_said_aloud_waits_to_be_confirmed(record: Record, waits: bool) -> None:
    assert bool(list(unconfirmed(practice(client(id=1), record)))) is waits


@pytest.mark.parametrize(
    ("hours", "label"),
    [(0, ""), (48, ""), (49, "late entry (3 days)"), (100, "late entry (5 days)")],
)
def test_an_entry_is_late_two_days_after_the_end_of_its_day(hours: int, label: str) -> None:
    end_of_day = datetime(2026, 11, 21, tzinfo=UTC)
    written = end_of_day + timedelta(hours=hours)
    assert late_label(advice(recorded_at=written)) == label
    assert late_label(own_up(recorded_at=written)) == label


def test_a_client_and_an_entry_not_yet_stored_are_never_late() -> None:
    assert late_label(client(recorded_at=datetime(2026, 11, 20, tzinfo=UTC))) == ""
    assert late_label(advice(on=ago(99))) == ""
