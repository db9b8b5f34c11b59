"""A handover: one page to prepare a call, or to hand a colleague."""

from __future__ import annotations

from clientjournal.export.history import History, Item
from clientjournal.export.page import Row, Said, Section, filled
from clientjournal.export.page_client import day
from clientjournal.export.page_file import paper_word
from clientjournal.model.dates import say_date
from clientjournal.model.tables import BY_TABLE

MOST = 200
"""The most letters of one entry; the page is one page."""

_PARTS = {
    "mine": "Open promises, ours",
    "theirs": "Open promises, theirs",
    "warnings": "Warnings outstanding",
    "unsaid": "Not yet said",
    "last": "Last three entries",
    "taken": "How they took the last thing said",
}


def handover_about(item: Item) -> tuple[Said, ...]:
    """Say whom one talks to, and about what."""
    fields = item.fields
    return filled(
        Said(fields["person"], "Who"),
        Said(", ".join(fields["phone"]), "Phone"),
        Said(fields["service"], "Service"),
        Said(fields["scope_in"], "In scope"),
        Said(fields["scope_out"], "Out of scope"),
    )


def handover_sections(history: History) -> tuple[Section, ...]:
    """Give the sections of a handover; an empty one says so."""
    return tuple(
        Section(
            title,
            tuple(_said(item) for item in history.items if item.part == part)
            or (Said("None.", tone="aside"),),
        )
        for part, title in _PARTS.items()
    )


def _said(item: Item) -> Row:
    fields = item.fields
    words = str(fields[BY_TABLE[item.table].FIRST] or fields.get("asked") or "")
    if item.part == "taken":
        words = str(fields["said"] or fields["saw"])
    facts = [item.ref]
    if item.table == "promises":
        facts.append(f"due {day(fields['due'])}" if fields["due"] else "no due date")
    elif item.on:
        facts.append(say_date(item.on))
    facts += [fields["decision"]] if item.table in ("advice", "reviews") else []
    if item.part == "taken":
        reactions = [fields["reaction"], fields["later_reaction"]]
        took = [paper_word(item.table, "reaction", reaction) for reaction in reactions if reaction]
        facts.append(", later ".join(took) or "unknown")
    return Row(
        " ".join(words[:MOST].split()) + ("…" if len(words) > MOST else ""), "", tuple(facts)
    )
