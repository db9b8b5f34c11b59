"""The verb ``import`` on files of other programs."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import Program

ROWS = """\
Client,Date,Notes,Type,Fax
Acme,03/04/2026,Lease,call,1
Bell,04/05/2026,Van,pigeon,2
"""


@pytest.fixture
def rows(tmp_path: Path) -> str:
    path = tmp_path / "in.csv"
    path.write_text(ROWS, "utf-8")
    return str(path)


def test_a_dry_run_names_the_rows_and_changes_nothing(program: Program, rows: str) -> None:
    said = program.done("import", rows, "--dry-run", "--date-order", "dmy")
    assert said.splitlines() == [
        "UTF-8",
        "commas between cells",
        "days in figures are read day first",
        "columns left out: Fax",
        'row 2  new  clients  "Acme"  made for this row',
        'row 3  refused  contacts  "Van"  channel: "pigeon" is not one'
        " of call, meeting, video, email, letter, message, in passing",
        "2 new would be taken in, 0 the same, 1 refused",
    ]
    every = program.done("import", rows, "--dry-run", "--rows", "--date-order", "dmy")
    assert 'row 2  new  contacts  "Lease"' in every
    assert not program.path.exists()


def test_refused_rows_stop_it_until_they_are_left_out(program: Program, rows: str) -> None:
    line = program.refused("import", rows)
    assert line.endswith(
        'row 2 is refused: on: "03/04/2026" may be 3 April 2026 or 4 March 2026:'
        " say dmy or mdy; so is row 3"
    )
    assert program.json("list", "clients") == []
    words = ["import", rows, "--date-order", "mdy", "--skip-refused"]
    assert program.done(*words).endswith("2 new taken in, 0 the same, 1 refused\n")
    assert program.done(*words).endswith("0 new taken in, 1 the same, 1 refused\n")
    assert [record["on"] for record in program.json("list", "contacts")] == ["2026-03-04"]
    program.done("undo")
    assert program.json("list", "clients") == []


def test_what_columns_fill_is_said_and_remembered(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    path.write_text("Who;Odd\nAcme;chase\n", "utf-8")
    assert "no column fills name" in program.refused("import", str(path))
    program.done("import", str(path), "--kind", "client", "--map", "Who=name", "--map", "Odd=goal")
    assert program.json("list", "clients")[0]["goal"] == "chase"
    assert "0 new taken in, 1 the same" in program.done("import", str(path))
    assert "names no column" in program.refused("import", str(path), "--map", "Wha=name")


def test_letters_that_are_named(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    path.write_bytes(b"Name\nCaf\xe9\n")
    assert "Windows-1252" in program.refused("import", str(path))
    program.done("import", str(path), "--encoding", "windows-1252")
    assert program.json("list", "clients")[0]["name"] == "Café"


def test_journals_in_conflict_come_in_beside_unless_left_out(
    practised: Program, tmp_path: Path
) -> None:
    out = tmp_path / "all.json"
    practised.done("export", "--all", "--format", "json", "--output", str(out))
    practised.done("amend", "C-1", "--goal", "other", "--because", "new")
    said = practised.done("import", str(out), "--dry-run", "--conflicts", "skip").splitlines()
    assert "C-1 here says something else and stays as it is" in said[0]
    assert said[1] == "0 new would be taken in, 111 the same, 1 in conflict left out"
    assert practised.done("import", str(out), "--conflicts", "skip").startswith("0 new taken in")


def test_a_whole_journal_with_its_history_is_taken_back_in_one_step(
    practised: Program, tmp_path: Path
) -> None:
    out = tmp_path / "all.json"
    practised.done("export", "--all", "--format", "json", "--output", str(out))
    other = Program(tmp_path / "other" / "journal.json")
    other.done("import", str(out))
    assert other.done("undo") == "undone: a whole journal imported\n"
    assert other.json("list", "clients") == []
    assert other.done("redo") == "redone: a whole journal imported\n"
    assert other.json("list", "clients") == practised.json("list", "clients")
