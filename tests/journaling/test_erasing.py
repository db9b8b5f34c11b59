"""Erasing: the text is nowhere, the chain still checks, the number is never given again."""

from __future__ import annotations

import copy
import gzip
from pathlib import Path

import pytest

from clientjournal.export import whole_journal
from clientjournal.importing import import_file
from clientjournal.journal import Journal, open_journal
from clientjournal.model.draft import Draft
from clientjournal.model.errors import InvalidRecord, JournalError, NotFound, NothingToUndo
from clientjournal.model.tables import KINDS
from clientjournal.model.verifying import first_fault
from tests.making import HandSetClock, advice, client, contact, everything, promise

SECRET = "xyzzy"


@pytest.fixture
def kept(journal: Journal) -> Journal:
    """Two clients; the secret stands in C-1, in versions, reasons and undone entries of it."""
    acme = journal.add(client(f"Acme {SECRET}"))
    journal.add(client("Bell"))
    first = journal.add(advice(advice=f"Ask {SECRET}", tags=(SECRET,)))
    journal.amend(first, advice="Ask them", because=f"{SECRET} said so")
    journal.addendum(first, f"and {SECRET}", private=True)
    journal.add(contact(text=f"undone {SECRET}"))
    journal.undo()
    journal.add(contact(2, text="of Bell"))
    journal.amend(acme, goal=SECRET)
    return journal


def traces(path: Path) -> list[str]:
    """Give the files of the journal that hold the secret, backups aside."""
    found = [each for each in path.parent.iterdir() if each.is_file()]
    return [each.name for each in found if SECRET.encode() in each.read_bytes()]


def test_erasing_a_client_leaves_its_text_nowhere(kept: Journal, path: Path) -> None:
    assert traces(path)
    before = kept.documents("history")
    sealed = {n: (change["digest"], change["link"]) for n, change in before.items()}
    changes = kept.erase("c-1")
    assert [(c.ref, c.act.value) for c in changes] == [
        ("C-1", "erase"),
        ("A-1", "erase"),
        ("K-1", "erase"),
    ]
    assert len({change.group for change in changes}) == 1
    assert traces(path) == []
    left = {each.name for each in path.parent.iterdir() if each.is_file()}
    assert left == {path.name, f"{path.name}.lock"}
    history = kept.documents("history")
    assert {n: (history[n]["digest"], history[n]["link"]) for n in sealed} == sealed
    for change in history.values():
        if change["table"] != "clients" or change["record"] == 1:
            blank = (change["before"], change["salt"], change["reason"]) == ({}, "", "")
            erased_now = change["act"] == "erase" or (change["table"], change["record"]) == (
                "contacts",
                2,
            )
            assert blank != erased_now
    assert kept.fault() is None
    with open_journal(path) as again:
        assert again.fault() is None
        assert [record.ref for kind in KINDS for record in again.records(kind)] == ["C-2", "K-2"]


def test_an_erased_record_is_left_out_of_everything(kept: Journal) -> None:
    kept.erase("A-1")
    left = kept.documents("advice")[1]
    assert list(left) == ["erased"] and left["erased"]["by"] == "tester"
    assert set(left["erased"]) == {"at", "by"}
    assert (kept.timeline(1), kept.search("ask"), kept.practice().advice) == ([], [], [])
    with pytest.raises(NotFound, match=r"^A-1 was erased on "):
        kept.get("A-1")
    kept.erase("C-1")
    assert [found.ref for found in kept.clients()] == ["C-2"]
    with pytest.raises(NotFound, match=r"^C-1 was erased on "):
        kept.find_client("C-1")
    with pytest.raises(NotFound):
        kept.find_client("Acme")
    with pytest.raises(InvalidRecord, match="there is no C-1"):
        kept.add(contact(1))
    with pytest.raises(NotFound, match="there is no C-1"):
        kept.refile(kept.get("K-2"), 1)


def test_a_number_is_not_given_again(kept: Journal, path: Path) -> None:
    kept.erase("A-1")
    assert kept.add(advice()).ref == "A-2"
    kept.erase("A-2")
    with open_journal(path) as again:
        assert again.add(advice()).ref == "A-3"


def test_a_hold_keeps_a_client_and_its_entries(kept: Journal) -> None:
    kept.amend(kept.client(1), hold="court case 7")
    before = everything(kept)
    for ref in ("C-1", "A-1", "K-1"):
        with pytest.raises(JournalError, match=rf"{ref} may not be erased: C-1 has .*court case 7"):
            kept.erase(ref)
    assert everything(kept) == before
    kept.erase("C-2")
    kept.amend(kept.client(1), hold="")
    kept.erase("C-1")


def test_what_is_not_there_cannot_be_erased(kept: Journal) -> None:
    kept.erase("A-1")
    for ref, why in (("A-1", "A-1 was erased on"), ("A-9", "there is no A-9"), ("x", "is no id")):
        with pytest.raises(NotFound, match=why):
            kept.erase(ref)


def test_an_erased_record_cannot_be_revised(kept: Journal) -> None:
    gone = kept.get("A-1")
    kept.erase("A-1")
    with pytest.raises(NotFound, match="there is no A-1 any more"):
        kept.amend(gone, advice="x")
    with pytest.raises(NotFound, match="there is no A-1 any more"):
        kept.withdraw(gone, "x")


def test_undo_and_redo_pass_over_what_was_erased(journal: Journal) -> None:
    journal.add(client("Acme"))
    journal.add(advice())
    journal.amend(journal.get("A-1"), reasons="law")
    journal.undo()
    journal.erase("A-1")
    with pytest.raises(NothingToUndo, match="nothing to redo; what was erased is gone for good"):
        journal.redo()
    assert [change.ref for change in journal.undo()] == ["C-1"]
    with pytest.raises(NothingToUndo, match="nothing to undo; what was erased is gone for good"):
        journal.undo()
    journal.redo()
    assert journal.clients() and journal.fault() is None


