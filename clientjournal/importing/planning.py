"""What would become of every row of a file, and what a journal is given of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from clientjournal.importing.gathered import Found, Gathered
from clientjournal.journal import Journal
from clientjournal.model.documents import Document
from clientjournal.model.erasing import is_erased, living
from clientjournal.model.joining import Fate, Joined, join, sifted
from clientjournal.model.record import Record
from clientjournal.model.tables import BY_TABLE, HISTORY, KINDS, is_ref, parse_ref, ref_of
from clientjournal.model.validation import REFERENCES

CLIENTS = "clients"
MADE = "made for this row"
HERE = "here"
"""Stands for the journal's own clients beside those of the file."""

Key = tuple[str, int]
"""A table and a number of the file in it."""


class Row(NamedTuple):
    """One row of the preview.

    Attributes:
        place: Where it stands in the file.
        fate: What would become of it.
        table: The table it belongs in, when that is known.
        words: The beginning of what it says.
        why: The reason of a conflict or refusal, and what else should be known.

    """

    place: str
    fate: Fate
    table: str
    words: str
    why: str = ""


@dataclass(frozen=True)
class Plan:
    """What an import would do.

    Attributes:
        rows: Every row of the file with its fate; clients made for rows stand before them.
        notes: What should be known of the file.
        incoming: The records that may come in, by table and number of the file.
        history: The changes the file brings along.
        head: The link of the newest of them.
        known: Numbers of the file that stand for records of the journal.
        beside: Whether records in conflict come in beside those here.
        counts: How many rows have each fate.

    """

    rows: tuple[Row, ...]
    notes: tuple[str, ...]
    incoming: Mapping[str, Mapping[int, Document]]
    history: Mapping[int, Document]
    head: str
    known: Mapping[Key, int]
    beside: bool
    joined: Joined
    counts: Counter[Fate]

    @property
    def refused(self) -> list[Row]:
        """The rows that cannot be taken in."""
        return [row for row in self.rows if row.fate is Fate.REFUSED]


def plan_of(journal: Journal, gathered: Gathered, *, beside: bool, make_clients: bool) -> Plan:
    """Compare what was found in a file with a journal; nothing is changed.

    Args:
        journal: Where it would go.
        gathered: What was found.
        beside: Whether a record in conflict comes in beside the one here, or is left out.
        make_clients: Whether a client that a row names and nobody knows is made, or refused.

    """
    planning = _Planning(journal, gathered, make_clients, beside)
    planning.number()
    planning.name_clients()
    planning.know_references()
    incoming, refused = sifted(planning.incoming, planning.known)
    planning.forget_unneeded(incoming)
    used = journal.head[0] > 0
    joined = join(
        planning.here,
        living(incoming),
        _Numbers(journal),
        used=used,
        known=planning.known,
        beside=beside,
    )
    rows = tuple(planning.rows(joined, refused))
    return Plan(
        rows,
        tuple(gathered.notes),
        incoming,
        {} if refused else gathered.history,
        gathered.head,
        planning.known,
        beside,
        joined,
        Counter(row.fate for row in rows),
    )


