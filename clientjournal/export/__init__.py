"""A client's history as a document that can be handed over and stands up years later."""

from __future__ import annotations

import re
import unicodedata

from clientjournal.export import journal_json, markdown
from clientjournal.export.copies import Copy
from clientjournal.export.history import History, history_of
from clientjournal.export.journal_json import whole_journal
from clientjournal.export.names import others_named

__all__ = [
    "FORMATS",
    "Copy",
    "History",
    "file_name",
    "history_of",
    "others_named",
    "render",
    "whole_journal",
]

FORMATS = ("md", "json")
"""The formats a history is rendered in, each named by the ending of its files."""

_RENDERERS = {"md": markdown.render, "json": journal_json.render}
_LONGEST = 50


def render(history: History, format: str) -> str:
    """Give a history in one of ``FORMATS``."""
    return _RENDERERS[format](history)


def file_name(history: History, format: str) -> str:
    """Give a file's name that every system takes: ``hollis-daughter-joinery-2026-11-20.md``."""
    name = unicodedata.normalize("NFC", str(history.client.fields["name"]).casefold())
    slug = re.sub(r"[\W_]+", "-", name).strip("-")[:_LONGEST].strip("-") or "client"
    return f"{slug}-{history.as_of.isoformat()}.{format}"
