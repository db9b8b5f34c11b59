"""A history as the page that Markdown, HTML and PDF are written from."""

from __future__ import annotations

from clientjournal.export.copies import Copy
from clientjournal.export.history import History
from clientjournal.export.page import Page, Said, Section
from clientjournal.export.page_client import client_about, client_sections
from clientjournal.export.page_file import file_sections
from clientjournal.export.page_handover import handover_about, handover_sections
from clientjournal.model.dates import say_date

AUDIENCES = {
    Copy.CLIENT: "Client's copy",
    Copy.FILE: "File copy, not for the client",
    Copy.HANDOVER: "Handover",
}
"""What a document calls itself at the foot of its pages."""


def page_of(history: History) -> Page:
    """Give the page of one client's history."""
    name = str(history.client.fields["name"])
    sections: tuple[Section, ...]
    if history.copy is Copy.CLIENT:
        about, sections = client_about(history.client), client_sections(history)
    elif history.copy is Copy.HANDOVER:
        about, sections = handover_about(history.client), handover_sections(history)
    else:
        about, sections = (), file_sections(history)
    if not sections:
        about = (*about, Said("Nothing was recorded for this copy.", tone="lead"))
    return Page(
        history.copy.value,
        name,
        _opening(history, name),
        about,
        sections,
        (
            Said(
                f"Made on {say_date(history.as_of)} from a journal of {history.changes} changes.",
                tone="aside",
            ),
            Said(history.head, "Link of the newest change", "aside"),
        ),
        _facts(history, name),
    )


def _facts(history: History, name: str) -> dict[str, str | int]:
    start, end = history.span.start, history.span.end
    facts: dict[str, str | int] = {
        "audience": history.copy.value,
        "client": name,
        "as_of": history.as_of.isoformat(),
    }
    facts |= {"from": start.isoformat()} if start else {}
    facts |= {"to": end.isoformat()} if end else {}
    return facts | {"head": history.head, "changes": history.changes}


def _opening(history: History, name: str) -> str:
    person = str(history.client.fields.get("person") or name)
    day = say_date(history.as_of)
    said = {
        Copy.CLIENT: f"Prepared for {person} on {day}.",
        Copy.FILE: f"File copy, complete and not for the client, as of {day}.",
        Copy.HANDOVER: f"Handover as of {day}.",
    }[history.copy]
    start, end = history.span.start, history.span.end
    if start and end:
        said += f" It covers {say_date(start)} to {say_date(end)}."
    elif start:
        said += f" It begins with {say_date(start)}."
    elif end:
        said += f" It ends with {say_date(end)}."
    if history.span.refs:
        said += f" It holds {len(history.items)} chosen entries."
    return said
