"""``list``, ``show``, ``search``, ``today``, ``path``, ``keys``, ``undo`` and ``redo``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from clientjournal.journal import Journal
from tests.cli.running import Program

HOSTILE = [
    "Acme [bold] Bakery",
    "[ ] call [x] sent",
    "[/b]",
    "[@click=app.quit]x[/]",
    "\x1b]0;x\x07",
    "abc\u202edef",
    "x" * 10_000,
    "陳美玲",
    "# h",
    "<script>",
    "a\ud800b",
    "two\nlines\r\x9b31m",
]
STEERING = {*map(chr, range(0x20)), *map(chr, range(0x7F, 0xA0)), "\u202e", "\u2066"} - {"\n"}


def test_clients_are_listed_by_default_in_aligned_columns(practised: Program) -> None:
    lines = practised.done("list").splitlines()
    assert len(lines) == 12
    assert lines[0].split("  ")[0] == "C-1"
    assert {line.find("20", 4) for line in lines} == {6}
    assert "Ruth" not in lines[0] and "active" in lines[0]


@pytest.mark.parametrize(
    ("table", "count"),
    [
        ("clients", 12),
        ("advice", 24),
        ("moments", 25),
        ("promises", 30),
        ("contacts", 13),
        ("own-ups", 4),
        ("own_ups", 4),
        ("reviews", 3),
        ("audits", 1),
        ("entries", 100),
    ],
)
def test_every_table_is_listed_as_lines_and_as_the_file_holds_it(
    practised: Program, sample: Journal, table: str, count: int
) -> None:
    records = practised.json("list", table)
    assert len(practised.done("list", table).splitlines()) == len(records) == count
    for record in records:
        number = int(record["id"].split("-")[1])
        held = sample.documents(record["table"])[number]
        assert record == {"id": record["id"], "table": record["table"], **held}


def test_a_list_of_one_client(practised: Program) -> None:
    assert practised.refs(["list", "advice", "--client", "@home"]) == ["A-3", "A-4", "A-24"]
    assert "withdrawn" in practised.done("list", "advice", "--client", "@home").splitlines()[2]
    assert practised.refs(["list", "clients", "--client", "luz"]) == ["C-10"]


def test_lines_are_cut_to_the_terminal(practised: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    lines = practised.done("list", "contacts").splitlines()
    assert max(map(len, lines)) <= 80
    assert any("…" in line for line in lines)


def test_show_an_id(practised: Program) -> None:
    said = practised.done("show", "a-3")
    assert "@Home Lettings Ltd" in said and "against advice" in said
    assert practised.json("show", "A-3")["id"] == "A-3"
    assert "A-999" in practised.refused("show", "A-999")
    assert "decision" in practised.done("show", "A-4").split("not written down")[1]


def test_a_client_may_be_called_like_an_id(program: Program) -> None:
    program.done("add", "client", "A1")
    assert program.done("show", "A1").startswith("A1 (C-1)\n")
    program.done("add", "advice", "A1", "x")
    assert program.done("show", "A1").startswith("A-1 ")


def test_show_names_what_is_late_and_what_was_added(program: Program) -> None:
    program.done("add", "client", "Acme")
    program.done("add", "advice", "acme", "x", "--on", "2020-01-01")
    assert "late entry (" in program.done("show", "A-1")


def test_show_a_client_is_its_timeline(practised: Program) -> None:
    days = [record.get("on") or record["noticed_on"] for record in practised.json("show", "hollis")]
    assert days == sorted(days) and len(days) == 14
    assert practised.json("show", "C-1")["name"] == "Hollis & Daughter Joinery"


def test_show_history(practised: Program) -> None:
    practised.done("add", "advice", "luz", "x")
    practised.done("undo")
    practised.done("redo")
    changes = practised.json("show", "A-25", "--history")
    assert [change["act"] for change in changes] == ["add", "undo", "undo"]
    assert {(c["id"], c["table"], c["record"]) for c in changes} == {("A-25", "advice", 25)}
    assert [change["number"] for change in changes] == [113, 114, 115]
    told = practised.done("show", "A-25", "--history").splitlines()
    acts = [line.split("A-25 ")[1].split(" by ")[0] for line in told if "A-25 " in line]
    assert acts == ["added", "undone", "redone"]
    assert len(practised.json("show", "luz", "--history")) > 3


def test_undo_and_redo_say_what_they_did(practised: Program) -> None:
    practised.done("add", "advice", "luz", "x")
    assert practised.done("undo") == "undone: A-25 added\n"
    assert practised.done("redo") == "redone: A-25 added\n"
    assert "nothing to redo" in practised.refused("redo")
    practised.done("undo")
    assert practised.done("undo").endswith(" and 107 more\n")
    assert "nothing to undo" in practised.refused("undo")


def test_search_finds_all_words_and_nothing_is_no_error(practised: Program) -> None:
    assert practised.refs(["search", "TIMBER", "hollis"]) == ["A-1"]
    assert practised.json("search", "zebra") == []
    assert practised.done("search", "timber").startswith("A-1 ")


def test_today_is_the_same_as_the_journal_says(practised: Program, sample: Journal) -> None:
    wanted = json.loads(json.dumps([line.as_json() for line in sample.due()]))
    assert practised.json("today") == wanted
    assert len(practised.done("today").splitlines()) == len(wanted)


def test_path_and_keys(program: Program) -> None:
    assert program.done("path") == f"{program.path}\n"
    assert not program.path.exists()
    assert "log advice you gave" in program.done("keys")


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_steers_the_terminal(program: Program, text: str) -> None:
    program.done("add", "client", text)
    program.done("add", "advice", "C-1", "--tags", text, "--", text)
    lines = [["list"], ["list", "advice"], ["show", "A-1"], ["show", "C-1"], ["search", "a"]]
    for words in [*lines, ["today"], ["show", "A-1", "--history"]]:
        assert not STEERING & set(program.done(*words))
    assert not STEERING & set(program.done("list", "entries", "--json"))
    held = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    assert program.json("show", "A-1")["advice"] == held


def test_an_unknown_table_and_an_unknown_verb_are_usage(program: Program) -> None:
    assert "reviews" in program.refused("list", "bogus", status=2)
    assert "frobnicate" in program.refused("frobnicate", status=2)
    assert "names no day" in program.refused("--as-of", "never", "list")


def test_what_is_wrong_beside_the_journal_is_noted(practised: Program, path: Path) -> None:
    log = path.with_name(f"{path.name}.log")
    log.write_bytes(b'{"crc":"00000000","log":{}}\n{"crc":"11111111","seq":1,"ops":[]}\n')
    result = practised.run("list")
    assert result.exit_code == 0
    assert result.stderr.startswith("clientjournal: note: ")
    assert log.name in result.stderr
    assert "Traceback" not in result.stderr
