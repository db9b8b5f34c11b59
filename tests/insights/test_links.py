from __future__ import annotations

from clientjournal.insights.links import links_of, together
from clientjournal.model.record import ClientEntry
from tests.making import advice, contact, moment, own_up, promise

NOTE = contact(id=1, text="Rang about the debt")
ADVICE = advice(id=1, source=1, thread="debt")
AGAIN = advice(id=2, thread="debt")
CONDITION = promise(id=1, condition_of=1)
KEPT = promise(id=2, source=1)
OWNED = own_up(id=1, promise=2)
APART = moment(id=1)
ALL: list[ClientEntry] = [NOTE, ADVICE, AGAIN, CONDITION, KEPT, OWNED, APART]


def said(record: ClientEntry) -> list[tuple[str, str]]:
    return [(link.how, link.record.ref) for link in links_of(record, ALL)]


def test_what_it_names_what_names_it_and_its_thread() -> None:
    assert said(NOTE) == [("from this note", "A-1"), ("from this note", "P-2")]
    assert said(ADVICE) == [
        ("from the note", "K-1"),
        ("condition", "P-1"),
        ("same thread", "A-2"),
    ]
    assert said(AGAIN) == [("same thread", "A-1")]
    assert said(CONDITION) == [("condition of", "A-1")]
    assert said(KEPT) == [("from the note", "K-1"), ("owned up in", "O-1")]
    assert said(OWNED) == [("owns up to", "P-2")]
    assert said(APART) == []


def test_one_that_is_named_and_gone_is_no_link() -> None:
    assert links_of(CONDITION, [CONDITION]) == []
    assert links_of(OWNED, [OWNED, promise(id=3)]) == []


def test_what_belongs_together_is_found_through_all_it_names() -> None:
    hanging = [NOTE, ADVICE, CONDITION, KEPT, OWNED]
    for entry in hanging:
        assert together(entry, ALL) == hanging
    assert together(AGAIN, ALL) == [AGAIN]
    assert together(APART, ALL) == [APART]
