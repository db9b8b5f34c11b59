"""The verbs about both ends of the stick: move, nudge, confirm, and promises that come again."""

from __future__ import annotations

import pytest

from tests.cli.running import Program


@pytest.fixture
def kept(program: Program) -> Program:
    program.done("add", "client", "Acme", "--person", "Ruth")
    program.done(
        "add", "promise", "acme", "Bank statements", "--whose", "them", "--on", "2026-10-01",
        "--due", "2026-11-02",
    )  # fmt: skip
    program.done("add", "advice", "acme", "Register for VAT", "--on", "2026-11-10")
    return program


def test_a_promise_is_moved_and_its_first_date_stays(kept: Program) -> None:
    assert kept.done("move", "p-1", "2026-12-01", "--by", "them") == "P-1\n"
    promise = kept.json("show", "P-1")
    assert promise["due"] == "2026-12-01"
    assert promise["moves"] == [
        {"on": "2026-11-20", "from": "2026-11-02", "to": "2026-12-01", "by": "them"}
    ]
    assert "Missing option '--by'" in kept.refused("move", "P-1", "fri", status=2)
    assert "is no promise" in kept.refused("move", "A-1", "fri", "--by", "me")
    assert "names no day" in kept.refused("move", "P-1", "someday", "--by", "me")
    kept.done("undo")
    assert kept.json("show", "P-1")["moves"] == []


def test_nudges_keep_to_the_ladder(kept: Program) -> None:
    said = kept.refused("nudge", "P-1", "consequence", "Now it waits")
    assert said == "clientjournal: nothing was agreed; agree it for next time"
    assert "a final notice comes first" in kept.refused("nudge", "P-1", "disengage", "Goodbye")
    assert "is no rung; the rungs are inspire" in kept.refused(
        "nudge", "P-1", "shout", "!", status=2
    )
    ladder = kept.done("nudge", "P-1").splitlines()
    assert ladder[0].split(None, 1) == ["inspire", "can be taken today"]
    assert ladder[3].split(None, 1) == ["consequence", "nothing was agreed; agree it for next time"]
    assert kept.done("nudge", "P-1", "ask", "-", stdin="What is in the way?\n") == "P-1\n"
    assert "the next comes Tue 24 Nov 2026" in kept.refused("nudge", "P-1", "remind", "Please")
    kept.done("nudge", "P-1", "--answer", "the bank")
    assert kept.json("show", "P-1")["nudges"] == [
        {"on": "2026-11-20", "rung": "ask", "words": "What is in the way?", "answer": "the bank"}
    ]
    assert [change["act"] for change in kept.json("show", "P-1", "--history")] == [
        "add",
        "amend",
        "amend",
    ]
    kept.done("undo")
    kept.done("undo")
    assert kept.json("show", "P-1")["nudges"] == []


def test_a_promise_of_mine_is_not_nudged(kept: Program) -> None:
    kept.done("add", "promise", "acme", "Ring", "--due", "2026-11-02")
    assert "P-2 is yours" in kept.refused("nudge", "P-2", "remind", "Please")
    assert "P-2 is yours" in kept.refused("nudge", "P-2")


def test_what_was_said_is_confirmed_with_its_words(kept: Program) -> None:
    draft = kept.done("confirm", "A-1", "--draft")
    assert draft.startswith("Dear Ruth,\n\nTo put in writing what we spoke of on Tue 10 Nov 2026:")
    assert len(kept.json("show", "A-1", "--history")) == 1
    assert kept.done("confirm", "A-1", "-", stdin=draft) == "A-1\n"
    advice = kept.json("show", "A-1")
    assert (advice["confirmed_on"], advice["confirmation"]) == ("2026-11-20", draft.rstrip("\n"))
    assert "was confirmed in writing" in kept.refused("confirm", "A-1")
    assert "only advice" in kept.refused("confirm", "P-1")
    assert "one at a time" in kept.refused("confirm", "A-1", "--draft", "x", status=2)


def test_a_confirmation_may_be_needless_or_of_another_day(kept: Program) -> None:
    kept.done("confirm", "A-1", "--not-needed", "they minuted it")
    assert kept.json("show", "A-1")["confirm_waived"] == "they minuted it"
    kept.done("add", "moment", "acme", "One key", "--spoke", "no")
    assert "was not said yet" in kept.refused("confirm", "S-1")
    kept.done("confirm", "A-1", "--on", "2026-11-11")
    assert kept.json("show", "A-1")["confirmed_on"] == "2026-11-11"


def test_a_monthly_promise_comes_again(kept: Program) -> None:
    kept.done("add", "promise", "acme", "The figures", "--due", "2026-01-31", "--every", "1m")
    kept.done("amend", "P-2", "--state", "kept", "--done-on", "2026-01-30")
    kept.done("amend", "P-3", "--state", "kept")
    assert [kept.json("show", ref)["due"] for ref in ("P-2", "P-3", "P-4")] == [
        "2026-01-31",
        "2026-02-28",
        "2026-03-31",
    ]
    kept.done("undo")
    assert "there is no P-4" in kept.refused("show", "P-4")


def test_an_own_up_is_logged_with_its_promise(kept: Program) -> None:
    kept.done("add", "promise", "acme", "Ring", "--due", "2026-11-02", "--state", "missed")
    kept.done(
        "add", "own-up", "acme", "Did not ring", "--promise", "P-2", "--noticed-on", "2026-11-03",
        "--check", "considered, none", "--told-on", "2026-11-04", "--raised-by", "me",
        "--response", "accepted", "--remedy", "Rang", "--put-right-on", "2026-11-05",
        "--lesson", "Write it down",
    )  # fmt: skip
    own_up = kept.json("show", "O-1")
    assert (own_up["promise"], own_up["check"], own_up["response"]) == (
        2,
        "considered, none",
        "accepted",
    )
    assert "there is no P-9" in kept.refused("add", "own-up", "acme", "x", "--promise", "P-9")
