"""The body of the file copy: everything, with what is private, late, missing or struck marked."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from clientjournal.export.commonmark import labelled, line, listed, paragraph, struck
from clientjournal.export.history import History, Item
from clientjournal.export.versions import Version
from clientjournal.model.dates import say_date, say_instant
from clientjournal.model.tables import BY_TABLE, ref_of
from clientjournal.model.validation import REFERENCES
from clientjournal.model.words import Reaction

_TITLES = {
    "advice": "Advice",
    "moments": "Say something",
    "promises": "Promises",
    "contacts": "Contacts",
    "own_ups": "Own-ups",
    "reviews": "Reviews",
}
_APART = ("withdrawn", "recorded_at", "recorded_by", "client")


def file_body(history: History) -> list[str]:
    """Give the blocks of the file copy."""
    blocks = ["## Client", *_record(history.client, ())]
    for table, title in _TITLES.items():
        items = history.of(table)
        if items:
            blocks.append(f"## {title}")
        for item in items:
            blocks += _record(item, ("client", BY_TABLE[table].ON))
    for day in history.moved:
        blocks.append(f"An entry of {say_date(day)} was moved to another client's file.")
    return blocks


def paper_word(name: str, value: Any) -> str:
    """Give a value of the file in the words of a document."""
    if name in ("reaction", "later_reaction"):
        return Reaction(value).on_paper
    if isinstance(value, bool):
        return "yes" if value else "no"
    if name in REFERENCES:
        return ref_of(REFERENCES[name], value)
    if isinstance(value, dict):
        parts = [f"{key} {paper_word(key, item)}" for key, item in value.items() if item]
        return ", ".join(parts)
    if isinstance(value, list):
        return "\n".join(paper_word("", item) for item in value)
    return str(value)


def _record(item: Item, apart: tuple[str, ...]) -> list[str]:
    fields = item.fields
    heading = f"{item.ref} · {say_date(item.on)}" if item.on else item.ref
    body = []
    for name, value in fields.items():
        if name not in (*_APART, *apart) and value not in (None, "", []):
            label = "Private note" if name == "private" else name.replace("_", " ").capitalize()
            body.append(labelled(line(label), paper_word(name, value)))
    gone = fields["withdrawn"]
    blocks = [f"### {f'~~{heading}~~ (withdrawn)' if gone else heading}"]
    if gone:
        said = f"by {gone['by']}, {_instant(gone['at'])}: {gone['reason']}"
        blocks.append(labelled("Withdrawn", said))
        body = [struck(block) for block in body]
    blocks += body
    for addendum in item.addenda:
        label = "Private addendum" if addendum["private"] else "Addendum"
        label = f"{label}, {_instant(addendum['at'])}, {line(addendum['by'])}"
        blocks.append(labelled(label, addendum["text"]))
    if fields["recorded_at"]:
        late = f", {item.late}" if item.late else ""
        said = f"{_instant(fields['recorded_at'])} by {fields['recorded_by']}{late}"
        blocks.append(labelled("Recorded", said))
    if item.missing:
        blocks.append(labelled("Not written down", ", ".join(item.missing)))
    if item.versions:
        blocks.append("**Versions:**")
        blocks += ["\n".join(_version(version) for version in item.versions)]
    return [block for block in blocks if block]


def _version(version: Version) -> str:
    change = version.change
    said = f"{version.number}: {change.act.label} {say_instant(change.at)} by {change.by}"
    said += f", because: {change.reason}" if change.reason else ""
    rows = [listed(said)]
    for name, value in version.before.items():
        old = paper_word(name, value) if value not in (None, "", []) else "empty"
        label = "private note" if name == "private" else name.replace("_", " ")
        text = paragraph(old, f"{line(label)} was: ").replace("\n", "\n    ")
        rows.append(f"  - {text}")
    return "\n".join(rows)


def _instant(text: str) -> str:
    return say_instant(datetime.fromisoformat(text))
