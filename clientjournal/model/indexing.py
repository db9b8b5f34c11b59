"""Which entries are whose, kept true as records change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clientjournal.model.searching import Key


class ClientIndex:
    """The keys of every client's entries, in the order they were added."""

    def __init__(self, tables: Mapping[str, Iterable[tuple[int, int]]]) -> None:
        """Take the numbers of every table's entries, each with its client's."""
        found: defaultdict[int, list[Key]] = defaultdict(list)
        self._clients = {table: dict(entries) for table, entries in tables.items()}
        for table, clients in self._clients.items():
            for number, client in clients.items():
                found[client].append((table, number))
        self._of = dict(found)

    def of(self, client: int) -> list[Key]:
        """Give the keys of one client's entries."""
        return list(self._of.get(client, ()))

    def put(self, key: Key, client: int | None) -> None:
        """Take an entry's client, None when the entry is gone."""
        table, number = key
        clients = self._clients.setdefault(table, {})
        before = clients.pop(number, None)
        if before is not None and before != client:
            self._of[before].remove(key)
        if client is not None:
            clients[number] = client
            if before != client:
                self._of.setdefault(client, []).append(key)
