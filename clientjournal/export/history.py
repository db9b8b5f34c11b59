"""The history of one client as a copy may hold it: all a renderer ever sees.

What a copy may not hold is left out here, once, so that no renderer can let it through.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from clientjournal.export.copies import CLIENT_FIELDS, HANDOVER_FIELDS, Copy
from clientjournal.export.days import Day, check_in_of, days_of
from clientjournal.export.versions import Changes
from clientjournal.insights.briefing import briefing
from clientjournal.journaling.reading import Reader
from clientjournal.model.advice import Advice
from clientjournal.model.client import Client
from clientjournal.model.contact import Contact
from clientjournal.model.documents import Document, to_document
from clientjournal.model.filing import unfiled
from clientjournal.model.moment import Moment
from clientjournal.model.own_up import OwnUp
from clientjournal.model.practice import Practice
from clientjournal.model.record import ClientEntry, Record
from clientjournal.model.rules.evidence import missing_evidence
from clientjournal.model.rules.lateness import late_label
from clientjournal.model.versions import Version

if TYPE_CHECKING:
    from clientjournal.export.figures_svg import Drawing


class Item(Struct, frozen=True):
    """One record as a copy may hold it.

    Attributes:
        table: Its table.
        on: The day it stands under, None for a client.
        fields: Its fields, as the file holds them, in the order of the file.
        ref: Its id; empty in a client's copy, which holds no ids.
        number: Its place among the advice of the document, for conditions to name; 0 elsewhere.
        part: The heading of a handover it stands under.
        addenda: What was added to it later.
        corrected: The days on which what the copy holds of it was corrected.
        versions: Every change of it, oldest first; only in the file copy.
        late: The label of an entry written late; only in the file copy.
        missing: What it does not say; only in the file copy.
        uid: What it is called outside the journal, for good; no id and no word of it.

    """

    table: str
    on: date | None
    fields: Mapping[str, Any]
    ref: str = ""
    number: int = 0
    part: str = ""
    addenda: tuple[Document, ...] = ()
    corrected: tuple[date, ...] = ()
    versions: tuple[Version, ...] = ()
    late: str = ""
    missing: tuple[str, ...] = ()
    uid: str = ""


@dataclass(frozen=True)
class Span:
    """Which entries a document is to cover: those of a period, or only some of them.

    Attributes:
        start: The first day, None from the beginning.
        end: The last day, None to the end.
        refs: The ids of the only entries, none for all of them.

    """

    start: date | None = None
    end: date | None = None
    refs: frozenset[str] = frozenset()

    @property
    def is_part(self) -> bool:
        """Whether it leaves anything out."""
        return self.start is not None or self.end is not None or bool(self.refs)

    def covers(self, entry: ClientEntry, day: date | None) -> bool:
        """Tell whether an entry that stands under a day is within it."""
        return self.within(day) and (not self.refs or entry.ref in self.refs)

    def within(self, day: date | None) -> bool:
        """Tell whether a day is in the period."""
        if day is None:
            return True
        return not ((self.start and day < self.start) or (self.end and day > self.end))


class History(Struct, frozen=True):
    """What one copy of one client's history holds.

    Attributes:
        copy: Who it is for.
        as_of: The day it was made.
        span: Which entries it covers.
        changes: How many changes the journal had been through.
        head: The link of the newest of them.
        client: The client.
        items: The entries in the order of their days.
        moved: The days of entries that now stand in another client's file; only in the file copy.
        days: The days that lie ahead, for a calendar.
        figures: The figures of the client as drawings; only in a file copy of everything.

    """

    copy: Copy
    as_of: date
    span: Span
    changes: int
    head: str
    client: Item
    items: tuple[Item, ...] = ()
    moved: tuple[date, ...] = ()
    days: tuple[Day, ...] = ()
    figures: tuple[Drawing, ...] = ()

    def of(self, table: str) -> list[Item]:
        """Give the items of a table in order."""
        return [item for item in self.items if item.table == table]


def history_of(
    journal: Reader, client: Client, copy: Copy = Copy.CLIENT, span: Span | None = None
) -> History:
    """Gather the history of a client for a copy.

    Args:
        journal: The journal.
        client: The client.
        copy: Who it is for.
        span: Which entries it is to cover; all by default.

    """
    count, head = journal.head
    today = journal.clock.today()
    empty = History(copy, today, span or Span(), count, head, Item("clients", None, {}))
    entries = journal.timeline(client.id)
    changes = Changes(journal, [client, *entries])
    if copy is Copy.CLIENT:
        return _for_client(empty, client, entries, changes)
    if copy is Copy.HANDOVER:
        return _for_handover(empty, client, entries, changes)
    return _for_file(empty, client, entries, changes)


def _for_client(
    history: History, client: Client, entries: Sequence[ClientEntry], changes: Changes
) -> History:
    items: list[Item] = []
    told: list[ClientEntry] = []
    numbers: dict[int, int] = {}
    for entry in entries:
        day = entry.told_on if isinstance(entry, OwnUp) else entry.happened
        if not may_be_told(entry) or not history.span.covers(entry, day):
            continue
        item = _allowed(entry, day, changes)
        if isinstance(entry, Advice):
            numbers[entry.id] = len(numbers) + 1
            item = replace(item, number=numbers[entry.id])
        items.append(item)
        told.append(entry)
    named = tuple(_with_condition(item, numbers) for item in items)
    return replace(
        history,
        client=_allowed(client, None, changes),
        items=tuple(sorted(named, key=lambda item: item.on or date.min)),
        days=days_of(history.copy, told, changes),
    )


def may_be_told(entry: ClientEntry) -> bool:
    """Tell whether a client's copy may hold an entry at all."""
    if entry.withdrawn is not None or entry.TABLE not in CLIENT_FIELDS:
        return False
    if isinstance(entry, Moment):
        return entry.spoke
    return not isinstance(entry, OwnUp) or entry.told_on is not None


