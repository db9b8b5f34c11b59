"""Between records and documents: nothing is lost, and what is wrong is named."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import astuple

from clientjournal.model.client import Client
from clientjournal.model.documents import (
    checked,
    cleaned,
    field_names,
    read_record,
    read_records,
    to_document,
    to_record,
)
from clientjournal.model.errors import InvalidRecord
from clientjournal.model.record import Record
from clientjournal.model.tables import BY_TABLE, KINDS
from tests.making import TODAY, advice, client, contact, moment, practice, promise, smallest

SHARED = ("recorded_at", "recorded_by", "tags", "private", "addenda", "source", "withdrawn")

IN_SAMPLE = [
    pytest.param(kind, number, document, id=f"{kind.LETTER}-{number}")
    for kind in KINDS
    for number, document in practice()[kind.TABLE].items()
]


@pytest.mark.parametrize(("kind", "number", "document"), IN_SAMPLE)
def test_a_record_of_the_sample_comes_back_field_by_field(
    kind: type[Record], number: int, document: dict[str, Any]
) -> None:
    record = to_record(kind, document, number)
    written = to_document(record)
    assert record.id == number
    assert {name: written[name] for name in document} == document
    assert list(written) == list(field_names(kind))
    assert to_document(to_record(kind, json.loads(json.dumps(written)), number)) == written
    raw = json.dumps(document).encode()
    for read in (read_record(kind, raw, number), *read_lines(kind, number, raw)):
        assert astuple(read) == astuple(record)


def read_lines(kind: type[Record], number: int, raw: bytes) -> list[Record]:
    """Read a document among others of its table."""
    lines = b'"%d":%b,\n"%d":%b' % (number, raw, number + 1, raw)
    read = read_records(kind, lines)
    assert [*read] == [number, number + 1]
    return [read[number]]


@pytest.mark.parametrize("unknown", [{"mood": 1}, {"id": 9}, {"extra": {"a": [1]}}, {"": "x"}])
@pytest.mark.parametrize("kind", KINDS)
def test_fields_this_version_does_not_know_are_read_from_bytes_too(
    kind: type[Record], unknown: dict[str, Any]
) -> None:
    document = smallest(kind) | unknown
    record = read_record(kind, json.dumps(document).encode(), 7)
    assert (record.id, record.extra) == (7, unknown)
    assert read_records(kind, b'"7":%b' % json.dumps(document).encode()) == {}
    assert astuple(record) == astuple(to_record(kind, document, 7))


@pytest.mark.parametrize("kind", KINDS)
def test_a_document_has_the_client_first_and_the_shared_fields_last(kind: type[Record]) -> None:
    names = list(to_document(to_record(kind, smallest(kind), 1)))
    assert names[-len(SHARED) :] == list(SHARED)
    assert "client" not in names[1:]


@pytest.mark.parametrize("kind", KINDS)
def test_fields_this_version_does_not_know_are_written_back_after_the_rest(
    kind: type[Record],
) -> None:
    unknown = {"id": "theirs", "mood": ["odd", {"deep": None}], "extra": 1.5}
    written = to_document(to_record(kind, {**unknown, **smallest(kind)}, 1))
    assert {name: written[name] for name in unknown} == unknown
    assert list(written)[-3:] == list(unknown)


BAD: list[tuple[str, str, Any]] = [
    ("clients", "name", 5),
    ("clients", "name", None),
    ("clients", "kind", "company"),
    ("clients", "standing", "gone"),
    ("clients", "since", "20/11/2026"),
    ("clients", "since", "2026-02-30"),
    ("clients", "cadence", "often"),
    ("clients", "cadence", "0d"),
    ("clients", "cadence", "2w\n"),
    ("clients", "cadence", "٢w"),
    ("clients", "degree", 4),
    ("clients", "degree", "2"),
    ("clients", "line", "all"),
    ("clients", "quiet_until", "soon"),
    ("clients", "accepts_change", True),
    ("clients", "email", "one@example.org"),
    ("clients", "tags", [1]),
    ("clients", "tags", None),
    ("clients", "source", 0),
    ("clients", "source", "K-1"),
    ("clients", "withdrawn", {"at": "2026-11-20T00:00:00Z"}),
    ("clients", "addenda", [{"at": "now", "by": "me", "text": "x"}]),
    ("clients", "recorded_at", "yesterday"),
    ("advice", "client", "Acme"),
    ("advice", "client", -1),
    ("advice", "on", "fri"),
    ("advice", "on", None),
    ("advice", "on", "2026-11-20\nand more"),
    ("advice", "time", "25:00"),
    ("advice", "time", "9:30"),
    ("advice", "time", "14:30\n"),
    ("advice", "channel", "fax"),
    ("advice", "why", "because"),
    ("advice", "answer", "maybe"),
    ("advice", "decision", None),
    ("advice", "decision", "two\nlines"),
    ("advice", "cost", "ten"),
    ("advice", "cost", True),
    ("advice", "currency", "euro"),
    ("advice", "currency", "EUR\n"),
    ("advice", "cost_basis", "ours"),
    ("advice", "outcome", "fine"),
    ("advice", "blamed", "perhaps"),
    ("moments", "sort", "risk"),
    ("moments", "stake", "huge"),
    ("moments", "scope", None),
    ("moments", "spoke", "yes"),
    ("moments", "reaction", "angry"),
    ("promises", "whose", "ours"),
    ("promises", "due", "2026-13-01"),
    ("promises", "every", "week"),
    ("promises", "state", "broken"),
    ("promises", "moves", [{"from": None, "to": None, "by": "me"}]),
    ("promises", "nudges", [{"on": "2026-11-20", "rung": "shout"}]),
    ("promises", "condition_of", "A-1"),
    ("contacts", "minutes", "long"),
    ("contacts", "favour", 1),
    ("contacts", "purpose", "chat"),
    ("own_ups", "noticed_on", 20261120),
    ("own_ups", "check", "done"),
    ("own_ups", "promise", 1.5),
    ("reviews", "decision", "wait"),
    ("reviews", "next_on", ""),
    ("audits", "on", "2026"),
    ("audits", "note", ["a"]),
]


@pytest.mark.parametrize(("table", "field", "value"), BAD)
def test_a_bad_value_is_refused_in_one_line_that_names_the_field(
    table: str, field: str, value: Any
) -> None:
    kind = BY_TABLE[table]
    with pytest.raises(InvalidRecord) as refused:
        to_record(kind, {**smallest(kind), field: value}, 1)
    assert refused.value.field == field
    assert field in str(refused.value)
    assert len(str(refused.value).splitlines()) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_a_missing_field_is_named(kind: type[Record]) -> None:
    needed = kind.ON or kind.FIRST
    document = {name: value for name, value in smallest(kind).items() if name != needed}
    with pytest.raises(InvalidRecord) as refused:
        to_record(kind, document, 1)
    assert refused.value.field == needed
    assert str(refused.value) == f"{kind.NOUN}: {needed} must be filled"


def test_a_wrong_choice_is_answered_with_the_words_to_choose_from() -> None:
    with pytest.raises(InvalidRecord) as refused:
        to_record(Client, {"name": "Acme", "standing": "gone"}, 1)
    assert str(refused.value) == (
        'standing: "gone" is not one of prospect, active, delivered, dormant, ended'
    )


@pytest.mark.parametrize(
    ("record", "field"),
    [
        (advice(cost=float("nan")), "cost"),
        (advice(cost=float("inf")), "cost"),
        (contact(minutes=float("-inf")), "minutes"),
        (advice(advice=object()), "advice"),
        (advice(on=datetime(2026, 11, 20, tzinfo=UTC)), "on"),
        (client(tags=("a", {"b"}, object())), "tags"),
        (client(extra={"size": float("nan")}), "extra"),
    ],
)
def test_a_value_of_a_script_that_json_cannot_hold_is_refused(record: Record, field: str) -> None:
    with pytest.raises(InvalidRecord) as refused:
        checked(record)
    assert refused.value.field == field
    assert len(str(refused.value).splitlines()) == 1


def test_plain_words_become_proper_values() -> None:
    record = checked(promise(whose="them", due="2026-12-01", state="kept"))
    assert record.whose.label == "theirs"
    assert record.due == date(2026, 12, 1)


def lone_surrogates_replaced(text: str) -> str:
    joined = re.sub(
        "[\ud800-\udbff][\udc00-\udfff]",
        lambda pair: pair[0].encode("utf-16-le", "surrogatepass").decode("utf-16-le"),
        text,
    )
    return re.sub("[\ud800-\udfff]", "\ufffd", joined)


@given(st.text(st.characters(), max_size=12) | st.text("\ud800\udbff\udc00\udfffaé😀"))
def test_a_lone_surrogate_becomes_the_replacement_sign_and_all_else_stays(text: str) -> None:
    assert cleaned(text) == lone_surrogates_replaced(text)


def test_lone_surrogates_are_replaced_wherever_text_may_stand() -> None:
    record = checked(
        client("Ac\ud800me", tags=("\udfff",), extra={"\udc01": [{"x": "\ud83d\ude00\ud83d"}]})
    )
    assert record.name == "Ac\ufffdme"
    assert record.tags == ("\ufffd",)
    assert record.extra == {"\ufffd": [{"x": "😀\ufffd"}]}


def test_integers_stay_integers_and_floats_floats() -> None:
    assert [type(to_document(advice(cost=cost))["cost"]) for cost in (12, 12.0)] == [int, float]


def test_records_are_the_same_by_id_whatever_they_say() -> None:
    first, second = advice(id=4, advice="one"), advice(id=4, advice="two")
    assert first == second and hash(first) == hash(second)
    assert first != advice(id=5) and first != moment(id=4)
    assert advice() != advice()
    assert first.ref == "A-4" and advice().ref == "A-new"


def test_an_entry_has_the_day_it_happened_and_a_client_has_none() -> None:
    assert contact(on=TODAY).happened == TODAY
    assert client().happened is None
