"""``add``: an option for every field of the model, words for days, text from wherever it comes."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from click.testing import CliRunner

from clientjournal.cli.add_verb import ADDABLE
from clientjournal.cli.fields import editable_fields
from clientjournal.cli.group import cli
from clientjournal.model.record import Record
from clientjournal.model.validation import NOT_EDITABLE
from tests.cli.running import Program

OBJECTS = {"moves", "nudges", "addenda", "withdrawn"}


@pytest.fixture
def acme(program: Program) -> Program:
    program.done("add", "client", "Acme")
    return program


@pytest.mark.parametrize("kind", ADDABLE.values(), ids=ADDABLE)
def test_every_field_of_the_model_has_an_option(kind: type[Record]) -> None:
    client = set() if kind.TABLE == "clients" else {"client"}
    wanted = set(kind.__struct_fields__) - NOT_EDITABLE - OBJECTS - client
    assert set(editable_fields(kind)) == wanted
    word = next(name for name, found in ADDABLE.items() if found is kind)
    said = CliRunner().invoke(cli, ["add", word, "--help"]).output
    for name in wanted:
        assert f"--{name.replace('_', '-')} " in said


def shown(program: Program, ref: str) -> dict[str, Any]:
    found: dict[str, Any] = program.json("show", ref)
    return found


def test_it_prints_the_id_and_nothing_else(program: Program) -> None:
    assert program.done("add", "client", "Acme") == "C-1\n"
    assert program.done("add", "advice", "acme", "Register for VAT") == "A-1\n"
    assert program.done("add", "own-up", "C-1", "Late", "--remedy", "Rang") == "O-1\n"
    advice, own_up = shown(program, "A-1"), shown(program, "O-1")
    assert (advice["advice"], advice["on"], advice["client"]) == (
        "Register for VAT",
        "2026-11-20",
        1,
    )
    assert (own_up["what"], own_up["noticed_on"], own_up["remedy"]) == (
        "Late",
        "2026-11-20",
        "Rang",
    )


@pytest.mark.parametrize(
    ("option", "words", "day"),
    [
        ("--on", "wed", "2026-11-18"),
        ("--review-on", "wed", "2026-11-25"),
        ("--outcome-on", "12 mar", "2026-03-12"),
        ("--acknowledged-on", "yesterday", "2026-11-19"),
        ("--confirmed-on", "2025-01-31", "2025-01-31"),
    ],
)
def test_days_that_happened_lean_back_and_days_to_come_lean_on(
    acme: Program, option: str, words: str, day: str
) -> None:
    acme.done("add", "advice", "acme", "x", option, words)
    assert shown(acme, "A-1")[option.removeprefix("--").replace("-", "_")] == day


def test_values_of_every_shape(acme: Program) -> None:
    words = [
        "--tags",
        "vat",
        "--tags",
        "tax",
        "--cost",
        "12.5",
        "--currency",
        "EUR",
        "--degree",
        "2",
        "--blamed",
        "no",
    ]
    acme.done("add", "advice", "acme", "x", *words, "--decision", "against advice")
    found = shown(acme, "A-1")
    assert found["tags"] == ["vat", "tax"]
    assert (found["cost"], found["degree"], found["blamed"]) == (12.5, 2, "no")
    assert found["decision"] == "against advice"
    acme.done("add", "promise", "acme", "p", "--due", "fri", "--condition-of", "A-1")
    assert (shown(acme, "P-1")["due"], shown(acme, "P-1")["condition_of"]) == ("2026-11-27", 1)
    acme.done("add", "moment", "acme", "m", "--spoke", "false", "--review-on", "none")
    assert shown(acme, "S-1")["spoke"] is False


def test_none_empties_a_field(acme: Program) -> None:
    words = ["--channel", "none", "--time", "none", "--tags", "none"]
    acme.done("add", "contact", "acme", "x", *words)
    found = shown(acme, "K-1")
    assert (found["channel"], found["time"], found["tags"]) == (None, None, [])


def test_a_contact_is_now_unless_it_was_another_day(acme: Program) -> None:
    acme.done("add", "contact", "acme", "x")
    acme.done("add", "contact", "acme", "x", "--on", "yesterday")
    assert len(shown(acme, "K-1")["time"]) == 5
    assert shown(acme, "K-2")["time"] is None


def test_text_from_stdin_keeps_its_lines_and_replaces_bad_bytes(acme: Program) -> None:
    acme.done("add", "contact", "acme", "-", stdin="one\r\ntwo \xff\n".encode("latin-1"))
    assert shown(acme, "K-1")["text"] == "one\ntwo \ufffd"


def test_text_that_begins_with_a_dash_follows_two(acme: Program) -> None:
    acme.done("add", "moment", "acme", "--", "-5 degrees in the store room")
    assert shown(acme, "S-1")["saw"] == "-5 degrees in the store room"


def test_a_request_alone_needs_no_text(acme: Program) -> None:
    assert acme.done("add", "advice", "acme", "--asked", "Skip the backup?") == "A-1\n"


def test_a_token_that_names_no_day_is_kept_as_text_and_said(acme: Program) -> None:
    result = acme.run("add", "promise", "acme", "Send it ^frday ^_^", "--quick")
    assert (result.exit_code, result.stdout) == (0, "P-1\n")
    assert result.stderr == "clientjournal: note: ^frday is no date: kept as text\n"
    assert acme.json("show", "P-1")["text"] == "Send it ^frday ^_^"


def test_quick_tokens_are_read_only_when_asked_for(acme: Program) -> None:
    acme.done("add", "promise", "acme", "Send it #vat ^fri ~them")
    acme.done("add", "promise", "acme", "Send it #vat ^fri ~them", "--quick", "--tags", "tax")
    assert shown(acme, "P-1")["text"] == "Send it #vat ^fri ~them"
    found = shown(acme, "P-2")
    assert (found["text"], found["due"], found["whose"]) == ("Send it", "2026-11-27", "them")
    assert found["tags"] == ["tax", "vat"]


def test_a_text_for_another_client_is_refused(acme: Program) -> None:
    acme.done("add", "client", "Borealis")
    line = acme.refused("add", "advice", "acme", "Stop @borealis", "--quick")
    assert "Borealis" in line
    assert acme.json("list", "advice") == []


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--decision", "maybe"], "pending, followed"),
        (["--on", "someday"], "names no day"),
        (["--cost", "much"], "is not a number"),
        (["--cost", "inf"], "is not a number"),
        (["--degree", "4"], "1, 2 or 3"),
        (["--source", "A-1"], "K-1"),
        (["--source", "K-9"], "there is no K-9"),
    ],
)
def test_a_value_that_is_none_is_refused_and_named(
    acme: Program, words: list[str], says: str
) -> None:
    line = acme.refused("add", "advice", "acme", "x", *words)
    assert says in line
    assert words[0].strip("-") in line or "day" in says
    assert acme.json("list", "advice") == []


def test_without_text_and_terminal_it_is_a_usage_error(acme: Program) -> None:
    assert "stdin" in acme.refused("add", "advice", "acme", status=2)
    assert "twice" in acme.refused("add", "advice", "acme", "x", "--advice", "y", status=2)
    assert "--bogus" in acme.refused("add", "advice", "acme", "x", "--bogus", "1", status=2)
    assert acme.json("list", "entries") == []


def test_several_clients_are_named(acme: Program) -> None:
    acme.done("add", "client", "Acme Two")
    assert "Acme Two (C-2)" in acme.refused("add", "advice", "cme", "x")
    assert acme.done("add", "advice", "acme", "x") == "A-1\n"


def test_what_add_writes_is_what_the_file_holds(acme: Program) -> None:
    acme.done("add", "promise", "acme", "p")
    held = msgspec.json.decode(acme.path.read_bytes())["promises"]["1"]
    assert shown(acme, "P-1") == {"id": "P-1", "table": "promises", **held}
