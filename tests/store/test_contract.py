"""The journal's database answers every call the way stock TinyDB does.

Four differences are meant: a number is never given twice, documents come in the order of their
numbers, a table that was dropped is there, empty, and no result of a query is kept.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, MutableMapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from tinydb import Query, TinyDB, where
from tinydb.operations import set as to_set
from tinydb.storages import MemoryStorage
from tinydb.table import Document, Table

from clientjournal.store.database import JournalDB
from clientjournal.store.files import FileSystem
from tests.store import SOAKING

Answer = tuple[str, Any]

names = st.sampled_from(["advice", "todo", 'odd "name"\n'])
numbers = st.integers(1, 12)
plain = st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=8)
values = st.recursive(
    plain | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=5,
)
documents = st.fixed_dictionaries(
    {"kind": st.integers(0, 3)}, optional={"value": values, "text": st.text(max_size=8)}
)
conditions = st.one_of(
    st.integers(0, 3).map(lambda kind: where("kind") == kind),
    st.integers(0, 3).map(lambda kind: where("kind") > kind),
    st.just(where("value").exists()),
    st.just(~(where("text").exists())),
    st.just(Query().text.test(len)),
)


class NeverAgain(Table):
    """Stock, but for numbers that are never given twice."""

    default_query_cache_capacity = 0
    used: dict[str, int]

    def _get_next_id(self) -> int:
        taken = self._next_id or self.used.get(self.name, 0) + 1
        self._next_id = taken + 1  # type: ignore[assignment]
        return taken


def in_order(found: Any) -> Any:
    """Put what a call gave in the order of numbers."""
    if isinstance(found, list) and all(isinstance(each, Document) for each in found):
        return sorted(((each.doc_id, dict(each)) for each in found), key=lambda pair: pair[0])
    if isinstance(found, list):
        return sorted(found)
    return found


def answer(call: Callable[[], Any]) -> Answer:
    try:
        return "gave", in_order(call())
    except (ValueError, KeyError, RuntimeError) as error:
        return "raised", type(error)


def counted(document: MutableMapping[Any, Any]) -> None:
    """Change a document in place, also what is inside it."""
    document["count"] = document.get("count", 0) + 1
    if isinstance(document.get("value"), list):
        document["value"] = [*document["value"], "more"]  # stock shares one list among several


class Contract(RuleBasedStateMachine):
    """Two journals' databases on one file, beside one of stock TinyDB."""

    @initialize()
    def open(self) -> None:
        self.folder = TemporaryDirectory()
        self.path = Path(self.folder.name) / "journal.json"
        self.ours = [JournalDB(self.path, FileSystem()) for _ in range(2)]
        self.turn = 0
        self.stock = TinyDB(storage=MemoryStorage)
        used: dict[str, int] = {}
        setattr(self.stock, "table_class", type("Numbered", (NeverAgain,), {"used": used}))  # noqa: B010

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            self.folder.cleanup()

    def our(self) -> JournalDB:
        """Give one or the other, caught up."""
        self.turn += 1
        database = self.ours[self.turn % 2]
        database.storage.refresh()  # type: ignore[attr-defined]
        return database

    def both(self, name: str, call: Callable[[Table], Any]) -> None:
        table = self.stock.table(name)
        table._next_id = None
        expected = answer(lambda: call(table))
        assert answer(lambda: call(self.our().table(name))) == expected
        used = self.stock.table_class.used  # type: ignore[attr-defined]
        used[name] = max(used.get(name, 0), *(found.doc_id for found in table), 0)

    @rule(name=names, document=documents)
    def insert(self, name: str, document: Any) -> None:
        self.both(name, lambda table: table.insert(copy.deepcopy(document)))

    @rule(name=names, document=documents, number=numbers)
    def insert_numbered(self, name: str, document: Any, number: int) -> None:
        self.both(name, lambda table: table.insert(Document(copy.deepcopy(document), number)))

    @rule(name=names, several=st.lists(documents, max_size=4))
    def insert_multiple(self, name: str, several: Any) -> None:
        self.both(name, lambda table: table.insert_multiple(copy.deepcopy(several)))

    @rule(name=names, fields=documents, condition=conditions)
    def update(self, name: str, fields: Any, condition: Any) -> None:
        self.both(name, lambda table: table.update(copy.deepcopy(fields), condition))

    @rule(name=names, fields=documents)
    def update_all(self, name: str, fields: Any) -> None:
        self.both(name, lambda table: table.update(copy.deepcopy(fields)))

    @rule(name=names, fields=documents, some=st.lists(numbers, max_size=3, unique=True))
    def update_numbers(self, name: str, fields: Any, some: list[int]) -> None:
        self.both(name, lambda table: table.update(copy.deepcopy(fields), doc_ids=some))

    @rule(name=names, condition=st.none() | conditions)
    def update_by_calling(self, name: str, condition: Any) -> None:
        self.both(name, lambda table: table.update(counted, condition))
        self.both(name, lambda table: table.update(to_set("text", "set"), condition))

    @rule(name=names, changes=st.lists(st.tuples(documents, conditions), max_size=3))
    def update_multiple(self, name: str, changes: Any) -> None:
        self.both(name, lambda table: table.update_multiple(copy.deepcopy(changes)))

    @rule(name=names, document=documents, condition=conditions)
    def upsert(self, name: str, document: Any, condition: Any) -> None:
        self.both(name, lambda table: table.upsert(copy.deepcopy(document), condition))

    @rule(name=names, document=documents, number=numbers)
    def upsert_numbered(self, name: str, document: Any, number: int) -> None:
        self.both(name, lambda table: table.upsert(Document(copy.deepcopy(document), number)))

    @rule(name=names, condition=conditions)
    def remove(self, name: str, condition: Any) -> None:
        self.both(name, lambda table: table.remove(condition))

    @rule(name=names, some=st.lists(numbers, max_size=3, unique=True))
    def remove_numbers(self, name: str, some: list[int]) -> None:
        self.both(name, lambda table: table.remove(doc_ids=some))

    @rule(name=names)
    def remove_nothing_said(self, name: str) -> None:
        self.both(name, lambda table: table.remove())
        self.both(name, lambda table: table.upsert({}))

    @rule(name=names)
    def truncate(self, name: str) -> None:
        self.both(name, lambda table: table.truncate())

    @rule(name=names)
    def drop_table(self, name: str) -> None:
        self.stock.drop_table(name)
        self.our().drop_table(name)

    @rule()
    def drop_tables(self) -> None:
        self.stock.drop_tables()
        self.our().drop_tables()

    @rule(name=names, condition=conditions, number=numbers)
    def ask(self, name: str, condition: Any, number: int) -> None:
        self.both(name, lambda table: table.search(condition))
        self.both(name, lambda table: table.count(condition))
        self.both(name, lambda table: table.contains(condition))
        self.both(name, lambda table: table.contains(doc_id=number))
        self.both(name, lambda table: table.get(doc_id=number))
        self.both(name, lambda table: table.get(doc_ids=[number, number + 1]))
        first = self.our().table(name).get(condition)
        found = self.stock.table(name).search(condition)
        assert (first is None) == (not found)
        assert first is None or (first.doc_id, first) in [(each.doc_id, each) for each in found]

    @rule(name=names)
    def change_what_was_given(self, name: str) -> None:
        """What a caller does to a result stays with the caller."""
        for found in self.our().table(name).all():
            counted(found)
            found.clear()

    @rule(fold=st.booleans(), which=st.integers(0, 1))
    def reopen(self, fold: bool, which: int) -> None:
        database = self.ours[which]
        if fold:
            database.storage.fold()  # type: ignore[attr-defined]
        database.close()
        self.ours[which] = JournalDB(self.path, FileSystem())

    @invariant()
    def the_same(self) -> None:
        database = self.our()
        for name in ("advice", "todo", 'odd "name"\n'):
            mine, theirs = database.table(name), self.stock.table(name)
            assert len(mine) == len(theirs)
            assert in_order(mine.all()) == in_order(list(mine)) == in_order(theirs.all())
        there = {name for name in self.stock.tables() if len(self.stock.table(name))}
        assert there <= database.tables()


