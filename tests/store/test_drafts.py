"""Unsaved text on the disk."""

from __future__ import annotations

import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

from clientjournal.model.draft import Draft
from clientjournal.store.drafts import DraftFolder
from clientjournal.store.files import FileSystem

AT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


def draft(id: str, words: str, minutes: int = 0) -> Draft:
    at = AT + timedelta(minutes=minutes)
    return Draft(id=id, form="advice", about="C-1", texts={"advice": words}, at=at)


def test_drafts_are_kept_newest_first_and_dropped(path: Path) -> None:
    drafts = DraftFolder(path, FileSystem())
    assert (drafts.all(), drafts.count()) == ([], 0)
    old, new = draft(drafts.new_id(), "Acme owes"), draft(drafts.new_id(), "Ruth asks", 1)
    drafts.keep(new)
    drafts.keep(old)
    assert (drafts.all(), drafts.count()) == ([new, old], 2)
    drafts.keep(draft(old.id, "Acme owes us", 2))
    assert [kept.beginning for kept in drafts.all()] == ["Acme owes us", "Ruth asks"]
    drafts.drop(old.id)
    assert drafts.all() == [new]


def test_a_draft_without_text_goes(path: Path) -> None:
    drafts = DraftFolder(path, FileSystem())
    drafts.keep(draft("1", "x"))
    drafts.keep(draft("1", " "))
    assert drafts.all() == []


def test_drafts_are_the_owners_alone_under_names_that_say_nothing(path: Path) -> None:
    drafts = DraftFolder(path, FileSystem())
    drafts.keep(draft(drafts.new_id(), "Acme owes"))
    (file,) = path.with_name("journal.json.drafts").iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert "acme" not in file.name.casefold() and "advice" not in file.name


def test_a_draft_that_cannot_be_read_is_left_alone(path: Path) -> None:
    drafts = DraftFolder(path, FileSystem())
    drafts.keep(draft("1", "x"))
    odd = path.with_name("journal.json.drafts") / "odd.draft"
    odd.write_text("{")
    assert [kept.id for kept in drafts.all()] == ["1"]
    assert odd.exists()
