"""A table in memory: in the order of its numbers, whatever was written to it when."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event, Lock
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientjournal.store.layout import Contents, decode, encode
from clientjournal.store.rows import Rows

written = st.lists(st.tuples(st.integers(1, 9), st.none() | st.integers()), max_size=12)


def of_a_file(documents: dict[int, dict[str, Any]]) -> Rows:
    """Give a table whose lines were not told apart yet."""
    contents = Contents(tables={"advice": Rows.of(documents)}, journal="x")
    return decode(encode(contents), "journal.json").tables["advice"]


@given(st.dictionaries(st.integers(1, 9), st.integers()), written, st.integers(0, 12))
def test_rows_are_what_was_written_in_the_order_of_their_numbers(
    there: dict[int, int], changes: list[tuple[int, int | None]], split_at: int
) -> None:
    documents = {number: {"n": value} for number, value in there.items()}
    rows = of_a_file(documents)
    for turn, (number, value) in enumerate(changes):
        if turn == split_at:
            assert len(rows) == len(documents)
        document = None if value is None else {"n": value}
        rows.put(number, None if document is None else msgspec.json.encode(document))
        documents.pop(number, None)
        if document is not None:
            documents[number] = document
    assert list(rows.items()) == sorted(documents.items())
    assert list(reversed(rows)) == sorted(documents, reverse=True)
    assert dict(of_a_file(dict(rows))) == documents
    assert all(number in rows for number in documents)
    assert 10 not in rows


@pytest.mark.parametrize(
    ("document", "client"),
    [
        ({"client": 12, "text": "x"}, 12),
        ({"client": 12}, 12),
        ({"text": '{"client":5,', "client": 12}, 12),
        ({"client": None, "text": "x"}, None),
        ({"client": "12", "text": "x"}, None),
        ({"client": True}, None),
        ({"client": [1]}, None),
        ({"text": "x"}, None),
        ({}, None),
    ],
)
def test_the_client_of_a_document_is_read_off_its_bytes(
    document: dict[str, object], client: int | None
) -> None:
    expected = [] if client is None else [(3, client)]
    assert list(Rows.of({3: document}).clients()) == expected


@given(
    st.dictionaries(st.integers(1, 40), st.integers(1, 12)),
    st.lists(st.tuples(st.integers(1, 40), st.none() | st.integers(1, 12)), max_size=12),
    st.integers(1, 12),
)
def test_documents_are_found_by_the_bytes_of_a_field(
    there: dict[int, int], written: list[tuple[int, int | None]], wanted: int
) -> None:
    """Numbers that begin alike are told apart, and text that looks like a field is not one."""
    told = {number: _change(record) for number, record in there.items()}
    rows = of_a_file(told)
    for number, record in written:
        rows.put(number, None if record is None else msgspec.json.encode(_change(record)))
        told.pop(number, None)
        if record is not None:
            told[number] = _change(record)
    expected = [number for number in sorted(told) if told[number]["record"] == wanted]
    assert list(rows.where("record", wanted)) == expected


def _change(record: int) -> dict[str, Any]:
    said = {"reason": 'see "record":3, and "record":4}', "before": {"on": None}}
    return {"act": "amend", **said, "record": record} if record % 2 else {"record": record, **said}


def test_a_mark_tells_one_version_from_the_next() -> None:
    rows = of_a_file({1: {"n": 1}, 2: {"n": 2}})
    before = [rows.mark(1), rows.mark(2)]
    rows.put(2, b'{"n":3}')
    assert [rows.mark(1) == before[0], rows.mark(2) == before[1]] == [True, False]
    assert of_a_file({1: {"n": 1}}).mark(1) != before[0]


class Announcing:
    """A lock that tells when somebody has to wait for it."""

    def __init__(self) -> None:
        self.lock, self.awaited = Lock(), Event()

    def __enter__(self) -> None:
        if not self.lock.acquire(blocking=False):
            self.awaited.set()
            self.lock.acquire()

    def __exit__(self, *_: object) -> None:
        self.lock.release()


class Interrupted(bytes):
    """Bytes in which something happens once, when a line of them is looked for."""

    meanwhile: Callable[[], object] | None = None

    def index(self, *arguments: Any) -> int:
        if (meanwhile := self.meanwhile) is not None:
            self.meanwhile = None
            meanwhile()
        return super().index(*arguments)


def test_nothing_written_is_lost_while_another_thread_tells_the_lines_apart() -> None:
    raw = Interrupted(b'"1":{"n":1},\n"2":{"n":2},\n"4":{"n":4}')
    rows, lock = Rows(raw, 0, len(raw)), Announcing()
    rows._splitting = lock  # type: ignore[assignment]
    rows.put(3, b'{"n":3}')
    with ThreadPoolExecutor(1) as threads:
        writing = []

        def write() -> None:
            writing.append(threads.submit(rows.put, 2, None))
            assert lock.awaited.wait(10)  # it has begun, and must wait for the lines

        raw.meanwhile = write
        assert len(rows) in (3, 4)
        writing[0].result(10)
    assert dict(rows) == {1: {"n": 1}, 3: {"n": 3}, 4: {"n": 4}}


@given(data=st.data())
def test_the_lines_of_a_table_are_what_it_holds(data: st.DataObject) -> None:
    documents = data.draw(st.dictionaries(st.integers(1, 14), st.text("xy", max_size=4)))
    body = b",\n".join(b'"%d":{"v":"%b"}' % (n, documents[n].encode()) for n in sorted(documents))
    before = b'{\n"t":{\n'
    rows = Rows(before + body + b"\n},\n", len(before), len(before) + len(body))
    held = {n: b'{"v":"%b"}' % text.encode() for n, text in documents.items()}
    writes = st.lists(st.tuples(st.integers(1, 17), st.none() | st.integers(0, 9), st.booleans()))
    for number, value, split in data.draw(writes):
        if split:
            assert len(rows) == len(held)
        raw = None if value is None else b'{"v":%d}' % value
        rows.put(number, raw)
        held.pop(number, None)
        if raw is not None:
            held[number] = raw
    lines = b",\n".join(b'"%d":%b' % (n, held[n]) for n in sorted(held))
    assert b",\n".join(rows.lines()) == lines
    assert {number: rows.raw(number) for number in rows} == held
