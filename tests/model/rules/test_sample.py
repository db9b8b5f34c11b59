"""What the rules say of the sample practice on 20 November 2026."""

from __future__ import annotations

from clientjournal.journal import Journal
from clientjournal.model.rules.confirming import unconfirmed
from clientjournal.model.rules.lateness import late_label
from clientjournal.model.rules.quiet import quiet
from clientjournal.model.tables import KINDS
from tests.making import TODAY, expected

RULES = expected("figures.json")


def test_the_expected_figures_are_of_the_day_the_journal_takes_for_today(sample: Journal) -> None:
    assert RULES["as_of"] == sample.practice().as_of.isoformat() == TODAY.isoformat()


def test_what_is_due(sample: Journal) -> None:
    lines = [line.as_json() for line in sample.due()]
    assert all(line.pop("what") for line in lines)
    assert lines == expected("today.json")


def test_who_is_quiet(sample: Journal) -> None:
    lines = [
        {
            "client": line.client.ref,
            "days_since_mine": line.days_since_mine,
            "days_since_any": line.days_since_any,
            "cadence_days": line.cadence_days,
            "over": line.over,
        }
        for line in quiet(sample.practice())
    ]
    assert lines == RULES["quiet"]


def test_what_is_unconfirmed(sample: Journal) -> None:
    assert [record.ref for record in unconfirmed(sample.practice())] == RULES["unconfirmed"]


def test_what_was_written_down_late(sample: Journal) -> None:
    records = [record for kind in KINDS for record in sample.records(kind)]
    assert [record.ref for record in records if late_label(record)] == RULES["late_entries"]
