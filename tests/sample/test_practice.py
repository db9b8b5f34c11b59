"""The sample practice, moved in time, and the throw-away journal on it."""

from __future__ import annotations

import json
import stat
from datetime import date
from pathlib import Path

from clientjournal.model.clock import Clock
from clientjournal.sample import LAST_DAY, open_demo, practice

RAW = json.loads(
    (Path(__file__).parents[2] / "clientjournal/sample/practice.json").read_text("utf-8")
)


def test_on_its_own_day_it_is_the_file() -> None:
    found = practice(LAST_DAY)
    assert {table: {str(n): d for n, d in rows.items()} for table, rows in found.items()} == RAW


def test_every_day_moves_nested_ones_too() -> None:
    found = practice(date(2027, 11, 20))
    assert found["advice"][1]["on"] == "2027-05-28"
    assert found["promises"][9]["moves"][0]["to"] == "2027-11-02"
    assert found["promises"][13]["nudges"][1]["on"] == "2027-09-26"
    assert found["advice"][8]["addenda"][0]["at"] == "2027-10-11T17:00:00Z"
    assert found["advice"][24]["withdrawn"]["at"] == "2027-10-25T18:00:00Z"
    assert found["advice"][1]["advice"] == RAW["advice"]["1"]["advice"]
    assert "2026-11-2" not in json.dumps(practice(date(2040, 1, 1)))


def test_the_demo_is_closed_to_others_and_leaves_nothing() -> None:
    with open_demo(Clock(date(2030, 1, 31))) as journal:
        folder = Path(journal.location).parent
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert journal.name == "sample practice"
        assert len(journal.clients()) == 12
        assert journal.due()
        assert journal.fault() is None
    assert not folder.exists()
    journal.close()