def _allowed(record: Record, day: date | None, changes: Changes) -> Item:
    document = to_document(record)
    says = partial(_sayable, record.TABLE)
    return Item(
        record.TABLE,
        day,
        says(document),
        addenda=tuple(
            {"at": addendum["at"], "text": addendum["text"]}
            for addendum in document["addenda"]
            if not addendum["private"]
        ),
        corrected=changes.corrected(record, document, says),
        uid=changes.uid(record),
    )


def _sayable(table: str, document: Document) -> Document:
    """Give what a client may read of a record; what a note files has a section of its own."""
    fields = _only(document, CLIENT_FIELDS[table])
    return {**fields, "text": unfiled(fields["text"])} if table == Contact.TABLE else fields


def _with_condition(item: Item, numbers: Mapping[int, int]) -> Item:
    """Have a condition name the advice by its place in the document, or nothing."""
    if "condition_of" not in item.fields:
        return item
    named = numbers.get(item.fields["condition_of"] or 0)
    return replace(item, fields={**item.fields, "condition_of": named})


def _for_handover(
    history: History, client: Client, entries: Sequence[ClientEntry], changes: Changes
) -> History:
    covered = [entry for entry in entries if history.span.covers(entry, entry.happened)]
    page = briefing(client, covered)
    parts: dict[str, Iterable[ClientEntry]] = {
        "last": page.last,
        "mine": page.mine,
        "theirs": page.theirs,
        "warnings": page.warnings,
        "unsaid": page.unsaid,
        "taken": [page.last_said] if page.last_said else [],
    }
    return replace(
        history,
        client=_handed(client, "", changes),
        items=tuple(
            _handed(entry, part, changes) for part, found in parts.items() for entry in found
        ),
        days=days_of(history.copy, [*page.mine, *page.theirs], changes),
    )


def _handed(record: Record, part: str, changes: Changes) -> Item:
    fields = _only(to_document(record), HANDOVER_FIELDS[record.TABLE])
    return Item(
        record.TABLE, record.happened, fields, record.ref, part=part, uid=changes.uid(record)
    )


def _for_file(
    history: History, client: Client, entries: Sequence[ClientEntry], changes: Changes
) -> History:
    covered = [entry for entry in entries if history.span.covers(entry, entry.happened)]
    moved = () if history.span.refs else changes.moved_away(client)
    check_in = check_in_of(client, entries, changes, history.as_of)
    return replace(
        history,
        client=_whole(client, changes),
        items=tuple(_whole(entry, changes) for entry in covered),
        moved=tuple(day for day in moved if history.span.within(day)),
        days=days_of(history.copy, covered, changes, check_in),
        figures=() if history.span.is_part else _figures(client, entries, history.as_of),
    )


def _figures(client: Client, entries: Sequence[ClientEntry], as_of: date) -> tuple[Drawing, ...]:
    from clientjournal.export.figures_svg import drawings
    from clientjournal.insights.figures import figures_of

    practice = Practice.of([client, *entries], as_of)
    return tuple(drawings(figures_of(practice), practice))


def _whole(record: Record, changes: Changes) -> Item:
    document = to_document(record)
    return Item(
        record.TABLE,
        record.happened,
        {name: value for name, value in document.items() if name != "addenda"},
        record.ref,
        addenda=tuple(document["addenda"]),
        corrected=changes.corrected(record, document),
        versions=changes.versions(record, document),
        late=late_label(record),
        missing=tuple(missing_evidence(record)),
        uid=changes.uid(record),
    )


def _only(document: Document, allowed: Sequence[str]) -> Document:
    return {name: value for name, value in document.items() if name in allowed}
