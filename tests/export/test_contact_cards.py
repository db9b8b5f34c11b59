"""vCards, read back by vobject, by a plain reader and by the import."""

from __future__ import annotations

from pathlib import Path

import pytest
import vobject

from clientjournal.export import Copy, Options, history_of, render
from clientjournal.importing import import_file
from clientjournal.journal import Journal
from clientjournal.model.clock import Clock
from clientjournal.model.documents import to_document
from clientjournal.store import FileStore
from tests.export.plain import parts_of, text_of
from tests.making import TODAY, client

CLIENTS = [
    client("Hollis & Daughter", person="Ruth Hollis"),
    client("陳美玲", kind="person"),
    client("Ōta, Bartoś; Söhne \\ Co" * 8, person="Ōta"),
    client("The Pells", kind="household", person="Graham"),
    client("Lone", kind="organisation"),
]


@pytest.fixture(params=range(len(CLIENTS)))
def kept(request: pytest.FixtureRequest, journal: Journal) -> Journal:
    given = CLIENTS[request.param]
    journal.add(given)
    journal.amend(
        journal.client(1),
        email=("a@b.example", "c@d.example"),
        phone=("+44 20 1", "2;3"),
        tags=("vat", "trades"),
        private="one\ntwo; three, four",
    )
    return journal


@pytest.mark.parametrize("version", ["4.0", "3.0"])
def test_three_readers_agree(kept: Journal, version: str) -> None:
    given = kept.client(1)
    content = render(history_of(kept, given, Copy.FILE), "vcf", Options(vcard=version))  # type: ignore[arg-type]
    (plain,) = parts_of(content)
    assert (plain[0].name, plain[0].value) == ("VERSION", version)
    card = vobject.readOne(content.decode())
    shown = given.name if version == "4.0" else given.person or given.name
    assert card.fn.value == shown
    assert [text_of(line.value) for line in plain if line.name == "FN"] == [shown]
    assert [line.value for line in card.contents["email"]] == list(given.email)
    assert [text_of(line.value) for line in plain if line.name == "TEL"] == list(given.phone)
    assert card.note.value == given.private
    assert card.categories.value == list(given.tags)
    if version == "3.0":
        card.validate(raiseException=True)


def test_a_card_comes_back_as_the_same_client(kept: Journal, tmp_path: Path) -> None:
    file = tmp_path / "card.vcf"
    file.write_bytes(render(history_of(kept, kept.client(1), Copy.FILE), "vcf"))
    with Journal(FileStore(tmp_path / "other.json"), Clock(as_of=TODAY), "another") as other:
        import_file(other, file)
        names = ("name", "kind", "person", "email", "phone", "tags", "private")
        before, after = to_document(kept.client(1)), to_document(other.client(1))
        assert {name: after[name] for name in names} == {name: before[name] for name in names}


def test_a_clients_own_card_holds_the_names_alone(kept: Journal) -> None:
    content = render(history_of(kept, kept.client(1)), "vcf")
    (plain,) = parts_of(content)
    names = {line.name for line in plain}
    assert names <= {"VERSION", "PRODID", "UID", "KIND", "FN", "ORG", "RELATED"}
