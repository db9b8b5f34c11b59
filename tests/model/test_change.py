"""The chain of changes, computed again from the words of STORE alone."""

from __future__ import annotations

import copy
import hashlib
import json
from math import isfinite as finite
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from clientjournal.journal import Journal
from clientjournal.model.change import Change, changed_fields
from clientjournal.model.change import canonical as spelt
from clientjournal.model.documents import Document
from clientjournal.model.errors import InvalidRecord
from clientjournal.model.tables import KINDS
from clientjournal.model.verifying import first_fault
from tests.making import TODAY, advice, client, contact, everything, practice

Everything = dict[str, dict[int, Document]]


def canonical(value: Any) -> bytes:
    return json.dumps(
        value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    ).encode("utf-8")


def sha(*parts: bytes) -> str:
    return hashlib.sha256(b"".join(parts)).hexdigest()


def digest_of(change: Document, record: Document | None) -> str:
    content = canonical({"reason": change["reason"], "record": record})
    return sha(bytes.fromhex(change["salt"]), content)


def link_of(previous: str, number: int, change: Document) -> str:
    values = [number]
    for name in ("at", "by", "act", "table", "record", "group", "undoes", "digest"):
        values.append(change[name])
    return sha(previous.encode("ascii"), canonical(values))


@pytest.fixture
def lived(journal: Journal) -> Journal:
    """A small journal with every act a journal has so far."""
    acme = journal.add(client("Acmé", tags=("vat", "😀")))
    journal.add_all([contact(text="[x] sent\nby post"), advice(cost=1, currency="EUR")])
    journal.amend(acme, cadence="2w", because="agreed")
    journal.amend(journal.get("A-1"), advice="Register now", outcome="no harm", because="typo")
    journal.add(contact(text="wrong client"))
    journal.undo()
    journal.undo()
    journal.redo()
    journal.take_in({"clients": {9: {"name": "Bell"}}}, "bell.json")
    return journal


def checked(found: Everything) -> str | None:
    history = found["history"]
    return first_fault({kind.TABLE: found[kind.TABLE] for kind in KINDS}, history)


def test_every_link_and_every_digest_of_a_new_record_follow_from_the_words_of_the_store(
    lived: Journal,
) -> None:
    previous = "0" * 64
    history = lived.documents("history")
    for number, change in history.items():
        assert change["link"] == link_of(previous, number, change)
        assert len(bytes.fromhex(change["salt"])) == 16
        previous = change["link"]
    assert lived.head == (len(history), previous)
    assert list(history) == list(range(1, len(history) + 1))


def test_every_version_ever_saved_has_the_digest_its_change_recorded(lived: Journal) -> None:
    found = everything(lived)
    said: dict[tuple[str, int], Document | None] = {}
    for change in reversed(found["history"].values()):
        key = (change["table"], change["record"])
        after = said[key] if key in said else found[key[0]].get(key[1])
        assert change["digest"] == digest_of(change, after)
        if after is None:
            said[key] = change["before"]
        else:
            said[key] = {**after, **change["before"]} if change["before"] else None
    assert len(said) == 5
    assert list(said.values()) == [None] * 5


def test_salts_are_fresh(lived: Journal) -> None:
    salts = [change["salt"] for change in lived.documents("history").values()]
    assert len(set(salts)) == len(salts)


def test_a_journal_left_alone_has_no_fault(lived: Journal) -> None:
    assert lived.fault() is None
    assert checked(everything(lived)) is None


OTHER = {"at": "2001-01-01T00:00:00Z", "act": "correct", "table": "moments"}


def altered(name: str, value: Any) -> list[Any]:
    """Give other values for a field: one of its own type, and one of another."""
    if isinstance(value, bool):
        return [not value, 7]
    if isinstance(value, int):
        return [value + 1, "x", float(value)]
    if isinstance(value, str):
        flipped = ("f" if value[:1] != "f" else "e") + value[1:]
        turned = "amend" if value == "correct" else OTHER.get(name, flipped)
        return [turned, 7, None]
    if isinstance(value, list):
        return [[*value, "more"], None]
    if isinstance(value, dict):
        return [{**value, "name": "old"}, None]
    return ["x", 7]


def test_any_altered_field_of_any_record_is_found(lived: Journal) -> None:
    tried = 0
    for kind in KINDS:
        for number, document in lived.documents(kind.TABLE).items():
            for name, value in document.items():
                for other in altered(name, value):
                    found = copy.deepcopy(everything(lived))
                    found[kind.TABLE][number][name] = other
                    fault = checked(found)
                    assert fault is not None, (kind.TABLE, number, name, other)
                    assert f"{kind.LETTER}-{number}" in fault
                    tried += 1
    assert tried > 150


