"""All figures: of the sample, of random practices told a second time, and what never changes."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clientjournal.insights.figures import Figures, figures_of
from clientjournal.journal import Journal
from clientjournal.model.advice import Advice
from clientjournal.model.client import Client
from clientjournal.model.contact import Contact
from clientjournal.model.documents import checked
from clientjournal.model.moment import Moment
from clientjournal.model.own_up import OwnUp
from clientjournal.model.practice import Practice
from clientjournal.model.promise import Promise
from clientjournal.model.record import Record
from clientjournal.model.words import Sort
from tests.insights.practices import AS_OF, practices, records_of
from tests.insights.reference import Tables, figures
from tests.making import TODAY, advice, contact, expected, moment, own_up, practice, promise

FEW = settings(max_examples=30)
"""Examples enough, each of them a whole practice."""

ALL = list(expected("figures.json"))


def taken(records: list[Record], as_of: date = AS_OF) -> Any:
    """Give all figures of records, as they come out of their JSON."""
    return json.loads(json.dumps(figures_of(Practice.of(records, as_of)).as_json()))


def test_the_sample_gives_every_expected_value_in_its_order(sample: Journal) -> None:
    found = figures_of(sample.practice()).as_json()
    assert found == expected("figures.json")
    assert list(found) == ALL


def test_the_reference_gives_every_expected_value() -> None:
    assert figures(practice(), TODAY) == expected("figures.json")


@pytest.mark.usefixtures("zone")
@FEW
@given(tables=practices())
def test_random_practices_agree_with_the_reference(tables: Tables) -> None:
    assert taken(records_of(tables)) == figures(tables, AS_OF)


@FEW
@given(tables=practices(), data=st.data())
def test_the_order_of_records_does_not_matter(tables: Tables, data: st.DataObject) -> None:
    records = records_of(tables)
    assert taken(data.draw(st.permutations(records))) == taken(records)


@FEW
@given(tables=practices(), data=st.data())
def test_withdrawing_an_entry_removes_it_everywhere(tables: Tables, data: st.DataObject) -> None:
    everything = [(table, number) for table, found in tables.items() for number in found]
    if not everything:
        return
    table, number = data.draw(st.sampled_from(everything))
    struck = {"at": "2026-01-01T00:00:00Z", "by": "me", "reason": "wrong"}
    tables[table][number] = {**tables[table][number], "withdrawn": struck}
    without = {name: dict(found) for name, found in tables.items()}
    del without[table][number]
    assert taken(records_of(tables)) == taken(records_of(without))


NAMED_BY: dict[type[Record], set[str]] = {
    Advice: {
        *("ignored", "followed", "unconfirmed", "late_entries", "quiet"),
        *("degree_drift", "why", "as_asked", "yes_if", "went_ahead_unmet"),
    },
    Moment: {"line", "right", "dirty_looks", "unsaid", "unconfirmed", "late_entries", "quiet"},
    Promise: {
        *("ends", "ends_without", "consequences", "pushing", "late_entries", "own_ups"),
        *("yes_if", "went_ahead_unmet"),
    },
    Contact: {"pushing", "favours", "late_entries", "quiet"},
    OwnUp: {"own_ups", "late_entries", "quiet"},
    Client: {"quiet", "not_to_contact", "degree_drift"},
}
"""The figures whose definition names a kind of record."""


@FEW
@given(tables=practices())
def test_adding_one_changes_only_the_figures_that_name_it(tables: Tables) -> None:
    records = records_of(tables)
    known = {one.id for one in records if isinstance(one, Client) and one.withdrawn is None}
    for one in records:
        if isinstance(one, Client):
            continue  # with one all its entries would go
        others = taken([other for other in records if other is not one])
        found = taken(records)
        changed = {name for name in ALL if found[name] != others[name]}
        assert changed <= NAMED_BY.get(type(one), {"late_entries"}), (one.ref, changed)
        if getattr(one, "client", None) not in known and "client" in one.__struct_fields__:
            assert not changed


@FEW
@given(tables=practices())
def test_a_client_alone_counts_in_no_share(tables: Tables) -> None:
    records = records_of(tables)
    before = taken(records)
    after = taken([*records, Client(id=99, name="New", since=AS_OF)])
    assert {name for name in ALL if before[name] != after[name]} <= NAMED_BY[Client]


@FEW
@given(tables=practices())
def test_every_interval_lies_within_0_and_1_and_holds_its_share(tables: Tables) -> None:
    found = taken(records_of(tables))
    shares = [
        (cell[f"{name}_interval"], cell[name], cell["n"])
        for cell in found["line"]
        for name in ("thanked", "dirty_look")
    ]
    shares += [(end["interval"], end["on_time"], end["closed"]) for end in found["ends"].values()]
    for interval, part, whole in shares:
        assert (interval is None) == (whole < 3)
        if interval:
            assert 0 <= interval[0] <= part / whole <= interval[1] <= 1


def behinds(found: Figures) -> list[tuple[str, Callable[[], Any], int]]:
    """Give every figure with its records, and how many there must be."""
    looks = found.dirty_looks
    return [
        *[("line", cell.behind, cell.n + len(cell.unknown)) for cell in found.line],
        ("right", found.right.behind, found.right.known + len(found.right.unknown)),
        ("dirty_looks", looks.behind, looks.known + len(looks.unknown)),
        ("unsaid", found.unsaid.behind, len(found.unsaid.all)),
        *[
            ("ends", end.behind, end.closed + len(end.open) + len(end.released))
            for end in found.ends.values()
        ],
        ("consequences", found.consequences.behind, found.consequences.n),
        *[("pushing", line.behind, line.mine + line.theirs) for line in found.pushing],
        *[("favours", line.behind, len(line.contacts)) for line in found.favours],
        ("why", found.why.behind, found.why.asked),
        ("as_asked", found.as_asked.behind, found.as_asked.n),
        *[("degrees", line.behind, len(line.used)) for line in found.degree_drift],
        *[("yes_if", line.behind, 1 + len(line.conditions)) for line in found.yes_if],
        ("went_ahead", found.went_ahead.behind, found.went_ahead.as_json()["of"]),
    ]


@FEW
@given(tables=practices())
def test_every_number_gives_the_records_behind_it(tables: Tables) -> None:
    found = figures_of(Practice.of(records_of(tables), AS_OF))
    for name, behind, count in behinds(found):
        refs = [ref for group in behind() for ref in group.refs]
        assert len(refs) == count, name
        assert len(set(refs)) == count or name == "pushing", name


def test_a_period_leaves_earlier_entries_out_but_not_what_they_answer() -> None:
    old, new = date(2026, 1, 5), date(2026, 11, 2)
    records: list[Record] = [
        Client(id=1, name="Acme", since=old),
        moment(id=1, on=old, proved_right="yes"),
        moment(id=2, on=new, proved_right="no"),
        promise(id=1, on=old, state="kept", whose="them", condition_of=1, done_on=old),
        promise(id=2, on=new, state="missed"),
        own_up(id=1, noticed_on=old, promise=2),
        advice(id=1, on=new, answer="yes, if"),
        contact(id=1, on=old, purpose="check-in"),
    ]
    found = figures_of(Practice.of(map(checked, records), TODAY), date(2026, 11, 1))
    assert found.right.as_json() == {"known": 1, "right": 0, "unknown": 0}
    assert [line.as_json()["met"] for line in found.yes_if] == [1]
    assert found.own_ups.as_json()["n"] == 0
    assert found.own_ups.missed_without == []
    assert [line.days_since_mine for line in found.quiet] == [18]


def test_dangers_and_opportunities_can_be_told_apart() -> None:
    records: list[Record] = [
        Client(id=1, name="Acme"),
        moment(id=1, sort="danger", reaction="thanked"),
        moment(id=2, sort="opportunity", spoke=False),
    ]
    held = Practice.of(map(checked, records), TODAY)
    dangers, chances = figures_of(held, sort=Sort.DANGER), figures_of(held, sort=Sort.OPPORTUNITY)
    assert (len(dangers.line), len(dangers.unsaid.all)) == (1, 0)
    assert (len(chances.line), len(chances.unsaid.all)) == (0, 1)


def test_the_figures_of_one_client_are_of_that_client_alone(sample: Journal) -> None:
    whole = sample.practice()
    one = figures_of(whole.of_client(1)).as_json()
    alone = figures_of(Practice.of([sample.client(1), *sample.timeline(1)], TODAY)).as_json()
    assert one == alone
    assert [line["client"] for line in one["quiet"]] == ["C-1"]
    assert one["ends_without"] == {"mine": None, "theirs": None}
    parts = [figures_of(whole.of_client(n)).as_json()["unsaid"]["n"] for n in whole.clients]
    assert sum(parts) == expected("figures.json")["unsaid"]["n"]
