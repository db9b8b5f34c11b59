from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from clientjournal.model.documents import checked
from clientjournal.model.errors import InvalidRecord
from clientjournal.model.practice import Practice
from clientjournal.model.record import Record
from clientjournal.model.review import Review
from clientjournal.model.rules.dealing import done, put_off
from clientjournal.model.rules.due import Due, due
from tests.making import TODAY, advice, client, moment, own_up, promise

SOON = TODAY + timedelta(days=3)
LONG_AGO = TODAY - timedelta(days=100)


def line_of(record: Record, kind: str) -> tuple[Due, list[Record]]:
    """Give the line of a kind that a record raises, among the records it is raised among."""
    records: list[Record] = [checked(replace(record, id=1))]
    if record.TABLE != "clients":
        records.append(client(id=1))
    (line,) = (line for line in due(Practice.of(records, TODAY)) if line.kind == kind)
    return line, records


def lines_after(records: list[Record], fields: dict[str, Any]) -> list[str]:
    changed = [checked(replace(records[0], **fields)), *records[1:]]
    return [line.kind for line in due(Practice.of(changed, TODAY)) if line.days >= 0]


DONE: list[tuple[str, Record]] = [
    ("my promise", promise(on=LONG_AGO, due=TODAY)),
    ("their promise", promise(on=LONG_AGO, whose="them", due=TODAY)),
    ("confirm", advice(on=LONG_AGO, channel="call")),
    ("confirm", moment(on=LONG_AGO, spoke=True, stake="big")),
    ("own-up", own_up(noticed_on=LONG_AGO)),
]


@pytest.mark.parametrize(("kind", "record"), DONE, ids=[kind for kind, _ in DONE])
def test_what_is_done_leaves_the_list(kind: str, record: Record) -> None:
    line, records = line_of(record, kind)
    fields = done(line, records[0], TODAY)
    assert fields is not None
    assert kind not in lines_after(records, fields)


PUT_OFF: list[tuple[str, Record]] = [
    ("my promise", promise(on=LONG_AGO, due=LONG_AGO)),
    ("their promise", promise(on=LONG_AGO, whose="them", due=LONG_AGO)),
    ("review", advice(on=LONG_AGO, channel="email", review_on=TODAY)),
    ("review", moment(on=LONG_AGO, stake="small", review_on=TODAY)),
    ("client review", Review(client=1, on=LONG_AGO, reason="Late", next_on=TODAY)),
    ("check-in", client(standing="active", since=LONG_AGO, cadence="2w")),
    ("delivered", client(standing="delivered", delivered_on=LONG_AGO, since=LONG_AGO)),
]


@pytest.mark.parametrize(("kind", "record"), PUT_OFF, ids=[kind for kind, _ in PUT_OFF])
def test_what_is_put_off_leaves_the_list_until_that_day(kind: str, record: Record) -> None:
    line, records = line_of(record, kind)
    assert done(line, records[0], TODAY) is None or "promise" in kind
    fields = put_off(line, records[0], SOON, TODAY)
    assert kind not in lines_after(records, fields)
    later = [replace(records[0], **fields), *records[1:]]
    assert kind in [line.kind for line in due(Practice.of(later, SOON))]


@pytest.mark.parametrize("kind", ["confirm", "own-up"])
def test_what_no_date_was_agreed_for_is_not_put_off(kind: str) -> None:
    record: Record = own_up(noticed_on=LONG_AGO)
    if kind == "confirm":
        record = advice(on=LONG_AGO, channel="call", review_on=SOON)
    line, records = line_of(record, kind)
    with pytest.raises(InvalidRecord, match="stays here"):
        put_off(line, records[0], SOON, TODAY)


def test_a_pending_consequence_is_answered_not_put_off() -> None:
    missed = promise(
        on=LONG_AGO,
        whose="them",
        due=LONG_AGO,
        state="missed",
        consequence="No advice without the list",
        consequence_agreed_on=LONG_AGO,
    )
    line, records = line_of(missed, "consequence")
    assert done(line, records[0], TODAY) is None
    with pytest.raises(InvalidRecord, match="applied or waived"):
        put_off(line, records[0], SOON, TODAY)


@pytest.mark.parametrize("to", [TODAY, LONG_AGO, date.min])
def test_a_line_is_put_off_to_a_day_ahead_only(to: date) -> None:
    line, records = line_of(promise(on=LONG_AGO, due=TODAY), "my promise")
    with pytest.raises(InvalidRecord, match="not ahead"):
        put_off(line, records[0], to, TODAY)


def test_a_promise_put_off_is_due_on_another_day() -> None:
    line, records = line_of(promise(on=LONG_AGO, whose="them", due=TODAY), "their promise")
    assert put_off(line, records[0], SOON, TODAY) == {"due": SOON}
