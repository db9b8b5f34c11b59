"""Which entries are whose, kept true as records change."""

from __future__ import annotations

from collections.abc import Iterable

from clientjournal.model.searching import Key


class ClientIndex:
    """The keys of every client's entries, in the order they were added."""

    def __init__(self, entries: Iterable[tuple[Key, int]]) -> None:
        """Take every entry's key with its client's number."""
        self._of: dict[int, list[Key]] = {}
        self._client: dict[Key, int] = {}
        for key, client in entries:
            self._of.setdefault(client, []).append(key)
            self._client[key] = client

    def of(self, client: int) -> list[Key]:
        """Give the keys of one client's entries."""
        return list(self._of.get(client, ()))

    def put(self, key: Key, client: int | None) -> None:
        """Take an entry's client, None when the entry is gone."""
        before = self._client.pop(key, None)
        if before is not None and before != client:
            self._of[before].remove(key)
        if client is not None:
            self._client[key] = client
            if before != client:
                self._of.setdefault(client, []).append(key)
