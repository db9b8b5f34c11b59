"""Files that do not fit each other: of another journal, another program, damaged, or shut."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB

from clientjournal.journal import open_journal
from clientjournal.model.errors import Damaged, NotAJournal, ReadOnly, SaveFailed
from tests.making import client, contact
from tests.store.disk import FullDisk
from tests.store.folding import beside, folded, log_of
from tests.store.reopening import ALL, goes_on, in_memory, names, notices, opened

# Logs that do not belong


def test_a_log_without_its_journal_file_is_left_alone(logged: Path) -> None:
    logged.unlink()
    log = log_of(logged).read_bytes()
    with pytest.raises(Damaged) as refused:
        open_journal(logged)
    assert str(refused.value).startswith(
        "journal.json is missing, but journal.json.log holds changes of it; put the last backup"
        " back with: clientjournal restore "
    )
    assert log_of(logged).read_bytes() == log
    assert not logged.exists()


def test_a_log_that_holds_everything_needs_no_journal_file(path: Path) -> None:
    journal = open_journal(path)
    journal.add(client("Acme"))
    journal.add(client("Bell"))
    path.unlink()
    again = open_journal(path)
    assert names(again) == ["Acme", "Bell"]
    assert notices(again) == ["journal.json is missing; all it held is in journal.json.log"]
    again.add(client("Core"))
    again = open_journal(path)
    assert names(again) == ["Acme", "Bell", "Core"]
    assert again.fault() is None


def test_a_journal_file_that_goes_while_open_costs_no_process_its_changes(path: Path) -> None:
    with open_journal(path) as one, open_journal(path) as two:
        one.add(client("Acme"))
        two.refresh()
        one.add(client("Bell"))
        path.unlink()
        assert two.add(client("Core")).ref == "C-3"
        assert one.refresh() != ()
        assert names(one) == names(two) == ["Acme", "Bell", "Core"]
        assert one.fault() is None
    assert names(open_journal(path)) == ["Acme", "Bell", "Core"]


def test_an_older_file_put_back_keeps_the_newer_log_aside(path: Path) -> None:
    journal = open_journal(path)
    journal.add(client("Acme"))
    older = folded(path)
    journal.add(client("Bell"))
    folded(path)
    journal.add(client("Core"))
    log = log_of(path).read_bytes()
    path.write_bytes(older)
    again = open_journal(path)
    assert names(again) == ["Acme"]
    (said,) = notices(again)
    assert said.startswith(
        "journal.json.log is of another journal.json; a copy is journal.json.log"
    )
    again.add(client("Dunn"))
    assert [path.with_name(name).read_bytes() for name in beside(path) if "orphaned" in name] == [
        log
    ]
    assert names(open_journal(path)) == ["Acme", "Dunn"]
    assert again.fault() is None


def test_a_log_of_another_journal_is_kept_aside(logged: Path, tmp_path: Path) -> None:
    other = tmp_path / "other" / "journal.json"
    with open_journal(other) as journal:
        for name in ("Xeno", "Yule"):
            journal.add(client(name))
    shutil.copy(other, logged)
    again = open_journal(logged)
    assert names(again) == ["Xeno", "Yule"]
    assert "is of another journal.json" in notices(again)[0]
    again.add(client("Zorn"))
    assert any("orphaned" in name for name in beside(logged))
    assert names(open_journal(logged)) == ["Xeno", "Yule", "Zorn"]


def test_the_same_journal_further_on_takes_what_it_lacks(logged: Path) -> None:
    log = log_of(logged).read_bytes()
    folded(logged)
    content = logged.read_bytes()
    journal = open_journal(logged)
    journal.add(client("Eddy"))
    more = log + log_of(logged).read_bytes().split(b"\n", 1)[1]
    disk = in_memory(logged, more)
    assert disk.read(logged)[0] == content
    assert names(opened(logged, disk)) == [*ALL, "Eddy"]
    goes_on(logged, disk, [*ALL, "Eddy"])


# Another program


def test_a_stock_tinydb_that_writes_while_a_log_is_pending_loses_nothing(logged: Path) -> None:
    open_one = open_journal(logged)
    with TinyDB(logged, encoding="utf-8") as stock:
        stock.table("clients").insert({"name": "Stock"})
        stock.table("clients").update({"goal": "grow"}, doc_ids=[1])
        stock.table("todo").insert({"thing": "theirs"})
    theirs = logged.read_bytes()
    for journal in (open_journal(logged), open_one):
        journal.refresh()
        assert names(journal) == ALL  # what we wrote stands before what they did
        assert journal.client(1).goal == "grow"
        (said,) = notices(journal)
        assert said.startswith(
            "another program wrote journal.json while changes were pending; nothing is lost;"
            " a copy is journal.json.foreign-"
        )
    journal.add(client("Eddy"))
    (aside,) = [name for name in beside(logged) if "foreign" in name]
    assert logged.with_name(aside).read_bytes() == theirs
    with TinyDB(logged.with_name(aside), encoding="utf-8") as stock:
        assert stock.table("clients").get(doc_id=2)["name"] == "Stock"
    again = open_journal(logged)
    assert names(again) == [*ALL, "Eddy"]
    assert notices(again) == []
    assert json.loads(folded(logged))["todo"] == {"1": {"thing": "theirs"}}


def test_a_stock_tinydb_that_empties_the_file_is_refused_and_the_log_stands(logged: Path) -> None:
    log = log_of(logged).read_bytes()
    with TinyDB(logged, encoding="utf-8") as stock:
        stock.drop_tables()
        stock.insert({"a": 1})
    journal = logged.read_bytes()
    with pytest.raises(NotAJournal):
        open_journal(logged)
    assert (log_of(logged).read_bytes(), logged.read_bytes()) == (log, journal)


def test_a_damaged_journal_file_is_copied_and_the_last_backup_named(logged: Path) -> None:
    log, content = log_of(logged).read_bytes(), logged.read_bytes()
    spoilt = content.replace(b"Acme", b"Amce", 1)
    logged.write_bytes(spoilt)
    with pytest.raises(Damaged) as refused:
        open_journal(logged)
    (aside,) = [name for name in beside(logged) if "damaged" in name]
    (backup,) = logged.with_name("journal.json.backups").iterdir()
    assert str(refused.value) == (
        "journal.json is damaged: its checksum does not match what it holds. It is left"
        f" untouched; a copy is {aside}; put the last backup back with:"
        f" clientjournal restore {backup}"
    )
    assert logged.with_name(aside).read_bytes() == logged.read_bytes() == spoilt
    assert log_of(logged).read_bytes() == log
    logged.write_bytes(content)
    assert names(open_journal(logged)) == ALL


# What may not be written


@pytest.fixture
def shut(logged: Path) -> Any:
    logged.parent.chmod(0o500)
    yield logged
    logged.parent.chmod(0o700)


def test_a_folder_that_may_not_be_written_is_read_with_its_log(shut: Path) -> None:
    journal = open_journal(shut)
    assert names(journal) == ALL
    with pytest.raises(ReadOnly):
        journal.add(contact())
    before = sorted(found.name for found in shut.parent.iterdir())
    journal.close()
    assert sorted(found.name for found in shut.parent.iterdir()) == before


def test_damage_that_cannot_be_copied_is_not_written_over(logged: Path) -> None:
    log = log_of(logged).read_bytes().replace(b"Core", b"Kore", 1)
    log_of(logged).write_bytes(log)
    disk = FullDisk()
    journal = opened(logged, disk)
    assert notices(journal) == ["a line of journal.json.log is damaged; no copy could be made"]
    with pytest.raises(SaveFailed, match=r"no copy of journal\.json\.log could be kept"):
        journal.add(client("Next"))
    assert log_of(logged).read_bytes() == log
    disk.full = False
    journal.add(client("Next"))
    (aside,) = [name for name in beside(logged) if "damaged" in name]
    assert logged.with_name(aside).read_bytes() == log
    assert names(open_journal(logged)) == ["Acme", "Bell", "Dunn", "Next"]
