"""What the journal recalls while an entry is written: clients, tags, advice given before."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from clientjournal.journal import Journal
from clientjournal.model.advice import Advice
from clientjournal.model.client import Client
from clientjournal.model.completing import Offers, near, offers
from clientjournal.model.quick import Known, Quick
from clientjournal.model.record import ClientEntry


class Recall:
    """The journal as one form asks it.

    Tags and entries are read off the event loop, once; until then there are none.

    Attributes:
        journal: The journal.
        known: What a token may name.
        dismissed: The tokens left as text.
    """

    def __init__(self, journal: Journal, client: Client | None) -> None:
        """Recall for an entry of a client, or for a new client."""
        self.journal = journal
        self.dismissed: set[str] = set()
        clock = journal.clock
        self.known = Known(journal.clients(), clock.today(), clock.customs, self.dismissed)
        self._client = client.id if client else 0
        self._tags: Collection[str] | None = None
        self._entries: dict[int, Sequence[ClientEntry]] = {}

    def wants_tags(self, text: str) -> bool:
        """Tell whether the tags have to be read for a text."""
        return self._tags is None and "#" in text

    def read_tags(self) -> None:
        """Read the tags there are."""
        self._tags = self.journal.tags()

    def client_of(self, quick: Quick) -> int:
        """Give the client an entry is for: the one its words name, or the one of the form."""
        named = quick.fields.get("client")
        return named if isinstance(named, int) else self._client

    def wants_entries(self, client: int) -> bool:
        """Tell whether a client's entries have to be read."""
        return client not in self._entries

    def read_entries(self, client: int) -> None:
        """Read a client's entries."""
        from clientjournal.insights.earlier import earlier_advice

        self._entries[client] = self.journal.timeline(client)
        earlier_advice("subject", self._entries[client])

    def earlier(self, words: str, client: int) -> list[Advice]:
        """Give the advice given before on the subject of some words, the likeliest first."""
        from clientjournal.insights.earlier import earlier_advice

        entries = self._entries.get(client)
        return earlier_advice(words, entries) if entries else []

    def offers(self, text: str, cursor: int) -> Offers | None:
        """Give what the token at the cursor may become."""
        return offers(text, cursor, self.known, self._tags or ())

    def slips(self, quick: Quick) -> list[tuple[str, tuple[str, ...]]]:
        """Give the tags of a text that are not there yet, with those that may be meant."""
        tags = self._tags or ()
        said = dict.fromkeys(str(chip.value) for chip in quick.chips if chip.field == "tags")
        found = [(tag, near(tag, tags)) for tag in said]
        return [(tag, meant) for tag, meant in found if meant]
