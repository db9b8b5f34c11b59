"""vCards of three versions on their way in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from clientjournal.importing import Choices, Fate, Intake, import_file
from clientjournal.journal import Journal
from clientjournal.model.errors import JournalError

OLD = """\
BEGIN:VCARD
VERSION:2.1
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=B6rg
TEL;WORK;VOICE:+49 30 1234
TEL;CELL:+49 170 1
EMAIL;PREF;INTERNET:j@x.example
NOTE;ENCODING=QUOTED-PRINTABLE:Line one=0D=0A=
Line two =3D
X-ODD:kept; me
END:VCARD
"""
MIDDLE = """\
BEGIN:VCARD
VERSION:3.0
N:Hollis;Ruth;;;
FN:Ruth Hollis
ORG:Hollis & Daughter\\, Ltd;Office
item1.EMAIL;type=INTERNET:ruth@h.example
item1.X-ABLabel:_$!<Work>!$_
item2.URL:https://h.example
item2.X-ABLabel:_$!<HomePage>!$_
BDAY:1970-13-45
NOTE:a\\nb\\, c\\; d
ADR;TYPE=WORK:;;1 Main St;York;;YO1;UK
CATEGORIES:vip,joiner
UID:abc
PHOTO;ENCODING=b;TYPE=JPEG:AAAA
END:VCARD
"""
NEW = """\
BEGIN:VCARD
VERSION:4.0
KIND:group
FN:陳家 [bold] =SUM(A1)
RELATED;TYPE=contact;VALUE=text:Mei
TEL;VALUE=uri;TYPE="voice,home":tel:+1-555-555-5555
EMAIL;PREF=1:a@b.example
ANNIVERSARY:20090808T1430-0500
END:VCARD
"""


@pytest.fixture
def cards(tmp_path: Path) -> Path:
    return write(tmp_path, OLD, MIDDLE, NEW)


def write(folder: Path, *cards: str) -> Path:
    path = folder / "in.vcf"
    path.write_text("".join(cards).replace("\n", "\r\n"), "utf-8", newline="")
    return path


def says(journal: Journal, number: int, **fields: Any) -> bool:
    document = journal.documents("clients")[number]
    return {name: document[name] for name in fields} == fields


def test_three_versions_in_one_file(journal: Journal, cards: Path) -> None:
    assert len(import_file(journal, cards).new) == 3
    assert says(
        journal,
        1,
        name="Jörg Müller",
        kind="person",
        phone=["+49 30 1234", "+49 170 1"],
        email=["j@x.example"],
        private="Line one\nLine two =\nX-ODD: kept; me",
    )
    assert says(
        journal,
        2,
        name="Hollis & Daughter, Ltd",
        kind="organisation",
        person="Ruth Hollis",
        email=["ruth@h.example"],
        tags=["vip", "joiner"],
    )
    assert says(
        journal, 3, name="陳家 [bold] =SUM(A1)", kind="household", phone=["+1-555-555-5555"]
    )


def test_whom_one_talks_to(journal: Journal, cards: Path) -> None:
    import_file(journal, cards)
    assert [client.person for client in journal.clients()] == ["", "Ruth Hollis", "Mei"]
    assert "RELATED" not in journal.client(3).private


def test_what_no_field_holds_is_kept_in_the_private_note(journal: Journal, cards: Path) -> None:
    import_file(journal, cards)
    assert journal.client(2).private.splitlines() == [
        "a",
        "b, c; d",
        "ORG: Office",
        "Work: ruth@h.example",
        "URL (HomePage): https://h.example",
        "BDAY: 1970-13-45",
        "ADR (WORK): 1 Main St, York, YO1, UK",
        "UID: abc",
    ]
    assert "ANNIVERSARY: 20090808T1430-0500" in journal.client(3).private


def test_twice_changes_nothing_and_undo_takes_all_of_it_back(journal: Journal, cards: Path) -> None:
    import_file(journal, cards)
    head = journal.head
    assert import_file(journal, cards).same == 3
    assert journal.head == head
    journal.amend(journal.client(3), goal="rest")
    assert (import_file(journal, cards).conflicts, journal.client(3).goal) == (1, "rest")
    journal.undo()
    journal.undo()
    assert journal.clients() == []


def test_broken_cards_are_named_and_the_rest_comes_in_by_choice(
    journal: Journal, tmp_path: Path
) -> None:
    path = write(
        tmp_path,
        "BEGIN:VCARD\nVERSION:3.0\nFN:One\nUID:u\nEND:VCARD\n",
        "BEGIN:VCARD\nVERSION:3.0\nFN:Other\nUID:u\nEND:VCARD\n",
        "BEGIN:VCARD\nVERSION:3.0\nNOTE:nobody\nEND:VCARD\n",
        "BEGIN:VCARD\nVERSION:3.0\nno colon here\nEND:VCARD\n",
        "BEGIN:VCARD\nVERSION:3.0\nFN:Never ended\n",
        "BEGIN:VCARD\nVERSION:3.0\nFN:Two\nEND:VCARD\n",
        "BEGIN:VCARD\nFN:Cut",
    )
    intake = Intake(journal, path, Choices(skip_refused=True))
    plan = intake.plan()
    whys = {row.place: row.why for row in plan.rows if row.fate is Fate.REFUSED}
    assert {place: why.split(":")[0] for place, why in whys.items()} == {
        "card 2": "UID",
        "card 3": "it has no name",
        "card 4": "line 17",
        "card 5": "line 19",
        "card 7": "line 26",
    }
    with pytest.raises(JournalError, match=r"card 2 is refused.*card 3, card 4, card 5, card 7"):
        import_file(journal, path)
    assert journal.head[0] == 0
    intake.take_in(plan)
    assert [client.name for client in journal.clients()] == ["One", "Two"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"hello", "no vCard in it"),
        (b"BEGIN:VCARD\r\nFN:Caf\xe9\r\nEND:VCARD\r\n", "line 2 is not UTF-8"),
        (b"BEGIN:VCARD\r\nFN:" + b"x" * 10_000_000 + b"\r\nEND:VCARD\r\n", "holds 10,000,0"),
    ],
)
def test_what_holds_none(journal: Journal, tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "in.vcf"
    path.write_bytes(content)
    with pytest.raises(JournalError, match=message):
        import_file(journal, path)


def test_two_people_of_one_company(journal: Journal, tmp_path: Path) -> None:
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:{}\nORG:Acme\nEND:VCARD\n"
    path = write(tmp_path, card.format("Jo"), card.format("Mo"))
    plan = Intake(journal, path).plan()
    assert [row.fate for row in plan.rows] == [Fate.NEW, Fate.CONFLICT]
    assert "card 1 is a client of the same name" in plan.rows[1].why
    beside = Intake(journal, path, Choices(beside=True))
    beside.take_in(beside.plan())
    assert [client.person for client in journal.clients()] == ["Jo", "Mo"]
