"""A page as Markdown that reads like a document: CommonMark, with every user text escaped."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import lru_cache

from clientjournal.export.commonmark import labelled, line, listed, paragraph, struck
from clientjournal.export.history import History
from clientjournal.export.options import Options
from clientjournal.export.page import Entry, Page, Part, Row, Said
from clientjournal.export.paged import page_of
from clientjournal.model.safe import visible


def render(histories: Sequence[History], options: Options) -> bytes:
    """Give histories as Markdown, each with front matter at its head and the link at its foot."""
    return "\n".join(_written(page_of(history)) for history in histories).encode()


def _written(page: Page) -> str:
    blocks = [_front(page), f"# {line(page.name)}", paragraph(page.opening)]
    blocks += _blocks(page.about)
    for section in page.sections:
        blocks.append(f"## {section.title}")
        blocks += _blocks(section.parts)
    blocks += ["---", *_blocks(page.foot)]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _front(page: Page) -> str:
    """Give the facts as YAML; whatever is text is quoted as JSON, which YAML reads too."""
    bare = ("audience", "as_of", "from", "to")
    lines = [
        f"{name}: {value if name in bare else _quoted(value)}" for name, value in page.facts.items()
    ]
    return "\n".join(["---", *lines, "---"])


def _quoted(value: str | int) -> str:
    said = visible(value, len(value)) if isinstance(value, str) else value
    return json.dumps(said, ensure_ascii=False)


_own = lru_cache(maxsize=256)(line)
"""Gives a label, of which there are few and each stands at many places."""


def _blocks(parts: Sequence[Part]) -> Iterator[str]:
    """Give the blocks of parts; rows that follow each other are one list."""
    rows: list[str] = []
    loose = any(isinstance(part, Row) and _is_loose(part) for part in parts)
    for part in parts:
        if isinstance(part, Row):
            rows.append(_row(part))
            continue
        if rows:
            yield ("\n\n" if loose else "\n").join(rows)
            rows = []
        if isinstance(part, Entry):
            yield f"### {_heading(part)}"
            yield from _blocks(part.parts)
        else:
            yield _said(part)
    if rows:
        yield ("\n\n" if loose else "\n").join(rows)


def _is_loose(row: Row) -> bool:
    """Tell whether paragraphs stand below a row, which set the rows of a list apart."""
    return any(isinstance(part, Said) for part in row.below)


def _heading(entry: Entry) -> str:
    heading = line(entry.heading)
    if entry.is_struck:
        heading = f"~~{heading}~~"
    return f"{heading} ({line(entry.mark)})" if entry.mark else heading


def _said(said: Said) -> str:
    if not said.text and said.label:
        return f"**{_own(said.label)}:**"
    if said.label:
        block = labelled(_own(said.label), said.text)
    elif said.tone == "aside" and "\n" not in said.text:
        block = f"*{line(said.text)}*"
    else:
        block = paragraph(said.text)
    return struck(block) if said.is_struck else block


def _row(row: Row) -> str:
    label = f"**{_own(row.label)}:** " if row.label else ""
    facts = f" ({line('; '.join(row.facts))})" if row.facts else ""
    head = "- " + label + listed(row.text, facts).removeprefix("- ")
    between = "\n\n" if _is_loose(row) else "\n"
    below = between.join(_indented(block) for block in _below(row))
    return head + (between + below if below else "")


def _below(row: Row) -> Iterator[str]:
    for part in row.below:
        yield _row(part) if isinstance(part, Row) else _said(part)


def _indented(block: str) -> str:
    return "\n".join(f"  {line}" if line else line for line in block.split("\n"))
