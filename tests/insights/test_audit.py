from __future__ import annotations

from datetime import timedelta

from clientjournal.insights.audit import stations
from clientjournal.model.documents import checked
from clientjournal.model.practice import Practice
from clientjournal.model.record import Record
from tests.making import TODAY, advice, client, moment, promise

LONG_AGO = TODAY - timedelta(days=100)

RECORDS: list[Record] = [
    client(id=1, standing="active", since=LONG_AGO, cadence="1w"),
    promise(id=1, on=LONG_AGO, due=TODAY - timedelta(days=1)),
    promise(id=2, on=LONG_AGO, due=TODAY + timedelta(days=1)),
    promise(id=3, on=LONG_AGO, due=TODAY, whose="them"),
    advice(id=1, on=LONG_AGO, channel="call"),
    advice(id=2, on=LONG_AGO, channel="email", review_on=TODAY),
    moment(id=1, on=LONG_AGO, spoke=False),
    moment(id=2, on=LONG_AGO, spoke=False, said_on=TODAY),
    moment(id=3, on=LONG_AGO, spoke=False, proved_right="no"),
    moment(id=4, on=LONG_AGO, spoke=False, withdrawn=None, review_on=TODAY),
]


def test_the_walk_goes_through_five_lists_of_what_waits_today() -> None:
    found = stations(Practice.of(map(checked, RECORDS), TODAY))
    assert [[line.id for line in station.lines] for station in found] == [
        ["P-1"],
        ["A-1"],
        ["A-2", "S-4"],
        ["S-1", "S-4"],
        ["C-1"],
    ]


def test_an_empty_practice_says_so_in_every_list() -> None:
    found = stations(Practice.of([], TODAY))
    assert [station.lines for station in found] == [[]] * 5
    assert len({station.empty for station in found}) == 5
