"""A page as one HTML file: no script, nothing remote, fit to be read on screen and printed.

The template escapes every text; the policy in its head lets a browser load nothing and run
nothing, and names the one style sheet there is by its digest.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files
from itertools import groupby
from typing import TYPE_CHECKING, Any

from clientjournal.export.history import History
from clientjournal.export.options import Options
from clientjournal.export.page import Entry, Part, Row, Said
from clientjournal.export.paged import AUDIENCES, page_of
from clientjournal.model.dates import say_date
from clientjournal.model.safe import visible, visible_lines

if TYPE_CHECKING:
    from jinja2 import Template


def render(histories: Sequence[History], options: Options) -> bytes:
    """Give histories as one HTML file, each an article of its own."""
    first = histories[0]
    running = f"{AUDIENCES[first.copy]} · {say_date(first.as_of)}"
    style = _read("history.css").replace("RUNNING", running)
    digest = b64encode(sha256(style.encode()).digest()).decode()
    names = [str(history.client.fields["name"]) for history in histories]
    return (
        _template()
        .render(
            title=names[0] if len(names) == 1 else "All clients",
            style=style,
            policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; "
            "form-action 'none'",
            pages=[page_of(history) for history in histories],
        )
        .encode()
    )


@cache
def _template() -> Template:
    from jinja2 import Environment, StrictUndefined

    made = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    made.filters.update(line=_line, paragraphs=_paragraphs, grouped=_grouped)
    return made.from_string(_read("history.html"))


def _read(name: str) -> str:
    return files("clientjournal.export").joinpath("templates", name).read_text("utf-8")


def _line(text: str) -> str:
    """Give any text as one line."""
    return visible(text, len(text)).strip()


def _paragraphs(text: str) -> list[list[str]]:
    """Give any text as paragraphs of lines."""
    blocks: list[list[str]] = [[]]
    for row in visible_lines(text).split("\n"):
        if row.strip():
            blocks[-1].append(row.rstrip())
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def _grouped(parts: Sequence[Part]) -> Iterator[tuple[str, list[Any]]]:
    """Give parts in runs of one kind: labelled paragraphs, rows, entries, bare paragraphs."""
    for kind, run in groupby(parts, key=_kind):
        yield kind, list(run)


def _kind(part: Part) -> str:
    if isinstance(part, Entry):
        return "entries"
    if isinstance(part, Row):
        return "rows"
    assert isinstance(part, Said)
    return "labelled" if part.label and part.text else "bare"
