"""The store of one file: who may open it, who may write it, and several at once."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from tinydb import where

from clientjournal.journal import Journal, open_journal
from clientjournal.model.errors import NotFound, ReadOnly
from clientjournal.store import FileStore
from clientjournal.store.database import JournalDB
from clientjournal.store.files import FileSystem, Stamp
from tests.making import TODAY, client, contact, everything
from tests.store.folding import beside, folded, log_of


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


@pytest.fixture
def kept(journal: Journal) -> Journal:
    journal.add(client("Acme"))
    return journal


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077])
def test_only_the_owner_may_open_what_the_program_makes(tmp_path: Path, mask: int) -> None:
    path = tmp_path / "new" / "deep" / "journal.json"
    before = os.umask(mask)
    try:
        with open_journal(path) as journal:
            journal.add(client())
            journal.add(client())
            assert beside(path) == ["journal.json.log"]
            assert mode(log_of(path)) == 0o600
    finally:
        os.umask(before)
    assert mode(path) == mode(path.with_name("journal.json.lock")) == 0o600
    backups = path.with_name("journal.json.backups")
    assert [mode(backup) for backup in backups.iterdir()] == [0o600]
    assert mode(path.parent) == mode(path.parent.parent) == mode(backups) == 0o700
    assert beside(path) == []


def test_a_folder_that_is_there_keeps_its_mode_and_the_journal_is_the_owners_again(
    kept: Journal, path: Path
) -> None:
    path.parent.chmod(0o755)
    path.chmod(0o644)
    kept.add(contact())
    folded(path)
    assert (mode(path.parent), mode(path)) == (0o755, 0o600)


@pytest.mark.parametrize("locked", ["file", "folder"])
def test_what_may_not_be_written_is_read_and_refused_in_one_line(
    kept: Journal, path: Path, locked: str
) -> None:
    what = path if locked == "file" else path.parent
    content = path.read_bytes()
    open_mode = mode(what)
    what.chmod(open_mode & 0o555)
    with open_journal(path, as_of=TODAY) as again:
        assert again.read_only
        assert again.client(1).name == "Acme"
        for change in (lambda: again.add(contact()), again.undo):
            with pytest.raises(ReadOnly) as refused:
                change()
            assert str(refused.value) == (
                "not saved: journal.json is read-only; allow writing to it or its folder"
            )
        assert path.read_bytes() == content
        assert everything(again) == everything(kept)
        what.chmod(open_mode)
        assert not again.read_only
        assert again.add(contact()).ref == "K-1"


def test_a_journal_is_not_made_below_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    shut = tmp_path / "shut"
    shut.mkdir(mode=0o500)
    with open_journal(shut / "deep" / "journal.json") as journal:
        assert journal.read_only
        with pytest.raises(ReadOnly):
            journal.add(client())
    assert list(shut.iterdir()) == []


def test_a_journal_behind_a_link_is_replaced_where_it_is(kept: Journal, path: Path) -> None:
    link = path.parent.parent / "link.json"
    link.symlink_to(path)
    with open_journal(link) as journal:
        journal.add(contact())
    assert link.is_symlink()
    assert len(kept.refresh()) == 1


def test_two_stores_on_one_file_lose_nothing_and_give_no_number_twice(path: Path) -> None:
    with open_journal(path) as one, open_journal(path) as two:
        one.add(client("Acme"))
        given = []
        for turn in range(20):
            journal = (one, two)[turn % 3 == 0]
            given.append(journal.add(contact(text=f"turn {turn}")).id)
            if turn % 5 == 4:
                journal.undo()
        assert given == list(range(1, 21))
        one.refresh()
        two.refresh()
        assert everything(one) == everything(two)
        assert one.head == two.head == (25, two.head[1])
        assert [record.id for record in one.timeline(1)] == [
            number for number in range(1, 21) if number % 5
        ]
        assert one.fault() is None


def test_threads_that_share_a_journal_change_it_in_turn(kept: Journal) -> None:
    told: list[int] = []
    kept.subscribe(lambda changes: told.extend(change.number for change in changes))
    with ThreadPoolExecutor(4) as threads:
        given = list(threads.map(lambda turn: kept.add(contact(text=str(turn))).id, range(40)))
    assert sorted(given) == list(range(1, 41))
    assert told == list(range(2, 42))
    assert kept.fault() is None


def test_two_journals_edit_one_record_field_by_field(kept: Journal, path: Path) -> None:
    with open_journal(path) as other:
        seen = kept.client(1)
        other.amend(other.client(1), goal="grow")
        both = kept.amend(seen, service="Books")
        assert (both.goal, both.service) == ("grow", "Books")
        assert other.refresh()
        assert other.client(1).service == "Books"


def test_a_file_that_is_gone_is_written_whole_by_the_next_change(kept: Journal, path: Path) -> None:
    path.unlink()
    assert kept.refresh() == ()
    kept.add(contact())
    with open_journal(path) as again:
        assert everything(again) == everything(kept)
        assert again.fault() is None


def test_an_older_file_put_back_is_read_and_continued(kept: Journal, path: Path) -> None:
    content = folded(path)
    kept.add(contact())
    folded(path)
    told: list[int] = []
    kept.subscribe(lambda changes: told.append(len(changes)))
    path.write_bytes(content)
    assert kept.refresh() == ()
    assert told == [0]
    with pytest.raises(NotFound):
        kept.get("K-1")
    kept.add(contact())
    assert told == [0, 1]
    assert kept.fault() is None


def test_nothing_is_read_again_while_nothing_was_written(path: Path) -> None:
    class Counting(FileSystem):
        reads = 0

        def read(self, path: Path) -> tuple[bytes, Stamp]:
            self.reads += 1
            return super().read(path)

        def read_from(self, path: Path, start: int) -> tuple[bytes, Stamp]:
            self.reads += 1
            return super().read_from(path, start)

    files = Counting()
    with Journal(FileStore(path, files)) as journal, open_journal(path) as other:
        journal.add(client())
        journal.add(contact())
        assert (journal.refresh(), files.reads) == ((), 0)
        other.add(contact())
        assert (len(journal.refresh()), files.reads) == (1, 1)
        assert (journal.refresh(), files.reads) == ((), 1)


def test_queries_of_tinydb_work_on_the_database_and_its_writes_reach_the_file(
    kept: Journal, path: Path
) -> None:
    database = JournalDB(path, FileSystem())
    clients = database.table("clients")
    assert [found.doc_id for found in clients.search(where("name") == "Acme")] == [1]
    assert clients.insert({"name": "Bell"}) == 2
    clients.update({"goal": "grow"}, doc_ids=[2])
    assert clients.count(where("goal") == "grow") == 1
    kept.refresh()
    assert kept.client(2).goal == "grow"
    clients.remove(doc_ids=[2])
    kept.refresh()
    assert kept.add(client("Core")).ref == "C-3"


def test_a_write_of_tinydb_that_fails_is_not_in_memory(kept: Journal, path: Path) -> None:
    path.chmod(0o444)
    clients = JournalDB(path, FileSystem()).table("clients")
    with pytest.raises(ReadOnly):
        clients.insert({"name": "Bell"})
    assert len(clients) == 1