Contract.TestCase.pytestmark = [pytest.mark.soak]  # type: ignore[attr-defined]
Contract.TestCase.settings = settings(
    max_examples=600 if SOAKING else 60,
    stateful_step_count=40,
    suppress_health_check=list(HealthCheck),
)
TestContract = Contract.TestCase


@pytest.fixture
def database(path: Path) -> JournalDB:
    database = JournalDB(path, FileSystem())
    database.table("todo").insert_multiple([{"n": 1}, {"n": 2}, {"n": "x"}, {"n": 4}])
    return database


def all_of(path: Path) -> list[dict[str, Any]]:
    return [dict(found) for found in JournalDB(path, FileSystem()).table("todo").all()]


def test_a_call_that_fails_half_way_changes_nothing(database: JournalDB, path: Path) -> None:
    def add_one(document: Any) -> None:
        document["n"] += 1

    before = all_of(path)
    with pytest.raises(TypeError):
        database.table("todo").update(add_one)
    with pytest.raises(TypeError):
        database.table("todo").insert_multiple([{"n": 5}, {"n": object()}])
    with pytest.raises(ValueError):
        database.table("todo").insert_multiple([{"n": 5}, Document({"n": 6}, 2)])
    assert [dict(found) for found in database.table("todo").all()] == before == all_of(path)
    assert database.table("todo").insert({"n": 5}) == 5


def test_numbered_and_unnumbered_documents_together_write_over_none(
    database: JournalDB, path: Path
) -> None:
    given = database.table("todo").insert_multiple([Document({"n": 5}, 5), {"n": 6}, {"n": 7}])
    assert given == [5, 6, 7]
    assert [found["n"] for found in all_of(path)] == [1, 2, "x", 4, 5, 6, 7]


def test_a_query_asked_again_is_answered_anew(database: JournalDB, path: Path) -> None:
    other = JournalDB(path, FileSystem())
    ask = where("n") == 5
    assert database.table("todo").count(ask) == 0
    other.table("todo").insert({"n": 5})
    database.storage.refresh()  # type: ignore[attr-defined]
    assert database.table("todo").count(ask) == 1
    database.table("todo").search(ask)[0]["n"] = 6
    assert database.table("todo").count(ask) == 1


def test_a_table_asked_to_persist_empty_is_not_emptied(path: Path, database: JournalDB) -> None:
    again = JournalDB(path, FileSystem())
    assert len(again.table("todo", persist_empty=True, cache_size=9)) == 4


def test_dropping_a_table_is_one_line_of_the_log(database: JournalDB, path: Path) -> None:
    log = path.with_name(path.name + ".log")
    lines = log.read_bytes().count(b"\n")
    database.drop_table("todo")
    assert log.read_bytes().count(b"\n") == lines + 1
    assert all_of(path) == []
    assert database.table("todo").insert({"n": 5}) == 5
