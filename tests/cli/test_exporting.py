"""``export`` and ``import`` on the command line."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from clientjournal.export import FORMATS
from clientjournal.journal import Journal
from tests.cli.running import Program

SAMPLE = Path(__file__).parents[2] / "clientjournal/sample/practice.json"


def test_the_sample_goes_in_and_comes_out_the_same(program: Program) -> None:
    assert program.done("import", str(SAMPLE)) == "112 new taken in, 0 the same\n"
    assert program.done("import", str(SAMPLE)) == "0 new taken in, 112 the same\n"
    out = json.loads(program.done("export", "--all", "--format", "json"))
    raw = json.loads(SAMPLE.read_text("utf-8"))
    for table, documents in raw.items():
        for number, document in documents.items():
            for name, value in document.items():
                assert out[table][number][name] == value, (table, number, name)
        assert list(out[table]) == list(documents)


def test_a_dry_run_changes_nothing(program: Program) -> None:
    said = program.done("import", "--dry-run", str(SAMPLE))
    assert said == "112 new would be taken in, 0 the same\n"
    assert not program.path.exists()


def test_a_whole_journal_moves_to_another_place(
    practised: Program, sample: Journal, tmp_path: Path
) -> None:
    practised.done("add", "client", "Zoë")
    practised.done("undo")
    out = tmp_path / "all.json"
    practised.done("export", "--all", "--format", "json", "--output", str(out))
    other = Program(tmp_path / "other" / "journal.json")
    other.done("import", str(out))
    assert other.json("list", "entries") == practised.json("list", "entries")
    assert other.json("show", "A-3", "--history") == practised.json("show", "A-3", "--history")
    assert other.done("add", "client", "Next") == "C-14\n"


def test_files_are_ones_own_and_never_written_over(practised: Program, tmp_path: Path) -> None:
    out = tmp_path / "out.md"
    words = ["export", "luz", "--format", "md", "--output"]
    assert practised.done(*words, str(out)) == ""
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    out.write_text("mine")
    assert "--force" in practised.refused(*words, str(out))
    assert out.read_text() == "mine"
    practised.done(*words, str(out), "--force")
    assert "# Luz Ferrer" in out.read_text("utf-8")
    practised.done(*words, str(tmp_path))
    assert (tmp_path / "luz-ferrer-2026-11-20.md").exists()
    held = practised.path.read_bytes()
    assert "journal itself" in practised.refused(*words, str(practised.path), "--force")
    assert practised.path.read_bytes() == held
    assert "nowhere" in practised.refused(*words, str(tmp_path / "nowhere" / "x.md"))


def test_names_of_others_must_be_let_pass(practised: Program, tmp_path: Path) -> None:
    out = tmp_path / "out.md"
    practised.done("add", "advice", "luz", "Do as Graham Pell does")
    words = ["export", "luz", "--format", "md", "--output", str(out)]
    line = practised.refused(*words)
    assert "Graham Pell" in line and "--allow-names" in line
    assert not out.exists()
    practised.done(*words, "--allow-names")
    assert "Graham Pell" in out.read_text("utf-8")
    assert "Graham Pell" in practised.done("export", "luz", "--format", "md", "--copy", "file")


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (["export", "--format", "md"], 2),
        (["export", "luz", "--all", "--format", "md"], 2),
        (["export", "luz"], 2),
        (["export", "luz", "--format", "docx"], 2),
        (["export", "nobody", "--format", "md"], 1),
        (["export", "luz", "--format", "md", "--from", "never"], 1),
        (["import", "nowhere.json"], 1),
    ],
)
def test_what_cannot_be_done_is_one_line(practised: Program, words: list[str], status: int) -> None:
    practised.refused(*words, status=status)


def test_a_range_and_every_copy(practised: Program) -> None:
    words = ["export", "hollis", "--format", "json"]
    ranged = json.loads(practised.done(*words, "--from", "2026-08-01", "--to", "2026-08-31"))
    assert [advice["on"] for advice in ranged["advice"]] == ["2026-08-16"]
    for copy in ("client", "file", "handover"):
        assert json.loads(practised.done(*words, "--copy", copy))["copy"] == copy
    whole = practised.done("export", "--all", "--format", "md")
    assert whole.count("audience: file") == 12


def test_every_format_and_its_choices(practised: Program, tmp_path: Path) -> None:
    for format in FORMATS:
        practised.done("export", "hollis", "--format", format, "--output", str(tmp_path))
        practised.done("export", "--all", "--format", format, "--output", str(tmp_path))
        assert (tmp_path / f"hollis-daughter-joinery-2026-11-20.{format}").stat().st_size > 100
        assert (tmp_path / f"journal-2026-11-20.{format}").stat().st_size > 1000
    words = ["export", "hollis", "--format"]
    assert "SUMMARY:Agreed action due\n" in practised.done(*words, "ics")
    assert "VAT figures" in practised.done(*words, "ics", "--names")
    assert "BEGIN:VTODO" in practised.done(*words, "ics", "--todo")
    assert "VERSION:3.0" in practised.done(*words, "vcf", "--vcard", "3.0")
    assert "'+44" in practised.done(*words, "csv", "--copy", "file")
    assert "'+44" not in practised.done(*words, "csv", "--copy", "file", "--raw")
    practised.done(*words, "html", "--unnamed", "--output", str(tmp_path))
    assert (tmp_path / "history-2026-11-20.html").exists()


def test_only_the_entries_that_are_named(practised: Program) -> None:
    words = ["export", "hollis", "--format", "json", "--only", "A-1", "--only", "p-11"]
    found = json.loads(practised.done(*words))
    assert [len(found[name]) for name in ("advice", "promises", "contacts")] == [1, 1, 0]
    line = practised.refused(*words, "--only", "A-3", "--copy", "file")
    assert "A-3 is no entry of Hollis" in line


@pytest.mark.parametrize("format", FORMATS)
def test_a_journal_without_clients_says_so(program: Program, format: str) -> None:
    if format == "json":
        program.done("export", "--all", "--format", format)
    else:
        assert "add client" in program.refused("export", "--all", "--format", format)
