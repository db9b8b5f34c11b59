"""A journal's JSON on its way in, and out and in again."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from clientjournal.export import whole_journal
from clientjournal.importing import import_file, read_file
from clientjournal.journal import Journal, open_journal
from clientjournal.model.advice import Advice
from clientjournal.model.client import Client
from clientjournal.model.clock import Clock
from clientjournal.model.errors import JournalError
from clientjournal.model.tables import HISTORY, KINDS
from clientjournal.store import FileStore
from tests.making import TODAY

SAMPLE = Path(__file__).parents[2] / "clientjournal/sample/practice.json"


@pytest.fixture
def other(tmp_path: Path) -> Journal:
    return Journal(FileStore(tmp_path / "other.json"), Clock(TODAY), "other")


def records(journal: Journal) -> dict[str, dict[str, object]]:
    return {
        kind.TABLE: {str(n): document for n, document in journal.documents(kind.TABLE).items()}
        for kind in KINDS
    }


def test_the_sample_comes_out_as_it_went_in(journal: Journal, tmp_path: Path) -> None:
    import_file(journal, SAMPLE)
    out = json.loads(whole_journal(journal))
    raw = json.loads(SAMPLE.read_text("utf-8"))
    for table, documents in raw.items():
        assert out[table] == documents


def test_twice_changes_nothing(journal: Journal) -> None:
    first = import_file(journal, SAMPLE)
    before = journal.head
    second = import_file(journal, SAMPLE)
    assert (len(first.new), first.same) == (112, 0)
    assert (len(second.new), second.same) == (0, 112)
    assert journal.head == before


def test_a_dry_run_says_the_same_and_writes_nothing(journal: Journal, path: Path) -> None:
    assert len(import_file(journal, SAMPLE, dry_run=True).new) == 112
    assert journal.head[0] == 0
    assert not path.exists()
    journal.add(Client(name="Acme"))
    dry = import_file(journal, SAMPLE, dry_run=True)
    assert dry.new == import_file(journal, SAMPLE).new


def test_a_whole_journal_takes_its_history_along(
    journal: Journal, other: Journal, tmp_path: Path
) -> None:
    client = journal.add(Client(name="Acme"))
    advice = journal.add(Advice(client=client.id, on=date(2026, 11, 1), advice="Stop"))
    journal.amend(advice, advice="Stop at once")
    journal.add(Client(name="Borealis"))
    journal.undo()
    out = tmp_path / "out.json"
    out.write_text(whole_journal(journal), "utf-8")
    import_file(other, out)
    assert records(other) == records(journal)
    taken = dict(other.documents(HISTORY))
    assert {n: taken[n] for n in journal.documents(HISTORY)} == dict(journal.documents(HISTORY))
    assert taken[len(taken)]["act"] == "import"
    assert other.fault() is None
    assert other.add(Client(name="Cedar")).id == 3  # 2 was given once


def test_an_altered_history_is_dropped_and_its_head_kept(
    journal: Journal, other: Journal, tmp_path: Path
) -> None:
    journal.add(Client(name="Acme"))
    tables = json.loads(whole_journal(journal))
    tables["clients"]["1"]["name"] = "Other"
    del tables["_meta"]
    out = tmp_path / "out.json"
    out.write_text(json.dumps(tables), "utf-8")
    import_file(other, out)
    (change,) = other.history("C-1")
    assert change.act == "import"
    assert journal.head[1] in change.reason
    assert other.fault() is None


def test_unknown_tables_are_left_out_and_named(journal: Journal, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    out.write_text('{"clients": {"1": {"name": "Acme"}}, "pets": {"1": {}}}', "utf-8")
    assert read_file(out).unknown == ("pets",)
    assert len(import_file(journal, out).new) == 1


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b"name,email\n", "not JSON"),
        (b"[1, 2]", "no tables"),
        (b'{"pets": {"1": {}}}', "no table of a journal"),
        (b'{"clients": {"1": {"name": ""}}}', "C-1"),
        (b'{"clients": {"1": {"name": "A", "degree": 7}}}', "1, 2 or 3"),
        (b'{"advice": {"1": {"client": 1, "on": "2026-01-01", "advice": "x"}}}', "no C-1"),
        (b'{"_meta": {"1": {"format": 99}}, "clients": {}}', "newer"),
        (b'{"clients": ' + b"[" * 100_000, "journal"),
        (b'{"clients": {"1": {"name": "\xff"}}}', "journal"),
    ],
)
def test_what_cannot_be_read_is_one_line_and_changes_nothing(
    journal: Journal, path: Path, tmp_path: Path, content: bytes, says: str
) -> None:
    out = tmp_path / "in.json"
    out.write_bytes(content)
    with pytest.raises(JournalError, match=says) as caught:
        import_file(journal, out)
    assert "\n" not in str(caught.value)
    assert journal.head[0] == 0
    assert not path.exists()


def test_a_file_that_is_not_there_and_one_that_is_a_folder(
    journal: Journal, tmp_path: Path
) -> None:
    for where in (tmp_path / "nowhere.json", tmp_path):
        with pytest.raises(JournalError, match="cannot read"):
            import_file(journal, where)


def test_what_a_journals_log_holds_is_taken_in_too(journal: Journal, tmp_path: Path) -> None:
    path = tmp_path / "other" / "journal.json"
    other = open_journal(path)
    other.add(Client(name="Acme"))
    assert path.with_name("journal.json.log").exists()
    assert len(import_file(journal, path).new) == 1
    assert [client.name for client in journal.clients()] == ["Acme"]


def test_out_in_and_out_again_differs_by_the_import_alone(
    sample: Journal, other: Journal, tmp_path: Path
) -> None:
    sample.amend(sample.get("A-1"), risks="\u2028 'twas =1 [/b] 陳\r\n", because="heard it wrong")
    sample.addendum(sample.get("A-2"), "She rang back.")
    sample.withdraw(sample.get("A-3"), "another client's")
    sample.add(Client(name="Gone"))
    sample.undo()
    first, second = tmp_path / "first.json", tmp_path / "second.json"
    first.write_text(whole_journal(sample), "utf-8", newline="")
    import_file(other, first)
    second.write_text(whole_journal(other), "utf-8", newline="")
    count = sample.head[0]
    before, after = (json.loads(path.read_bytes()) for path in (first, second))
    assert after[HISTORY].pop(str(count + 1))["act"] == "import"
    assert (after.pop("_meta")["1"]["seq"], before.pop("_meta")["1"]["seq"]) == (count + 1, count)
    assert json.dumps(after) == json.dumps(before)  # in the same order, too
    kept = first.read_bytes().split(b'"_meta"')[0].rstrip(b"\n,}")
    assert second.read_bytes().startswith(kept)
    assert other.fault() is None
    assert len(import_file(other, first).new) == 0
