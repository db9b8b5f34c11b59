"""Checking, backing up, restoring and erasing from the command line."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from clientjournal.journal import open_journal
from tests.cli.running import Program

SECRET = "xyzzy"


@pytest.fixture
def kept(program: Program) -> Program:
    program.done("add", "client", "Acme")
    program.done("add", "advice", "acme", f"Ask {SECRET}")
    program.done("amend", "A-1", "--advice", "Ask them")
    return program


def copies(path: Path) -> list[Path]:
    return sorted(path.parent.glob("journal.json.backups/*.json.gz"))


def test_verify_says_what_a_clean_journal_proves(kept: Program, path: Path) -> None:
    with open_journal(path) as journal:
        head = journal.head[1]
    first, second = kept.done("verify").splitlines()
    assert first == f"3 changes match; head link {head}"
    assert "earlier link" in second and "could rebuild all" in second


def test_verify_of_nothing_is_clean(program: Program, path: Path) -> None:
    assert program.done("verify").startswith("0 changes match; head link 000")
    assert not path.exists()


def test_verify_names_a_damaged_record_and_touches_nothing(kept: Program, path: Path) -> None:
    whole = path.read_bytes()
    place = whole.index(b"Ask them")
    path.write_bytes(whole[:place] + b"B" + whole[place + 1 :])
    files = set(path.parent.iterdir())
    said = kept.refused("verify")
    assert "does not verify: A-1: it does not say what change 3 recorded" in said
    assert set(path.parent.iterdir()) == files


def test_verify_names_a_record_altered_together_with_the_checksum(
    kept: Program, path: Path
) -> None:
    import zlib

    front = path.read_bytes().rpartition(b'"crc":"')[0].replace(b"Ask them", b"Ask thee")
    path.write_bytes(front + b'"crc":"%08x"}\n}}\n' % zlib.crc32(front))
    assert "A-1: it does not say" in kept.refused("verify")


def test_verify_reports_a_damaged_log(kept: Program, path: Path) -> None:
    with open_journal(path) as journal:
        journal.add(type(journal.client(1))(name="Bell"))
        journal.add(type(journal.client(1))(name="Cole"))
        log = path.with_name("journal.json.log")
        content = log.read_bytes()
        whole = path.read_bytes()
    path.write_bytes(whole)
    log.write_bytes(content.replace(b"Bell", b"Bull"))
    assert "journal.json.log is damaged" in kept.refused("verify")


def test_verify_of_what_is_no_journal_says_so(program: Program, path: Path) -> None:
    path.parent.mkdir()
    path.write_text("hello")
    assert "is no journal" in program.refused("verify")


def test_backup_prints_its_path(kept: Program, path: Path) -> None:
    made = Path(kept.done("backup").strip())
    assert made in copies(path)
    assert gzip.decompress(made.read_bytes()) == path.read_bytes()


def test_there_is_no_backup_of_nothing(program: Program, path: Path) -> None:
    assert "holds nothing yet" in program.refused("backup")
    assert not path.exists()


def test_restore_puts_a_backup_back_and_keeps_what_was_there(kept: Program, path: Path) -> None:
    made = kept.done("backup").strip()
    before = path.read_bytes()
    kept.done("add", "client", "Bell")
    later = path.read_bytes()
    said = kept.done("restore", made)
    assert path.read_bytes() == before
    assert said.startswith(f"restored from {made}: 3 changes\nwhat was there is kept as ")
    (aside,) = path.parent.glob("journal.json.before-restore-*")
    assert aside.read_bytes() == later and str(aside) in said
    assert aside.stat().st_mode & 0o777 == 0o600
    assert len(kept.json("list")) == 1
    kept.done("verify")


def test_restore_keeps_the_log_and_takes_it_back(kept: Program, path: Path) -> None:
    made = kept.done("backup").strip()
    log = path.with_name("journal.json.log")
    with open_journal(path) as journal:
        journal.add(type(journal.client(1))(name="Bell"))
        pending = (path.read_bytes(), log.read_bytes())
    path.write_bytes(pending[0])
    log.write_bytes(pending[1])
    kept.done("restore", made)
    assert not log.exists()
    (aside,) = path.parent.glob("journal.json.before-restore-*[0-9]")
    assert (aside.read_bytes(), aside.with_name(aside.name + ".log").read_bytes()) == pending
    assert [found["name"] for found in kept.json("list")] == ["Acme"]
    kept.done("restore", str(aside))
    assert [found["name"] for found in kept.json("list")] == ["Acme", "Bell"]


def test_restore_over_a_damaged_journal_and_over_none(kept: Program, path: Path) -> None:
    made = kept.done("backup").strip()
    path.write_bytes(path.read_bytes()[:-40])
    assert "clientjournal restore " in kept.refused("list")
    kept.done("restore", made)
    kept.done("verify")
    path.unlink()
    assert kept.done("restore", made).count("\n") == 1
    kept.done("verify")


@pytest.mark.parametrize("content", [b"", b"hello", b"{}", b"\x1f\x8bxx", b'{"a": {"1": {}}}'])
def test_restore_refuses_what_is_no_journal(
    kept: Program, path: Path, tmp_path: Path, content: bytes
) -> None:
    before = {each: each.read_bytes() for each in path.parent.iterdir() if each.is_file()}
    bad = tmp_path / "bad.json.gz"
    bad.write_bytes(content)
    kept.refused("restore", str(bad))
    kept.refused("restore", str(tmp_path / "absent.json"))
    kept.refused("restore", str(path))
    made = kept.done("backup").strip()
    bad.write_bytes(Path(made).read_bytes()[:-20])
    kept.refused("restore", str(bad))
    flipped = bytearray(Path(made).read_bytes())
    flipped[len(flipped) // 2] ^= 0xFF
    bad.write_bytes(flipped)
    kept.refused("restore", str(bad))
    assert {each: each.read_bytes() for each in path.parent.iterdir() if each.is_file()} == before


def test_erase_asks_for_the_name_or_the_id(kept: Program, path: Path) -> None:
    assert "--yes with the name of C-1" in kept.refused("erase", "C-1", status=2)
    assert "not the name of C-1" in kept.refused("erase", "C-1", "--yes", "acme")
    assert "not the id of A-1" in kept.refused("erase", "A-1", "--yes", "Acme")
    said = kept.done("erase", "A-1", "--yes", "A-1")
    assert said.startswith("erased: A-1\nbackups keep the text until they are thinned: ")
    assert all(str(copy) in said for copy in copies(path))
    assert SECRET.encode() not in path.read_bytes()
    assert "A-1 was erased on" in kept.refused("show", "A-1")
    assert "A-1 erased by" in kept.done("show", "A-1", "--history")
    assert "gone for good" not in kept.done("undo")
    kept.done("redo")
    kept.done("verify")


def test_erase_reads_what_is_to_be_typed_from_a_pipe(kept: Program) -> None:
    wrong = kept.run("erase", "C-1", stdin="acm\n")
    assert wrong.exit_code == 1 and "not the name of C-1" in wrong.stderr
    assert kept.done("erase", "A-1", stdin="A-1\n").startswith("erased: A-1\n")


def test_erase_rewrites_the_backups_when_told_to(kept: Program, path: Path) -> None:
    kept.done("backup")
    held = [copy for copy in copies(path) if SECRET.encode() in gzip.decompress(copy.read_bytes())]
    assert held
    said = kept.done("erase", "C-1", "--yes", "Acme", "--backups")
    count = len(copies(path))
    assert said == f"erased: C-1, A-1\n{count} of {count} backups held it and were rewritten\n"
    for copy in copies(path):
        assert SECRET.encode() not in gzip.decompress(copy.read_bytes())
    kept.done("restore", str(held[0]))
    kept.done("verify")
    assert {p.name for p in path.parent.iterdir()} >= {"journal.json", "journal.json.backups"}
    assert not list(path.parent.glob("clientjournal-*"))


def test_what_was_erased_before_can_be_erased_from_the_backups_later(
    kept: Program, path: Path
) -> None:
    kept.done("backup")
    kept.done("erase", "C-1", "--yes", "Acme")
    assert any(SECRET.encode() in gzip.decompress(c.read_bytes()) for c in copies(path))
    kept.done("erase", "C-1", "--backups")
    assert not any(SECRET.encode() in gzip.decompress(c.read_bytes()) for c in copies(path))


def test_erase_names_the_copies_kept_aside(kept: Program, path: Path) -> None:
    kept.done("restore", kept.done("backup").strip())
    (aside,) = path.parent.glob("journal.json.before-restore-*")
    said = kept.done("erase", "A-1", "--yes", "A-1")
    assert f"copies kept aside may hold it; remove them yourself: {aside}" in said


def test_a_hold_is_named(kept: Program) -> None:
    kept.done("amend", "C-1", "--hold", "court")
    assert "C-1 has a hold" in kept.refused("erase", "A-1", "--yes", "A-1")
