"""What the documents say, and for which days."""

from __future__ import annotations

import json
from datetime import date

import pytest

from clientjournal.export import Copy, Span, file_name, history_of, others_named
from clientjournal.journal import Journal
from clientjournal.model.advice import Advice
from clientjournal.model.client import Client
from clientjournal.model.promise import Promise
from clientjournal.model.words import Side
from tests.export.reading import told


@pytest.fixture
def acme(journal: Journal) -> Client:
    return journal.add(Client(name="Acme Ltd", person="Ann Lee"))


def advised(journal: Journal, client: Client, day: int = 1, **values: object) -> Advice:
    given = {"advice": "Register for VAT", **values}
    return journal.add(Advice(client=client.id, on=date(2026, 11, day), **given))  # type: ignore[arg-type]


def test_going_ahead_is_said_to_the_client_in_plain_words(journal: Journal, acme: Client) -> None:
    advised(journal, acme, asked="May we wait?", decision="against advice", client_words="We wait.")
    said = told(history_of(journal, acme), "md")
    order = ["You asked:", "You decided to go ahead.", "My advice had been:", "In your words:"]
    assert sorted(order, key=said.index) == order
    assert said.startswith("---\naudience: client\n")
    assert "# Acme Ltd\n\nPrepared for Ann Lee on Fri 20 Nov 2026." in said
    assert said.count(journal.head[1]) == 2


def test_a_condition_names_the_advice_by_its_day_and_no_id(journal: Journal, acme: Client) -> None:
    advised(journal, acme, answer="yes, if")
    advice = advised(journal, acme, 3)
    journal.add(
        Promise(
            client=acme.id, on=date(2026, 11, 3), text="Ask HMRC", whose=Side.THEM,
            condition_of=advice.id,
        )
    )  # fmt: skip
    history = history_of(journal, acme)
    assert "A condition of what I advised on Tue 3 Nov 2026: Register for VAT" in told(
        history, "md"
    )
    found = json.loads(told(history, "json"))
    assert found["promises"][0]["condition_of"] == found["advice"][1]["number"] == 2
    late = json.loads(told(history_of(journal, acme, span=Span(date(2026, 11, 3))), "json"))
    assert (late["advice"][0]["number"], late["promises"][0]["condition_of"]) == (1, 1)
    journal.amend(advice, private="no")
    assert "id" not in found["advice"][0]


def test_a_yes_if_is_told_with_its_conditions(journal: Journal, acme: Client) -> None:
    advice = advised(journal, acme, answer="yes, if", asked="Open a shop?")
    advised(journal, acme, answer="yes, if", asked="And a second?")
    on = date(2026, 11, 1)
    for text, state, stands in (
        ("Two signatures.", "open", True),
        ("The bank agrees\nin writing", "kept", True),
        ("Hush", "open", False),
    ):
        made = journal.add(
            Promise(
                client=acme.id, on=on, text=text, whose=Side.THEM, condition_of=advice.id,
                state=state, done_on=date(2026, 11, 3) if state == "kept" else None,
                due=on if state == "kept" else None,
            )
        )  # fmt: skip
        if not stands:
            journal.withdraw(made, because="a slip")
    said = told(history_of(journal, acme), "md")
    answers = [line for line in said.splitlines() if line.startswith("**My answer:**")]
    assert answers == [
        "**My answer:** yes, if: The bank agrees (done Tue 3 Nov 2026); Two signatures (open)",
        "**My answer:** yes, if",
    ]
    assert "Hush" not in said


def test_a_range_holds_both_its_ends(journal: Journal, acme: Client) -> None:
    for day in (1, 2, 3, 4):
        advised(journal, acme, day)
    history = history_of(journal, acme, span=Span(date(2026, 11, 2), date(2026, 11, 3)))
    assert [item.on for item in history.items] == [date(2026, 11, 2), date(2026, 11, 3)]
    assert "It covers Mon 2 Nov 2026 to Tue 3 Nov 2026." in told(history, "md")


def test_only_corrections_of_what_the_copy_holds_are_marked(journal: Journal, acme: Client) -> None:
    advice = advised(journal, acme, private="old", risks="old")
    journal.amend(advice, private="new", because="r")
    assert history_of(journal, acme).items[0].corrected == ()
    journal.amend(advice, risks="new", because="r")
    assert len(history_of(journal, acme).items[0].corrected) == 1
    journal.undo()
    assert history_of(journal, acme).items[0].corrected == ()
    journal.redo()
    assert len(history_of(journal, acme).items[0].corrected) == 1


def test_the_file_copy_tells_every_version(journal: Journal, acme: Client) -> None:
    advice = advised(journal, acme)
    for text in ("second", "third"):
        journal.amend(advice, advice=text, because=f"why {text}")
    (item,) = history_of(journal, acme, Copy.FILE).items
    said = [version.record["advice"] for version in item.versions if version.record]
    assert said == ["Register for VAT", "second", "third"]
    text = told(history_of(journal, acme, Copy.FILE), "md")
    assert "advice was: Register for VAT" in text and "why third" in text
    assert "late entry" in text
    journal.undo()
    journal.redo()
    text = told(history_of(journal, acme, Copy.FILE), "md")
    assert (text.count(": undone "), text.count(": redone ")) == (1, 1)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("As BOREALIS  gmbh did", ["Borealis GmbH"]),
        ("Ask bo Müller.", ["Bo Müller"]),
        ("Borealis alone", []),
        ("Preborealis GmbH and Borealis GmbHs", []),
        ("Acme Ltd and Ann Lee", []),
        ("like\nBorealis\nGmbH", ["Borealis GmbH"]),
    ],
)
def test_names_of_others_are_found(
    journal: Journal, acme: Client, text: str, named: list[str]
) -> None:
    journal.add(Client(name="Borealis GmbH", person="Bo Müller"))
    advised(journal, acme, risks=text, private="Borealis GmbH")
    assert others_named(journal, history_of(journal, acme)) == named


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("Hollis & Daughter Joinery", "hollis-daughter-joinery-2026-11-20.md"),
        ("../../etc/passwd", "etc-passwd-2026-11-20.md"),
        ("陳美玲", "陳美玲-2026-11-20.md"),
        ("///", "client-2026-11-20.md"),
        ('a<b>:"c"\\|?*\x00', "a-b-c-2026-11-20.md"),
        ("CON", "con-2026-11-20.md"),
    ],
)
def test_file_names_are_safe_everywhere(journal: Journal, name: str, file: str) -> None:
    client = journal.add(Client(name=name))
    assert file_name(history_of(journal, client), "md") == file
    assert len(file_name(history_of(journal, client), "md").encode()) < 255


def test_a_copy_that_is_not_the_clients_says_so_in_its_name(journal: Journal) -> None:
    client = journal.add(Client(name="Acme"))
    names = [file_name(history_of(journal, client, copy), "md") for copy in Copy]
    assert names == [f"acme-2026-11-20{which}.md" for which in ("", "-file", "-handover")]


def test_the_handover_is_one_page(sample: Journal) -> None:
    for client in sample.clients():
        said = told(history_of(sample, client, Copy.HANDOVER), "md")
        assert len(said.splitlines()) < 60
        assert "## Warnings outstanding" in said and "## Not yet said" in said
    kestrel = history_of(sample, sample.find_client("@home"), Copy.HANDOVER)
    assert "not welcomed" in told(kestrel, "md")
