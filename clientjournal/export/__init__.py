"""A client's history as a document that can be handed over and stands up years later."""

from __future__ import annotations

from clientjournal.export import naming
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


def file_name(history: History, format: str, *, is_named: bool = True) -> str:
    """Give the name of a history's file, with the client's name in it or without."""
    name = str(history.client.fields["name"]) if is_named else "history"
    return naming.file_name(name, history.as_of, format, history.copy)
