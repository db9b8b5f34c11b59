"""The verbs that change a record, and what its history then says."""

from __future__ import annotations

import pytest

from tests.cli.running import Program


@pytest.fixture
def kept(program: Program) -> Program:
    program.done("add", "client", "Acme")
    program.done("add", "client", "Bell")
    program.done("add", "advice", "acme", "Register for VAT", "--on", "2026-11-20")
    return program


def test_amend_takes_the_fields_of_the_kind(kept: Program) -> None:
    assert kept.done("amend", "a-1", "--reasons", "the law", "--tags", "vat", "--tags", "tax") == (
        "A-1\n"
    )
    record = kept.json("show", "A-1")
    assert (record["reasons"], record["tags"]) == ("the law", ["vat", "tax"])
    kept.done("amend", "A-1", "--advice", "Register now", "--because", "typo", "--tags", "none")
    changes = kept.json("show", "A-1", "--history")
    assert [(c["act"], c["reason"]) for c in changes] == [
        ("add", ""),
        ("amend", ""),
        ("correct", "typo"),
    ]
    assert kept.json("show", "A-1")["tags"] == []
    kept.done("amend", "C-1", "--cadence", "2w", "--name", "Acme Ltd")
    assert kept.json("show", "C-1")["name"] == "Acme Ltd"


@pytest.mark.parametrize(
    ("words", "status", "why"),
    [
        (["A-1"], 2, "say which fields of A-1 change"),
        (["A-1", "--because", "x"], 2, "say which fields"),
        (["A-1", "--bogus", "x"], 2, "--bogus"),
        (["A-1", "--saw", "x"], 2, "--saw"),
        (["A-1", "--client", "2"], 2, "--client"),
        (["A-1", "extra"], 2, "extra"),
        (["A-1", "--advice"], 2, "--advice"),
        (["A-9", "--advice", "x"], 1, "there is no A-9"),
        (["acme", "--name", "x"], 1, "is no id"),
        (["A-1", "--on", "32 nov"], 1, "names no day"),
        (["A-1", "--decision", "maybe"], 1, "is not one of"),
    ],
)
def test_amend_refuses_in_one_line(kept: Program, words: list[str], status: int, why: str) -> None:
    assert why in kept.refused("amend", *words, status=status)


def test_amend_says_its_fields(kept: Program) -> None:
    said = kept.done("amend", "A-1", "--help")
    assert "--client-words" in said and "--because" in said and "--saw" not in said
    assert "--because" in kept.done("amend", "--help")


def test_addendum_from_the_line_and_from_stdin(kept: Program) -> None:
    assert kept.done("addendum", "A-1", "they rang") == "A-1\n"
    kept.done("addendum", "A-1", "-", "--private", stdin="a [/b]\nb\n")
    said = [(added["text"], added["private"]) for added in kept.json("show", "A-1")["addenda"]]
    assert said == [("they rang", False), ("a [/b]\nb", True)]
    assert "private addendum" in kept.done("show", "A-1")
    assert "stdin" in kept.refused("addendum", "A-1", status=2)
    assert "write what you add" in kept.refused("addendum", "A-1", " ")


def test_withdraw_reinstate_and_refile(kept: Program) -> None:
    assert "--because" in kept.refused("withdraw", "A-1", status=2)
    assert kept.done("withdraw", "A-1", "--because", "wrong") == "A-1 withdrawn\n"
    assert "withdrawn" in kept.done("list", "advice")
    assert kept.done("reinstate", "A-1", "--because", "right") == "A-1 reinstated\n"
    assert "is not withdrawn" in kept.refused("reinstate", "A-1")
    kept.done("add", "promise", "acme", "Send it", "--condition-of", "A-1")
    said = kept.done("refile", "A-1", "bell", "--because", "mixed up")
    assert said == "A-1 refiled to Bell (C-2)\nstill with the old client and naming it: P-1\n"
    assert kept.done("refile", "P-1", "C-2") == "P-1 refiled to Bell (C-2)\n"
    assert "no client answers" in kept.refused("refile", "A-1", "nobody")
    assert kept.done("undo") == "undone: P-1 refiled\n"
    assert kept.done("redo") == "redone: P-1 refiled\n"


def test_merge_says_first_what_it_would_do(kept: Program) -> None:
    said = kept.done("merge", "acme", "bell", "--dry-run")
    assert said == "Acme (C-1) would be merged into Bell (C-2), 1 entry refiled\n"
    assert kept.json("show", "A-1")["client"] == 1
    said = kept.done("merge", "C-1", "C-2", "--because", "typed twice")
    assert said == "Acme (C-1) merged into Bell (C-2), 1 entry refiled\n"
    assert kept.json("show", "A-1")["client"] == 2
    assert kept.json("show", "A-1", "--history")[-1]["reason"].endswith(": typed twice")
    assert "is withdrawn" in kept.refused("merge", "C-1", "C-2", "--dry-run")
    assert "with itself" in kept.refused("merge", "bell", "C-2")
    assert "no client answers" in kept.refused("merge", "nobody", "bell")
    assert kept.done("undo").startswith("undone: ")
    assert kept.json("show", "A-1")["client"] == 1


def test_history_tells_every_version_in_words(kept: Program) -> None:
    kept.done("amend", "A-1", "--advice", "Register now", "--because", "typo")
    kept.done("addendum", "A-1", "they rang")
    kept.done("refile", "A-1", "bell")
    kept.done("amend", "A-1", "--decision", "followed")
    said = kept.done("show", "A-1", "--history")
    for words in (
        "A-1 added by",
        "A-1 corrected by",
        ": typo",
        "advice: Register for VAT → Register now",
        "they rang",
        "client: C-1 → C-2",
        "decision: pending → followed",
    ):
        assert words in said, words
    kept.done("undo")
    kept.done("undo")
    assert "client: C-2 → C-1" in kept.done("show", "A-1", "--history")


def test_late_entries_are_labelled_in_lists_and_pages(kept: Program) -> None:
    kept.done("add", "contact", "acme", "x", "--on", "2020-01-01")
    assert "late entry (" in kept.done("list", "contacts")
    assert "late entry (" in kept.done("show", "acme")
    assert "late entry (" in kept.done("show", "K-1")
