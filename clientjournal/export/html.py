"""A page as one HTML file: no script, nothing remote, fit to be read on screen and printed.

The template escapes every text; the policy in its head lets a browser load nothing and run
nothing, and names the one style sheet there is by its digest.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from clientjournal.export.history import History
from clientjournal.export.options import Options
from clientjournal.export.page import grouped, line_of, paragraphs_of
from clientjournal.export.paged import AUDIENCES, page_of
from clientjournal.model.dates import say_date

if TYPE_CHECKING:
    from jinja2 import Template


def render(histories: Sequence[History], options: Options) -> bytes:
    """Give histories as one HTML file, each an article of its own."""
    first = histories[0]
    running = f"{AUDIENCES[first.copy]} · {say_date(first.as_of)}"
    style = _read("history.css").replace("RUNNING", running)
    if any(history.figures for history in histories):
        from clientjournal.export.figures_svg import STYLE

        style += STYLE
    digest = b64encode(sha256(style.encode()).digest()).decode()
    names = [str(history.client.fields["name"]) for history in histories]
    return (
        _template()
        .render(
            title=names[0] if len(names) == 1 else "All clients",
            style=style,
            policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; "
            "form-action 'none'",
            pages=[(page_of(history), history.figures) for history in histories],
        )
        .encode()
    )


@cache
def _template() -> Template:
    from jinja2 import Environment, StrictUndefined

    made = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    made.filters.update(line=line_of, paragraphs=paragraphs_of, grouped=grouped)
    return made.from_string(_read("history.html"))


def _read(name: str) -> str:
    return files("clientjournal.export").joinpath("templates", name).read_text("utf-8")
