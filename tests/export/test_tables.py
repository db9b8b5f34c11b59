"""CSV out and in again; what a spreadsheet and a client see of it."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path

import pytest

from clientjournal.export import Copy, Options, history_of, render
from clientjournal.importing import Intake, Remembered
from clientjournal.journal import Journal
from clientjournal.model.client import Client
from clientjournal.model.clock import Clock
from clientjournal.model.tables import KINDS
from clientjournal.store import FileStore
from tests.export.canaries import Canaries, filled
from tests.export.reading import told
from tests.export.test_injection import HOSTILE
from tests.making import TODAY, advice, client, promise


def rows_of(content: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(content, newline=""), strict=True))


def records(journal: Journal) -> dict[str, list[dict[str, object]]]:
    """Give every record but the audits, which belong to no client."""
    return {
        kind.TABLE: list(journal.documents(kind.TABLE).values())
        for kind in KINDS
        if kind.TABLE != "audits"
    }


def taken_in(path: Path, content: bytes) -> Journal:
    file = path / "all.csv"
    file.write_bytes(content)
    other = Journal(FileStore(path / "other.json"), Clock(as_of=TODAY), "another")
    intake = Intake(other, file, None, Remembered(path / "memory.json"))
    plan = intake.plan()
    assert [row for row in plan.refused] == []
    intake.take_in(plan)
    return other


@pytest.mark.parametrize("source", ["sample", "canaries", "hostile"])
def test_every_record_comes_back_the_same(
    source: str, journal: Journal, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    if source == "sample":
        request.getfixturevalue("sample")
    elif source == "canaries":
        filled(journal, Canaries(), Canaries(start=5000))
    else:
        for number, text in enumerate(HOSTILE, 1):
            journal.add(client(f"n{text}", tags=(text.strip(), "a;b"), private=text))
            journal.add(advice(number, advice=f"{text}.", reasons=text, thread=text))
            journal.add(promise(number, text=text or "x", consequence=text))
    histories = [history_of(journal, each, Copy.FILE) for each in journal.clients()]
    with taken_in(tmp_path, render(histories, "csv")) as other:
        assert records(other) == records(journal)


def test_a_table_is_what_spreadsheets_want(sample: Journal) -> None:
    history = history_of(sample, sample.find_client("hollis"), Copy.FILE)
    content = render(history, "csv")
    assert content.startswith(b"\xef\xbb\xbftable,id,")
    assert content.count(b"\n") == content.count(b"\r\n")
    rows = rows_of(content.decode("utf-8-sig"))
    assert rows[0]["name"] == "Hollis & Daughter Joinery"
    assert rows[0]["phone"] == "'+44 1632 960141"
    raw = render(
        history_of(sample, sample.find_client("hollis"), Copy.FILE), "csv", Options(raw=True)
    )
    assert rows_of(raw.decode("utf-8-sig"))[0]["phone"] == "+44 1632 960141"


def test_a_client_reads_words_and_no_ids(journal: Journal) -> None:
    acme = journal.add(client("Acme"))
    given = journal.add(advice(acme.id, answer="yes, if"))
    moved = {"on": "2026-11-21", "from": "2026-11-20", "to": "2026-11-27", "by": "them"}
    journal.add(promise(acme.id, whose="them", condition_of=given.id, moves=[moved]))
    journal.addendum(given, "She rang back.")
    rows = rows_of(told(history_of(journal, acme), "csv"))
    assert "id" not in rows[0] and "tags" not in rows[0]
    assert rows[1]["number"] == rows[2]["condition_of"] == "1"
    assert rows[1]["addenda"].endswith(": She rang back.")
    assert rows[2]["moves"] == "from Fri 20 Nov 2026 to Fri 27 Nov 2026 by them on Sat 21 Nov 2026"


def test_a_table_of_nobody_has_its_header(journal: Journal) -> None:
    acme: Client = journal.add(client("Acme"))
    rows = rows_of(told(history_of(journal, acme), "csv"))
    assert [row["name"] for row in rows] == ["Acme"]
