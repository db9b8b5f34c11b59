"""Dated copies: one a day, thinned as they age, and good for putting back."""

from __future__ import annotations

import stat
from datetime import date, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from clientjournal.journal import Journal, open_journal
from clientjournal.model.client import Client
from clientjournal.store import FileStore
from clientjournal.store.backups import backups, folder_of, kept, read_backup
from clientjournal.store.layout import decode


def test_the_first_change_of_a_day_is_backed_up_and_no_other(path: Path) -> None:
    with open_journal(path) as journal:
        journal.add(Client(name="Acme"))
        journal.add(Client(name="Bolt"))
    (backup,) = backups(path)
    assert backup.name == f"{date.today().isoformat()}.json.gz"
    assert len(decode(read_backup(backup), backup.name).tables["clients"]) == 1
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder_of(path).stat().st_mode) == 0o700


def test_a_backup_asked_for_is_the_newest_and_can_be_put_back(path: Path) -> None:
    with open_journal(path) as journal:
        journal.add(Client(name="Acme"))
    store = FileStore(path)
    made = Path(store.back_up())
    assert backups(path)[0] == made
    with Journal(store) as journal:
        journal.add(Client(name="Bolt"))
    aside = FileStore.restore(path, made)
    with open_journal(path) as journal:
        assert [client.name for client in journal.clients()] == ["Acme"]
        assert journal.fault() is None
    with open_journal(aside) as before:
        assert [client.name for client in before.clients()] == ["Acme", "Bolt"]


def test_a_year_of_days_is_thinned_to_days_weeks_and_months() -> None:
    last = date(2026, 11, 20)
    keep = kept({last - timedelta(days=n) for n in range(365)})
    assert {last - timedelta(days=n) for n in range(7)} <= keep
    assert len(keep) <= 7 + 4 + 12
    assert len({(day.year, day.month) for day in keep}) == 12


@given(st.sets(st.dates(date(2020, 1, 1), date(2027, 12, 31)), max_size=60))
def test_thinning_keeps_the_newest_and_what_it_kept_before(days: set[date]) -> None:
    keep = kept(days)
    assert keep <= days
    assert kept(keep) == keep
    assert set(sorted(days, reverse=True)[:7]) <= keep
