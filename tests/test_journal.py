"""The one door: adding, editing, finding, and what every listener is told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

import clientjournal
from clientjournal.journal import Changes, Journal, open_journal
from clientjournal.model.clock import Clock
from clientjournal.model.errors import (
    InvalidRecord,
    NotFound,
    ReasonNeeded,
)
from clientjournal.model.promise import Move
from clientjournal.model.record import Record
from clientjournal.store import FileStore
from tests.making import (
    TODAY,
    HandSetClock,
    advice,
    client,
    contact,
    everything,
    moment,
    own_up,
    promise,
)


@pytest.fixture
def clock() -> HandSetClock:
    return HandSetClock()


@pytest.fixture
def kept(path: Path, clock: HandSetClock) -> Iterator[Journal]:
    """A journal with one client, on a clock that is set by hand."""
    with Journal(FileStore(path), clock, "tester") as journal:
        journal.add(client("Acme"))
        yield journal


def acts(journal: Journal, ref: str) -> list[str]:
    return [change.act.value for change in journal.history(ref)]


# Adding


def test_a_new_record_comes_back_with_its_number_its_instant_and_its_author(
    kept: Journal, clock: HandSetClock
) -> None:
    stored = kept.add(advice())
    assert (stored.id, stored.ref) == (1, "A-1")
    assert (stored.recorded_at, stored.recorded_by) == (clock.instant, "tester")
    assert kept.get("A-1").advice == "Register for VAT"


def test_an_author_and_a_time_that_a_script_claims_are_not_believed(kept: Journal) -> None:
    stored = kept.add(advice(recorded_at=datetime(1999, 1, 1, tzinfo=UTC), recorded_by="x", id=77))
    assert (stored.id, stored.recorded_by, stored.recorded_at) == (1, "tester", kept.clock.now())


def test_what_was_added_is_there_when_the_journal_is_opened_again(
    kept: Journal, path: Path
) -> None:
    kept.add(advice(cost=12, tags=("vat",), extra={"mood": "odd"}))
    with open_journal(path) as again:
        assert everything(again) == everything(kept)
        assert again.get("A-1").extra == {"mood": "odd"}
        assert again.head == kept.head
        assert again.fault() is None


@pytest.mark.parametrize(
    ("record", "field"),
    [
        (client("  "), "name"),
        (advice(advice=" ", asked=""), "advice"),
        (moment(saw=""), "saw"),
        (promise(text=""), "text"),
        (own_up(what=""), "what"),
        (advice(client=2), "client"),
        (advice(source=3), "source"),
        (own_up(promise=1), "promise"),
        (promise(condition_of=1), "condition_of"),
        (advice(cost=float("nan")), "cost"),
        (advice(time="noon"), "time"),
    ],
)
def test_a_record_that_breaks_a_rule_is_refused_and_nothing_is_kept(
    kept: Journal, path: Path, record: Record, field: str
) -> None:
    before = path.read_bytes()
    with pytest.raises(InvalidRecord) as refused:
        kept.add(record)
    assert refused.value.field == field
    assert path.read_bytes() == before


def test_a_request_without_advice_and_a_contact_without_words_are_enough(kept: Journal) -> None:
    assert kept.add(advice(advice="", asked="Can we skip it?")).words == "Can we skip it?"
    assert kept.add(contact()).text == ""


def test_several_records_are_one_change_and_one_may_be_the_client_of_the_next(
    journal: Journal,
) -> None:
    inherited = client("Bell", consequence="The work stops", consequence_agreed_on=TODAY)
    stored = journal.add_all([inherited, promise(1, whose="them"), contact(1)])
    assert [record.ref for record in stored] == ["C-1", "P-1", "K-1"]
    assert journal.get("P-1").consequence == "The work stops"
    assert {change.group for change in journal.history("K-1") + journal.history("C-1")} == {1}


def test_several_records_are_all_refused_for_one(kept: Journal) -> None:
    before = everything(kept)
    with pytest.raises(InvalidRecord):
        kept.add_all([contact(), contact(client=9)])
    assert everything(kept) == before
    assert kept.add(contact()).ref == "K-1"


@pytest.mark.parametrize(
    ("record", "look_back"),
    [
        (moment(stake="big"), TODAY + timedelta(weeks=8)),
        (moment(spoke=False), TODAY + timedelta(weeks=8)),
        (moment(), None),
        (moment(stake="big", review_on=date(2027, 1, 1)), date(2027, 1, 1)),
        (moment(stake="big", on=date.max), date.max),
    ],
)
def test_a_moment_that_was_big_or_unsaid_is_looked_back_on(
    kept: Journal, record: Record, look_back: date | None
) -> None:
    assert kept.add(record).review_on == look_back


@pytest.mark.parametrize(
    ("fields", "consequence", "agreed"),
    [
        ({"whose": "them"}, "It waits", date(2026, 1, 2)),
        ({"whose": "me"}, "", None),
        ({"whose": "them", "consequence": "Other"}, "Other", None),
    ],
)
def test_a_promise_of_theirs_inherits_the_agreed_consequence(
    kept: Journal, fields: dict[str, Any], consequence: str, agreed: date | None
) -> None:
    kept.amend(kept.client(1), consequence="It waits", consequence_agreed_on=date(2026, 1, 2))
    stored = kept.add(promise(**fields))
    assert (stored.consequence, stored.consequence_agreed_on) == (consequence, agreed)


# Editing


@pytest.mark.parametrize(
    ("first", "edit", "act"),
    [
        (advice(), {"outcome": "no harm"}, "amend"),
        (advice(), {"decision": "declined"}, "amend"),
        (advice(), {"tags": ["vat"]}, "amend"),
        (advice(tags=("vat",)), {"tags": ["vat", "tax"]}, "amend"),
        (advice(tags=("vat",)), {"tags": ["tax"]}, "correct"),
        (advice(), {"advice": "Do not"}, "correct"),
        (advice(decision="declined"), {"decision": "followed"}, "correct"),
        (advice(), {"on": date(2026, 11, 1)}, "correct"),
        (advice(), {"outcome": "no harm", "advice": "Do not"}, "correct"),
        (promise(), {"state": "kept", "done_on": TODAY}, "amend"),
        (promise(due=TODAY), {"due": date(2026, 12, 1)}, "correct"),
        (promise(), {"due": date(2026, 12, 1)}, "amend"),
        (contact(favour=False), {"favour": True}, "correct"),
    ],
)
def test_filling_what_was_open_amends_and_anything_else_corrects(
    kept: Journal, first: Record, edit: dict[str, Any], act: str
) -> None:
    stored = kept.add(first)
    kept.amend(stored, **edit)
    assert acts(kept, stored.ref) == ["add", act]


def test_moving_a_due_date_writes_the_move_down_and_amends(kept: Journal) -> None:
    stored = kept.add(promise(due=TODAY))
    later = date(2026, 12, 1)
    moved = Move(on=TODAY, from_=TODAY, to=later, by="them")
    after = kept.amend(stored, due=later, moves=[moved])
    assert acts(kept, "P-1") == ["add", "amend"]
    assert after.moves[0].by.label == "theirs"
    assert kept.documents("promises")[1]["moves"] == [
        {"on": "2026-11-20", "from": "2026-11-20", "to": "2026-12-01", "by": "them"}
    ]


def test_editing_a_client_always_amends(kept: Journal, clock: HandSetClock) -> None:
    clock.put_forward(days=400)
    assert kept.amend(kept.client(1), name="Acme Ltd").name == "Acme Ltd"
    assert acts(kept, "C-1") == ["add", "amend"]


def test_a_correction_needs_a_reason_once_48_hours_have_passed(
    kept: Journal, clock: HandSetClock
) -> None:
    stored = kept.add(advice())
    clock.put_forward(hours=48)
    assert kept.amend(stored, advice="Wait").advice == "Wait"
    clock.put_forward(seconds=1)
    with pytest.raises(ReasonNeeded):
        kept.amend(stored, advice="Never", because="  ")
    assert kept.get("A-1").advice == "Wait"
    assert kept.amend(stored, outcome="no harm").outcome == "no harm"
    kept.amend(stored, advice="Never", because=" misheard ")
    assert [change.reason for change in kept.history("A-1")] == ["", "", "", "misheard"]
    assert kept.get("A-1").recorded_at == stored.recorded_at


def test_the_48_hours_use_the_real_clock_whatever_day_is_taken_for_today(path: Path) -> None:
    with Journal(FileStore(path), Clock(as_of=date(1999, 1, 1)), "tester") as journal:
        journal.add(client())
        stored = journal.add(advice())
        journal.amend(stored, advice="Wait")
        assert acts(journal, "A-1") == ["add", "correct"]


def test_an_edit_touches_only_the_fields_it_names(kept: Journal) -> None:
    old = kept.add(advice(extra={"mood": "odd"}, reasons="turnover"))
    kept.amend(old, outcome="no harm")
    after = kept.amend(old, risks="a fine")
    assert (after.outcome, after.reasons, after.extra) == ("no harm", "turnover", {"mood": "odd"})
    assert kept.history("A-1")[-1].before == {"risks": ""}


def test_an_edit_that_changes_nothing_is_no_change(kept: Journal) -> None:
    told: list[Changes] = []
    kept.subscribe(told.append)
    head = kept.head
    assert kept.amend(kept.client(1), name="Acme", cadence=None).name == "Acme"
    assert (kept.head, told) == (head, [])


def test_a_cost_spelt_another_way_keeps_the_chain_whole(kept: Journal) -> None:
    stored = kept.add(advice(cost=1))
    kept.amend(stored, cost=1.0, outcome="no harm")
    assert kept.fault() is None
    kept.undo()
    assert repr(kept.get("A-1").cost) == "1"


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"client": 1}, "client"),
        ({"id": 4}, "id"),
        ({"recorded_at": None}, "recorded_at"),
        ({"recorded_by": "x"}, "recorded_by"),
        ({"addenda": []}, "addenda"),
        ({"withdrawn": None}, "withdrawn"),
        ({"extra": {}}, "extra"),
        ({"mood": "odd"}, "mood"),
        ({"outcome": "fine"}, "outcome"),
        ({"advice": ""}, "advice"),
        ({"source": 9}, "source"),
    ],
)
def test_an_edit_that_breaks_a_rule_is_refused_and_nothing_is_kept(
    kept: Journal, fields: dict[str, Any], field: str
) -> None:
    stored = kept.add(advice())
    head = kept.head
    with pytest.raises(InvalidRecord) as refused:
        kept.amend(stored, **fields)
    assert refused.value.field == field
    assert kept.head == head


def test_a_record_that_is_gone_cannot_be_edited(kept: Journal) -> None:
    stored = kept.add(advice())
    kept.undo()
    with pytest.raises(NotFound, match="there is no A-1 any more"):
        kept.amend(stored, outcome="no harm")


def test_lone_surrogates_never_reach_the_file(path: Path) -> None:
    with Journal(FileStore(path), HandSetClock(), "me\udcff") as journal:
        stored = journal.add(client("Ac\ud800me"))
        journal.amend(stored, goal="grow", because="said \udfff so")
        assert stored.recorded_by == "me\ufffd"
        assert journal.history("C-1")[-1].reason == "said \ufffd so"
        assert journal.fault() is None


# Opening


def test_a_journal_is_kept_where_the_environment_says_else_in_the_users_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_journal() as journal:
        assert journal.location == str(tmp_path / "home/data/clientjournal/journal.json")
    monkeypatch.setenv("CLIENTJOURNAL", str(tmp_path / "named.json"))
    with open_journal() as journal:
        assert (journal.location, journal.name) == (str(tmp_path / "named.json"), "named")


def test_opening_and_reading_write_nothing(path: Path) -> None:
    with open_journal(path) as journal:
        assert (journal.clients(), journal.due(), journal.search("x")) == ([], [], [])
        assert journal.head == (0, "0" * 64)
        assert journal.fault() is None
    assert not path.parent.exists()


def test_every_public_name_can_be_had_from_the_package() -> None:
    for name in clientjournal.__all__:
        assert getattr(clientjournal, name).__name__ == name
    assert dir(clientjournal) == sorted(clientjournal.__all__)
    with pytest.raises(AttributeError):
        _ = clientjournal.nothing


# A note that files itself


def test_a_note_and_its_entries_are_one_change(journal: Journal) -> None:
    acme = journal.add(client())
    other = journal.add(client("Bolt"))
    note = contact(client=acme.id, text="Rang")
    stored, filed = journal.file_note(note, [advice(client=other.id), promise(whose="them")])
    assert stored.ref == "K-1" and [entry.ref for entry in filed] == ["A-1", "P-1"]
    assert {entry.source for entry in filed} == {stored.id}
    assert {entry.client for entry in filed} == {acme.id}
    groups = {change.group for ref in ("K-1", "A-1", "P-1") for change in journal.history(ref)}
    assert len(groups) == 1
    assert [change.ref for change in journal.undo()] == ["K-1", "A-1", "P-1"]
    assert journal.timeline(acme.id) == []
    journal.redo()
    assert len(journal.timeline(acme.id)) == 3 and journal.fault() is None


def test_a_note_with_an_entry_that_may_not_be_keeps_nothing(journal: Journal) -> None:
    journal.add(client())
    with pytest.raises(InvalidRecord):
        journal.file_note(contact(text="Rang"), [advice(), promise(text="")])
    assert journal.timeline(1) == []


# Tags


def test_every_tag_is_known_and_follows_what_changes(journal: Journal) -> None:
    journal.add(client(tags=("large",)))
    first = journal.add(advice(tags=("vat", 'a "b]" c')))
    assert journal.tags() == {"large", "vat", 'a "b]" c'}
    journal.amend(first, tags=("vat", "tax"))
    assert "tax" in journal.tags()
    journal.add(promise(tags=("rent",)))
    assert "rent" in journal.tags()
    journal.undo()
    assert "rent" not in journal.tags()
