"""Names of other clients in a document that is about to be handed over."""

from __future__ import annotations

import re
import unicodedata

from clientjournal.export.history import History, Item
from clientjournal.journaling.reading import Reader
from clientjournal.model.client import Client
from clientjournal.model.documents import text_fields
from clientjournal.model.tables import BY_TABLE

_OWN = ("name", "person")


def others_named(journal: Reader, history: History) -> list[str]:
    """Give the names of other clients, and of their people, that the free text holds.

    A name counts when it stands there whole, in any case and with any spaces between its words.
    """
    text = "\n".join(_folded(part) for part in _free_text(history))
    own = {_folded(str(history.client.fields.get(name, ""))) for name in _OWN}
    found: dict[str, None] = {}
    for client in journal.records(Client):
        if _folded(client.name) == _folded(str(history.client.fields.get("name", ""))):
            continue
        for name in (client.name, client.person):
            folded = _folded(name)
            if folded and folded not in own and _stands_in(folded, text):
                found[name] = None
    return list(found)


def _free_text(history: History) -> list[str]:
    found: list[str] = []
    for item in (history.client, *history.items):
        found += [str(item.fields[name]) for name in _text_names(item)]
        found += [str(addendum["text"]) for addendum in item.addenda]
    return found


def _text_names(item: Item) -> list[str]:
    return [
        name
        for name in text_fields(BY_TABLE[item.table])
        if name in item.fields and not (item.table == Client.TABLE and name in _OWN)
    ]


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _stands_in(name: str, text: str) -> bool:
    return name in text and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None
