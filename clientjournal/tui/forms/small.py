"""The small forms, each of which asks for one thing."""

from __future__ import annotations

from clientjournal.model.promise import Promise
from clientjournal.model.record import Record
from clientjournal.tui.forms.fields import Field, FormSpec

MOVE = FormSpec(
    Promise,
    "Move",
    (
        Field("due", "To", "date", "fri, +2w, in 3 weeks, 12 mar or 2026-12-01", "future"),
        Field("by", "Moved by", "choice"),
    ),
)

BECAUSE = FormSpec(Record, "Why", (Field("because", "Because", hint="why it is corrected"),))

ADDENDUM = FormSpec(
    Record,
    "Add to",
    (
        Field("text", "Added", "words", "what is added; what stands there is not touched"),
        Field(
            "is_private",
            "Copies",
            "choice",
            "the client reads it too, but a private one never",
        ),
    ),
)

WITHDRAW = FormSpec(
    Record,
    "Withdraw",
    (Field("because", "Because", hint="it stays legible, struck, and counts no more"),),
)

TAG = FormSpec(
    Record,
    "Tag",
    (
        Field("add", "Add", "list", "tags to add, with commas between them"),
        Field("take", "Take off", "list", "tags to take off, with commas between them"),
    ),
)

IMPORT = FormSpec(
    Record, "Import", (Field("path", "Import from", hint="a journal's JSON, CSV, or vCards"),)
)
