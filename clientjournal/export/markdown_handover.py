"""The body of a handover: one page to prepare a call, or to hand a colleague."""

from __future__ import annotations

from clientjournal.export.commonmark import labelled, line
from clientjournal.export.history import History, Item
from clientjournal.export.markdown_client import day
from clientjournal.export.markdown_file import paper_word
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


def handover_body(history: History) -> list[str]:
    """Give the blocks of a handover."""
    fields = history.client.fields
    blocks = [
        labelled("Who", fields["person"]),
        labelled("Phone", ", ".join(fields["phone"])),
        labelled("Service", fields["service"]),
        labelled("In scope", fields["scope_in"]),
        labelled("Out of scope", fields["scope_out"]),
    ]
    for part, title in _PARTS.items():
        items = [item for item in history.items if item.part == part]
        rows = "\n".join(f"- {_said(item)}" for item in items)
        blocks += [f"## {title}", rows or "None."]
    return blocks


def _said(item: Item) -> str:
    fields = item.fields
    words = str(fields[BY_TABLE[item.table].FIRST] or fields.get("asked") or "")
    if item.part == "taken":
        words = str(fields["said"] or fields["saw"])
    words = line(words[:MOST] + ("…" if len(words) > MOST else ""))
    facts = [item.ref]
    if item.table == "promises":
        facts.append(f"due {day(fields['due'])}" if fields["due"] else "no due date")
    elif item.on:
        facts.append(say_date(item.on))
    facts += [fields["decision"]] if item.table in ("advice", "reviews") else []
    if item.part == "taken":
        reactions = [fields["reaction"], fields["later_reaction"]]
        facts.append(
            ", later ".join(paper_word("reaction", r) for r in reactions if r) or "unknown"
        )
    return f"{words} ({', '.join(facts)})"
