"""A history as Markdown that reads like a document: CommonMark, with every user text escaped."""

from __future__ import annotations

import json

from clientjournal.export.commonmark import labelled, line, paragraph
from clientjournal.export.copies import Copy
from clientjournal.export.history import History
from clientjournal.export.markdown_client import client_body
from clientjournal.export.markdown_file import file_body
from clientjournal.export.markdown_handover import handover_body
from clientjournal.model.dates import say_date
from clientjournal.model.safe import visible

_BODIES = {
    Copy.CLIENT: client_body,
    Copy.FILE: file_body,
    Copy.HANDOVER: handover_body,
}


def render(history: History) -> str:
    """Give a history as Markdown, with front matter at the head and the head link at the foot."""
    blocks = [_front(history), f"# {line(history.client.fields['name'])}", _opening(history)]
    blocks += _BODIES[history.copy](history)
    blocks += ["---", _foot(history)]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _front(history: History) -> str:
    values = {
        "audience": history.copy.value,
        "client": json.dumps(visible(history.client.fields["name"]), ensure_ascii=False),
        "as_of": history.as_of.isoformat(),
        "from": history.start.isoformat() if history.start else "",
        "to": history.end.isoformat() if history.end else "",
        "head": f'"{history.head}"',
        "changes": str(history.changes),
    }
    lines = [f"{name}: {value}" for name, value in values.items() if value]
    return "\n".join(["---", *lines, "---"])


def _opening(history: History) -> str:
    person = history.client.fields.get("person") or history.client.fields["name"]
    day = say_date(history.as_of)
    said = {
        Copy.CLIENT: f"Prepared for {line(person)} on {day}.",
        Copy.FILE: f"File copy, complete and not for the client, as of {day}.",
        Copy.HANDOVER: f"Handover as of {day}.",
    }[history.copy]
    if history.start and history.end:
        said += f" It covers {say_date(history.start)} to {say_date(history.end)}."
    elif history.start:
        said += f" It begins with {say_date(history.start)}."
    elif history.end:
        said += f" It ends with {say_date(history.end)}."
    return said


def _foot(history: History) -> str:
    return (
        paragraph(f"Made on {say_date(history.as_of)} from a journal of {history.changes} changes.")
        + "\n\n"
        + labelled("Link of the newest change", history.head)
    )
