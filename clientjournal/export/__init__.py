"""A client's history as a document that can be handed over and stands up years later."""

from __future__ import annotations

import re
import unicodedata

from clientjournal.export.copies import Copy
from clientjournal.export.formats import FORMATS, Format, render
from clientjournal.export.history import History, Span, history_of
from clientjournal.export.journal_json import whole_journal
from clientjournal.export.names import others_named
from clientjournal.export.options import Options

__all__ = [
    "FORMATS",
    "Copy",
    "Format",
    "History",
    "Options",
    "Span",
    "file_name",
    "history_of",
    "others_named",
    "render",
    "whole_journal",
]

_LONGEST = 50


def file_name(history: History, format: str, *, is_named: bool = True) -> str:
    """Give a file's name that every system takes: ``hollis-daughter-joinery-2026-11-20.md``.

    Args:
        history: What it holds.
        format: Its ending.
        is_named: Whether it says the client's name; ``history-2026-11-20.md`` if not.

    """
    name = str(history.client.fields["name"]) if is_named else "history"
    folded = unicodedata.normalize("NFC", name.casefold())
    slug = re.sub(r"[\W_]+", "-", folded).strip("-")[:_LONGEST].strip("-") or "client"
    return f"{slug}-{history.as_of.isoformat()}.{format}"
