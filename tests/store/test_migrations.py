"""A file of an older format: backed up, then brought to the newest; nothing of it is lost.

Format 2 here is one of the test's own: it keeps the words that entries were tagged with in a table.
"""

from __future__ import annotations

import gzip
import json
import shutil
from pathlib import Path

import pytest

from clientjournal.journal import Journal
from clientjournal.model.errors import NewerFormat, ReadOnly, SaveFailed
from clientjournal.store import layout, migrations
from clientjournal.store.layout import decode
from clientjournal.store.migrations import Tables
from tests.making import advice, client, everything
from tests.store.disk import Crash, CrashingDisk, FullDisk, SteppingDisk
from tests.store.folding import beside, folded, log_of
from tests.store.reopening import notices, opened


def with_words(tables: Tables) -> Tables:
    """Bring format 1 to format 2."""
    tagged = {tag for document in tables["advice"].values() for tag in document.get("tags", ())}
    words = {str(number): {"word": word} for number, word in enumerate(sorted(tagged), 1)}
    (header,) = tables["_meta"].values()
    following = header["next"] | {"words": len(words) + 1}
    return {**tables, "words": words, "_meta": {"1": {**header, "next": following}}}


@pytest.fixture
def older(path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A journal of format 1 with a log beside it, and a program that knows format 2."""
    with opened(path) as journal:
        journal.add(client("Acme"))
        journal.add(advice(tags=("filed",)))
    journal = opened(path)
    journal.add(advice(tags=("logged",)))
    journal.amend(journal.get("A-1"), asked="what to file")
    for backup in path.with_name("journal.json.backups").iterdir():
        backup.unlink()
    newest(monkeypatch, 2)
    return path


def newest(monkeypatch: pytest.MonkeyPatch, version: int) -> None:
    """Make it the program's newest format."""
    monkeypatch.setattr(migrations, "MIGRATIONS", (with_words,)[: version - 1])
    monkeypatch.setattr(layout, "FORMAT", version)


def header(path: Path) -> dict[str, object]:
    meta: dict[str, object] = json.loads(path.read_bytes())["_meta"]["1"]
    return meta


def backups(path: Path) -> list[Path]:
    folder = path.with_name("journal.json.backups")
    return sorted(folder.iterdir()) if folder.is_dir() else []


def is_whole(journal: Journal) -> bool:
    """Tell whether everything is there, the log's part too, and the history holds."""
    assert journal.fault() is None
    assert journal.notices == []
    said = [(entry.ref, entry.words) for entry in journal.timeline(1)]
    assert [ref for ref, _ in said] == ["A-1", "A-2"]
    assert journal.get("A-1").asked == "what to file"  # type: ignore[attr-defined]
    assert journal.head[0] == 4
    words = [document["word"] for document in journal.documents("words").values()]
    return words == ["filed", "logged"]


def test_an_older_file_is_backed_up_and_brought_to_the_newest_format(older: Path) -> None:
    content, log = older.read_bytes(), log_of(older).read_bytes()
    disk = SteppingDisk()
    assert is_whole(opened(older, disk))
    renamed = [arguments[1].name for step, arguments in disk.steps if step == "rename"]
    assert [name.partition("-format-")[2] or name for name in renamed] == [
        "1.json.gz",
        "journal.json",
    ]
    assert beside(older) == []
    assert header(older)["format"] == 2
    assert is_whole(opened(older))
    (backup,) = backups(older)
    kept = decode(gzip.decompress(backup.read_bytes()), "backup")
    first = decode(content, "journal.json")
    assert (kept.format, kept.journal, kept.seq) == (1, first.journal, 4)
    assert "words" not in kept.tables
    assert b"logged" in log
    assert [document["tags"] for document in kept.tables["advice"].values()] == [
        ["filed"],
        ["logged"],
    ]


def test_its_backup_can_be_read_by_the_program_that_wrote_it(
    older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    after = everything(opened(older))
    newest(monkeypatch, 1)
    content = older.read_bytes()
    with pytest.raises(NewerFormat):
        opened(older)
    assert older.read_bytes() == content
    old = older.with_name("old.json")
    old.write_bytes(gzip.decompress(backups(older)[0].read_bytes()))
    journal = opened(old)
    assert journal.fault() is None
    assert everything(journal) == {t: d for t, d in after.items() if t in everything(journal)}


def test_digests_and_links_stay_through_a_migration(
    older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newest(monkeypatch, 1)
    head = opened(older).head
    newest(monkeypatch, 2)
    assert opened(older).head == head


def test_a_migration_that_changes_what_the_history_covers_is_refused(
    older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def meddling(tables: Tables) -> Tables:
        return {**tables, "advice": {}}

    monkeypatch.setattr(migrations, "MIGRATIONS", (meddling,))
    content = older.read_bytes()
    with pytest.raises(ValueError, match="changes the table advice"):
        opened(older)
    assert older.read_bytes() == content


@pytest.mark.parametrize("torn", [False, True])
def test_a_crash_at_any_step_of_it_is_harmless(older: Path, tmp_path: Path, torn: bool) -> None:
    def copied(number: int) -> Path:
        path = tmp_path / f"copy-{number}" / older.name
        shutil.copytree(older.parent, path.parent)
        return path

    disk = SteppingDisk()
    opened(copied(0), disk)
    formats = []
    for number in range(1, len(disk.steps) + 1):
        path = copied(number)
        with pytest.raises(Crash):
            opened(path, CrashingDisk(number, torn))
        formats.append(header(path)["format"])
        assert formats[-1] == 1 or backups(path)
        with opened(path) as again:
            assert is_whole(again)
            again.add(client("Next"))
        assert is_closed(path)
    assert formats == sorted(formats)  # type: ignore[type-var]
    assert set(formats) == {1, 2}


def is_closed(path: Path) -> bool:
    assert header(path)["format"] == 2
    return beside(path) == []


def test_without_room_it_is_read_and_left_as_it_is_until_there_is(older: Path) -> None:
    content = older.read_bytes()
    disk = FullDisk()
    journal = opened(older, disk)
    (said,) = notices(journal)
    assert said == (
        "journal.json keeps its older format until it can be written: not folded: No space left"
        " on device"
    )
    assert older.read_bytes() == content
    assert journal.get("A-2").tags == ("logged",)
    with pytest.raises(SaveFailed):
        journal.add(client("Lost"))
    assert older.read_bytes() == content
    disk.full = False
    journal.add(client("Next"))
    assert header(older)["format"] == 2
    assert [found.name for found in opened(older).clients()] == ["Acme", "Next"]
    assert len(backups(older)) == 1


def test_one_that_may_not_be_written_is_read(older: Path) -> None:
    content = older.read_bytes()
    older.chmod(0o444)
    journal = opened(older)
    assert is_whole(journal)
    with pytest.raises(ReadOnly):
        journal.add(client("Lost"))
    assert older.read_bytes() == content
    assert backups(older) == []


def test_an_older_file_put_back_while_open_is_brought_up_by_the_next_change(
    older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newest(monkeypatch, 1)
    content = folded(older)
    newest(monkeypatch, 2)
    journal = opened(older)
    older.write_bytes(content)
    journal.refresh()
    assert is_whole(journal)
    journal.add(client("Next"))
    assert header(older)["format"] == 2
    assert [found.name for found in opened(older).clients()] == ["Acme", "Next"]