def test_any_altered_field_of_any_line_of_the_history_is_found(lived: Journal) -> None:
    tried = 0
    for number, change in lived.documents("history").items():
        for name, value in change.items():
            for other in altered(name, value):
                found = copy.deepcopy(everything(lived))
                found["history"][number][name] = other
                fault = checked(found)
                assert fault is not None, (number, name, other)
                assert len(fault.splitlines()) == 1
                tried += 1
    assert tried > 200


def test_an_old_value_added_to_a_change_is_found_even_when_it_is_the_present_one(
    lived: Journal,
) -> None:
    found = copy.deepcopy(everything(lived))
    amended = next(c for c in found["history"].values() if c["act"] == "amend")
    amended["before"]["name"] = found["clients"][1]["name"]
    assert checked(found) == "C-1: it does not say what change 4 recorded"


def test_a_missing_change_is_found(lived: Journal) -> None:
    for number in list(lived.documents("history"))[:-1]:
        found = everything(lived)
        del found["history"][number]
        assert checked(found) is not None, number


def test_the_last_change_cut_off_is_found_by_the_header(lived: Journal) -> None:
    store: Any = lived._store
    last, tables = lived.head[0], store._storage.contents.tables
    name = tables["history"][last]["record"]
    tables["history"].put(last, None)
    tables["clients"].put(name, None)
    assert lived.fault() == "the header of the journal does not name its newest change"


def test_changes_in_another_order_are_found(lived: Journal) -> None:
    found = everything(lived)
    history = found["history"]
    for number in range(1, len(history)):
        turned = dict(history)
        turned[number], turned[number + 1] = history[number + 1], history[number]
        assert checked({**found, "history": turned}) is not None
    backwards = dict(reversed(history.items()))
    assert checked({**found, "history": backwards}) is not None


def test_a_record_added_or_taken_away_behind_the_journal_is_found(lived: Journal) -> None:
    found = everything(lived)
    added = {**found, "audits": {1: {"on": "2026-11-20"}}}
    assert checked(added) == "F-1: no change of the history says where it came from"
    gone = {**found, "contacts": {}}
    assert "K-1" in str(checked(gone))


def test_a_history_taken_over_is_held_to_its_own_line(lived: Journal, tmp_path: Any) -> None:
    from clientjournal.journal import open_journal

    found = everything(lived)
    records = {kind.TABLE: found[kind.TABLE] for kind in KINDS}
    with open_journal(tmp_path / "other.json", as_of=TODAY) as other:
        other.take_in(records, "kept.json", found["history"])
        assert other.fault() is None
        last = other.head[0]
        for name in ("reason", "before", "salt"):
            turned = copy.deepcopy(everything(other))
            turned["history"][last][name] = {"before": {"name": "x"}}.get(name, "ab" * 16)
            assert checked(turned) == (
                f"change {last}: it does not say what change {last} recorded"
            )
        turned = copy.deepcopy(everything(other))
        turned["history"][last]["link"] = "0" * 64
        assert checked(turned) == f"change {last}: its link does not follow from the one before"


def test_a_change_that_is_none_is_refused_in_one_line() -> None:
    with pytest.raises(InvalidRecord, match="change 3 cannot be read"):
        Change.from_document(3, {"at": 1})


@pytest.mark.parametrize(
    ("before", "after", "changed"),
    [
        ({"a": 1, "b": ""}, {"a": 2, "b": ""}, {"a": 1}),
        ({"a": 1}, {"a": 1.0}, {"a": 1}),
        ({"a": True}, {"a": 1}, {"a": True}),
        ({"a": None, "gone": 1}, {"a": None}, {"gone": 1}),
        ({"a": []}, {"a": [{"x": 1}]}, {"a": []}),
        ({}, {"a": 1}, {}),
    ],
)
def test_changed_fields_are_those_whose_spelling_differs(
    before: Document, after: Document, changed: Document
) -> None:
    assert changed_fields(before, after) == changed
    assert list(map(repr, changed_fields(before, after).values())) == list(
        map(repr, changed.values())
    )


def test_the_sample_taken_in_has_no_fault(sample: Journal) -> None:
    records = sum(map(len, practice().values()))
    assert sample.head[0] == records == 112
    assert sample.fault() is None


NUMBERS = st.integers() | st.floats(allow_nan=False).filter(finite)
JSON = st.recursive(
    st.none() | st.booleans() | st.text() | NUMBERS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=1000)
@given(value=JSON)
@example(value={"\x00\x1f\x7f\u2028\ud7ff\uffff😀": ['\\/"\b\f\n\r\t\x0b']})
@example(value=[2**63, 2**64, -(2**63), -(2**63) - 1, 10**40])
@example(value=[1e16, 1e-7, -0.0, 1.0, 5e-324, 123456789.125])
@example(value={"b": True, "a": False, "é": None, "😀": 1, "\uffff": 2, "": 3})
def test_the_one_spelling_is_that_of_the_standard_library(value: Any) -> None:
    assert spelt(value) == canonical(value)