@dataclass
class _Planning:
    """Numbers what was found and finds the clients it names."""

    journal: Journal
    gathered: Gathered
    make_clients: bool
    beside: bool
    incoming: dict[str, dict[int, Document]] = field(default_factory=dict)
    known: dict[Key, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.here = {kind.TABLE: self.journal.documents(kind.TABLE) for kind in KINDS}
        self._found = list(self.gathered.found)
        self._keys: dict[int, Key] = {}
        self._first: dict[int, Found] = {}
        self._next: dict[str, int] = {}
        self._met: dict[int, Found] = {}
        self._stand_for: dict[Key, int] = {}
        self._own = {(f.table, f.number) for f in self._found if f.number is not None}

    def number(self) -> None:
        """Give every row a number of the file; a row that stands in it twice has one."""
        by_number: dict[Key, Found] = {}
        by_words: dict[str, Found] = {}
        clients: dict[str, Found] = {}
        for kind in KINDS:
            numbers = [number for table, number in self._own if table == kind.TABLE]
            self._next[kind.TABLE] = max(numbers, default=0)
        for found in self._found:
            if found.refused:
                continue
            if found.number is not None:
                key = (found.table, found.number)
                first = by_number.setdefault(key, found)
                if first is not found and _spelt(first) != _spelt(found):
                    found.refused = f"{ref_of(*key)} stands in {first.place} already"
                    continue
            else:
                first = by_words.setdefault(_spelt(found), found)
            if first is not found:
                self._first[id(found)] = first
                continue
            if found.table == CLIENTS and found.number is None and not self.beside:
                name = _name(found.document.get("name", ""))
                other = clients.setdefault(name, found)
                if name and other is not found:
                    self._met[id(found)] = other
                    continue
            self._put(found, found.number or self._after(found.table))

    def name_clients(self) -> None:
        """Find the client each entry names: in the file, then in the journal, else make it."""
        by_name = self._clients_by_name()
        everything: list[Found] = []
        for found in self._found:
            key = self._keys.get(id(found))
            if key is not None and found.client is not None:
                made = self._name_client(found, found.client, by_name)
                everything += [made] if made else []
            everything.append(found)
        self._found = everything

    def _name_client(self, found: Found, words: str, by_name: dict[str, list[Key]]) -> Found | None:
        """Find the client of an entry, or refuse it; give the client that was made for it."""
        named, by_ref = by_name.get(_name(words), []), self._by_ref(words)
        keys = (by_ref or named) if found.number is not None else (named or by_ref)
        made = None
        if not keys and self.make_clients:
            made = Found(found.place, CLIENTS, {"name": words}, note=MADE)
            self._put(made, self._after(CLIENTS))
            keys = by_name[_name(words)] = [self._keys[id(made)]]
        if len(keys) == 1:
            self.incoming[found.table][self._keys[id(found)][1]]["client"] = keys[0][1]
            if keys[0][0] == HERE:
                number = self._standing_for(CLIENTS, keys[0][1])
                self.incoming[found.table][self._keys[id(found)][1]]["client"] = number
        else:
            several = f'several clients are called "{words[:60]}"; give an id such as C-7'
            self._refuse(found, several if keys else f'no client is called "{words[:60]}"')
        return made

    def know_references(self) -> None:
        """Let ids in the cells of a row stand for rows with these ids, else for the journal's."""
        for found in self._found:
            key = self._keys.get(id(found))
            if key is None or not found.place.startswith("row"):
                continue
            document = self.incoming[key[0]][key[1]]
            for name, table in REFERENCES.items():
                number = document.get(name)
                if name == "client" or not isinstance(number, int):
                    continue
                if self._is_here(table, number) and (table, number) not in self._own:
                    document[name] = self._standing_for(table, number)
                elif (table, number) not in self._own:
                    self._refuse(found, f"{name}: there is no {ref_of(table, number)}")
                    break

    def forget_unneeded(self, incoming: dict[str, dict[int, Document]]) -> None:
        """Make no client for rows that are all refused."""
        entries = [doc for documents in incoming.values() for doc in documents.values()]
        named = {document.get("client") for document in entries}
        for found in [found for found in self._found if found.note is MADE]:
            key = self._keys[id(found)]
            if key[1] not in named and incoming[CLIENTS].pop(key[1], None) is not None:
                self._found.remove(found)

    def rows(self, joined: Joined, refused: Mapping[Key, str]) -> list[Row]:
        """Give the fate of every row."""
        given = []
        for found in self._found:
            key, why = self._keys.get(id(found)), found.note
            fate = Fate.REFUSED
            if found.refused:
                why = found.refused
            elif id(found) in self._first:
                fate, why = Fate.SAME, f"the same as {self._first[id(found)].place}"
            elif id(found) in self._met:
                other = self._met[id(found)].place
                fate = Fate.CONFLICT
                why = f"{other} is a client of the same name; this one is left out"
            elif key is not None and key in refused:
                why = refused[key]
            elif key is not None:
                fate = joined.fates.get(key, Fate.SAME)  # what was erased there stays so
                if fate is Fate.CONFLICT:
                    why = _conflict(key, joined, self.beside)
            given.append(Row(found.place, fate, found.table, _words(found), why))
        return given

    def _refuse(self, found: Found, why: str) -> None:
        table, number = self._keys.pop(id(found))
        del self.incoming[table][number]
        found.refused = why

    def _put(self, found: Found, number: int) -> None:
        self._keys[id(found)] = (found.table, number)
        self.incoming.setdefault(found.table, {})[number] = dict(found.document)

    def _after(self, table: str) -> int:
        self._next[table] += 1
        return self._next[table]

    def _clients_by_name(self) -> dict[str, list[Key]]:
        by_name: dict[str, list[Key]] = {}
        for number, document in self.incoming.get(CLIENTS, {}).items():
            by_name.setdefault(_name(document.get("name", "")), []).append((CLIENTS, number))
        own = set(by_name)
        for client in self.journal.clients():
            if _name(client.name) not in own:
                by_name.setdefault(_name(client.name), []).append((HERE, client.id))
        return by_name

    def _by_ref(self, words: str) -> list[Key]:
        """Give the client an id names: of the file when its rows have ids, else of the journal."""
        bare = words.strip()
        if is_ref(bare) and parse_ref(bare)[0] == CLIENTS:
            number = parse_ref(bare)[1]
        elif re.fullmatch(r"[1-9][0-9]{0,14}", bare):
            number = int(bare)
        else:
            return []
        if (CLIENTS, number) in self._own:
            return [(CLIENTS, number)]
        return [(HERE, number)] if self._is_here(CLIENTS, number) else []

    def _standing_for(self, table: str, number: int) -> int:
        """Give a number of the file that stands for a record of the journal."""
        key = (table, number)
        if key not in self._stand_for:
            self._stand_for[key] = self._after(table)
            self.known[table, self._stand_for[key]] = number
        return self._stand_for[key]

    def _is_here(self, table: str, number: int) -> bool:
        document = self.here[table].get(number)
        return document is not None and not is_erased(document)


def _conflict(key: Key, joined: Joined, beside: bool) -> str:
    here = ref_of(key[0], joined.numbers[key])
    if beside:
        return f"the one here says something else; it comes in beside it as {here}"
    return f"{here} here says something else and stays as it is"


class _Numbers:
    """Hands out the numbers a join would get, without taking them."""

    def __init__(self, journal: Journal) -> None:
        self._next = {kind.TABLE: max(journal.documents(kind.TABLE), default=0) for kind in KINDS}
        for change in journal.documents(HISTORY).values():
            table, number = change["table"], change["record"]
            if number > self._next.get(table, number):
                self._next[table] = number

    def __call__(self, table: str) -> int:
        self._next[table] += 1
        return self._next[table]


def _spelt(found: Found) -> str:
    return repr((found.table, found.client, sorted(found.document.items())))


def _name(text: object) -> str:
    """Give a name as names are compared."""
    return " ".join(str(text).casefold().split())


def _words(found: Found) -> str:
    kind: type[Record] | None = BY_TABLE.get(found.table)
    said = found.document.get(kind.FIRST) or found.document.get("asked") if kind else None
    return str(said or found.words)[:200]
