"""Calendars, read back by icalendar and by a plain reader."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from icalendar import Calendar

from clientjournal.export import Copy, History, Options, history_of, render
from clientjournal.journal import Journal
from tests.export.plain import lines_of, parts_of, text_of
from tests.making import advice, client, contact, moment, promise

DUE = date(2026, 11, 27)


def events(history: History, kind: str = "VEVENT", **options: Any) -> list[Any]:
    content = render(history, "ics", Options(**options))
    read = Calendar.from_ical(content)
    assert isinstance(read, Calendar)
    found = read.walk(kind)
    assert len(found) == len(parts_of(content)) - 1
    return found


def titles(history: History, **options: Any) -> list[str]:
    return [str(event["SUMMARY"]) for event in events(history, **options)]


def test_a_due_date_is_an_event_of_one_day(journal: Journal) -> None:
    acme = journal.add(client("Acme, Ltd; Ltd"))
    journal.add(promise(acme.id, text="Send, the\nlist; now", due=DUE))
    (event,) = events(history_of(journal, acme))
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (DUE, DUE + timedelta(days=1))
    assert event["CLASS"] == "PRIVATE" and event["TRANSP"] == "TRANSPARENT"
    assert event["SUMMARY"] == "Agreed action due"
    assert "DESCRIPTION" not in event
    (event,) = events(history_of(journal, acme), names=True)
    assert event["SUMMARY"] == "Agreed action due, Acme, Ltd; Ltd: Send, the list; now"
    assert event["DESCRIPTION"] == "Send, the\nlist; now"
    (line,) = [
        line
        for line in lines_of(render(history_of(journal, acme), "ics", Options(names=True)))
        if line.name == "DESCRIPTION"
    ]
    assert text_of(line.value) == "Send, the\nlist; now"


def test_a_day_keeps_its_uid_and_counts_its_changes(journal: Journal) -> None:
    acme = journal.add(client("Acme"))
    kept = journal.add(promise(acme.id, due=DUE))
    (before,) = events(history_of(journal, acme))
    journal.amend(kept, due=date(2026, 12, 4), because="moved")
    journal.amend(kept, tags=("vat",))
    (after,) = events(history_of(journal, acme))
    assert after["UID"] == before["UID"]
    assert (before["SEQUENCE"], after["SEQUENCE"]) == (0, 1)
    assert "P-1" not in str(after["UID"])


def test_the_file_copy_has_what_is_ones_own(journal: Journal) -> None:
    acme = journal.add(client("Acme", cadence="2w"))
    journal.add(contact(acme.id, on=date(2026, 11, 16)))
    journal.add(advice(acme.id, review_on=date(2026, 12, 18)))
    journal.add(moment(acme.id, spoke=False, review_on=date(2026, 12, 19)))
    journal.add(promise(acme.id, whose="me", due=date(2026, 12, 20)))
    journal.add(promise(acme.id, whose="them", due=date(2026, 12, 21)))
    history = history_of(journal, acme, Copy.FILE)
    assert {str(event["SUMMARY"]): event["DTSTART"].dt for event in events(history)} == {
        "Check in": date(2026, 12, 4),
        "Look back on advice": date(2026, 12, 18),
        "Look back on what I saw": date(2026, 12, 19),
        "Promise of mine due": date(2026, 12, 20),
        "Promise of theirs due": date(2026, 12, 21),
    }
    assert titles(history_of(journal, acme)) == ["Agreed action due"] * 2
    ahead = history_of(journal, acme, Copy.HANDOVER)
    assert titles(ahead) == ["Promise of mine due", "Promise of theirs due"]


def test_what_is_done_is_no_event_and_a_to_do_that_is_ticked_off(journal: Journal) -> None:
    acme = journal.add(client("Acme"))
    journal.add(promise(acme.id, due=DUE, state="kept", done_on=DUE))
    journal.add(promise(acme.id, due=DUE, state="released", done_on=DUE))
    journal.add(promise(acme.id, due=DUE))
    history = history_of(journal, acme)
    assert len(events(history)) == 1
    todos = {str(todo["STATUS"]): todo for todo in events(history, "VTODO", todo=True)}
    assert set(todos) == {"COMPLETED", "CANCELLED", "NEEDS-ACTION"}
    assert todos["COMPLETED"]["COMPLETED"].dt.date() == todos["COMPLETED"]["DUE"].dt == DUE


def test_all_clients_are_one_calendar_and_no_uid_stands_twice(sample: Journal) -> None:
    histories = [history_of(sample, each, Copy.FILE) for each in sample.clients()]
    content = render(histories, "ics", Options(names=True))
    uids = [line.value for line in lines_of(content) if line.name == "UID"]
    assert len(uids) == len(set(uids)) > 20
    assert content == render(histories, "ics", Options(names=True))