def test_half_a_group_is_not_undone_nor_redone(journal: Journal) -> None:
    journal.add(client("Acme"))
    journal.add_all([advice(), contact()])
    journal.undo()
    journal.erase("A-1")
    before = everything(journal)
    with pytest.raises(JournalError, match="not undone: A-1, changed in the same step, was erased"):
        journal.redo()
    assert everything(journal) == before
    journal.add_all([advice(), contact()])
    journal.erase("K-2")
    with pytest.raises(JournalError, match="not undone: K-2, changed in the same step, was erased"):
        journal.undo()


def test_nothing_goes_back_to_an_erased_client(journal: Journal) -> None:
    journal.add(client("Acme"))
    journal.add(client("Bell"))
    journal.add(contact())
    journal.refile(journal.get("K-1"), 2)
    journal.erase("C-1")
    with pytest.raises(JournalError, match="K-1 would go back to C-1, which is gone"):
        journal.undo()
    assert [entry.ref for entry in journal.timeline(2)] == ["K-1"]
    assert journal.fault() is None


def test_what_names_an_erased_record_can_still_be_edited(kept: Journal) -> None:
    named = kept.add(promise(condition_of=1))
    kept.erase("A-1")
    kept.amend(named, text="Send it")
    with pytest.raises(InvalidRecord, match="there is no A-1"):
        kept.add(promise(condition_of=1))
    assert kept.fault() is None


def test_verifying_still_notices_everything_else(kept: Journal) -> None:
    kept.erase("A-1")
    clean = everything(kept)

    def fault(**spoil: object) -> str | None:
        found = copy.deepcopy(clean)
        table, number, changed = spoil["table"], spoil["number"], spoil["changed"]
        found[table][number] |= changed  # type: ignore[index,operator]
        return first_fault({kind.TABLE: found[kind.TABLE] for kind in KINDS}, found["history"])

    erasing = max(clean["history"])
    spoils = [("advice", 1, {"erased": {"at": "2020-01-01T00:00:00Z", "by": "tester"}})]
    spoils += [("advice", 1, {"advice": "back"}), ("history", 3, {"reason": "because"})]
    spoils += [("history", 3, {"salt": "00" * 16}), ("history", 4, {"before": {"advice": "x"}})]
    spoils += [("history", erasing, {"salt": ""}), ("history", 1, {"salt": ""})]
    for table, number, changed in spoils:
        told = fault(table=table, number=number, changed=changed)
        assert told is not None and ("A-1" in told or "C-1" in told), (table, number, changed)
    for name in ("at", "by", "act", "table", "record", "group", "digest", "link"):
        other = "2020-01-01T00:00:00Z" if name == "at" else "amend" if name == "act" else "f" * 64
        other = 9 if name in ("record", "group") else other
        assert fault(table="history", number=3, changed={name: other}) is not None, name
    found = copy.deepcopy(clean)
    found["clients"][2] = clean["advice"][1]
    assert first_fault({k.TABLE: found[k.TABLE] for k in KINDS}, found["history"]) is not None


def test_a_journal_with_erased_records_is_exported_and_taken_in(
    kept: Journal, tmp_path: Path
) -> None:
    kept.add(promise(2, condition_of=1))
    kept.erase("A-1")
    file = tmp_path / "all.json"
    file.write_text(whole_journal(kept), "utf-8")
    with open_journal(tmp_path / "empty.json") as empty:
        import_file(empty, file)
        assert everything(empty)["advice"] == everything(kept)["advice"]
        assert empty.head[0] == kept.head[0] + 1
        assert empty.fault() is None
        with pytest.raises(NotFound, match="A-1 was erased on"):
            empty.get("A-1")
        assert empty.add(advice()).ref == "A-2"
    with open_journal(tmp_path / "used.json") as used:
        used.add_all([client("Other"), client("More")])
        used.add(advice(advice="mine"))
        joined = import_file(used, file)
        assert {table for table, _, _ in joined.new} == {"clients", "contacts", "promises"}
        assert used.get("P-1").condition_of is None  # type: ignore[attr-defined]
        assert used.fault() is None
        assert import_file(used, file).new == []


def test_an_entry_of_an_erased_client_is_not_taken_in(journal: Journal) -> None:
    left = {"erased": {"at": "2026-11-20T09:30:00Z", "by": "x"}}
    incoming = {"clients": {1: left}, "contacts": {1: {"client": 1, "on": "2026-11-20"}}}
    with pytest.raises(InvalidRecord, match="K-1: client: there is no C-1"):
        journal.take_in(incoming, "file")


def test_copies_of_a_journal_lose_what_is_there_whatever_holds(kept: Journal, path: Path) -> None:
    kept.amend(kept.client(1), hold="court")
    assert kept.erase_all(["C-1", "A-1", "K-1", "K-7"]) == 3
    assert kept.erase_all(["C-1"]) == 0
    assert traces(path) == []
    assert kept.fault() is None
    for backup in kept.backups():
        assert gzip.decompress(Path(backup).read_bytes())


def test_drafts_of_what_is_erased_go_too(kept: Journal) -> None:
    for about in ("A-1", "C-1", "C-2", ""):
        texts = {"advice": f"{SECRET} {about}"}
        id = kept.drafts.new_id()
        at = HandSetClock().now()
        kept.drafts.keep(Draft(id=id, form="advice", about=about, texts=texts, at=at))
    kept.erase("C-1")
    assert {draft.about for draft in kept.drafts.all()} == {"C-2", ""}
