"""The formats a history is written in, each by one renderer that is loaded when it is used."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module

from clientjournal.export.history import History
from clientjournal.export.options import Options


@dataclass(frozen=True)
class Format:
    """A format.

    Attributes:
        ending: The ending of its files, which names it.
        words: What the screen calls it.
        is_paper: Whether it is a document to be read, with every word of its copy.

    """

    ending: str
    words: str
    module: str
    is_paper: bool = True

    def render(self, histories: Sequence[History], options: Options) -> bytes:
        """Give the bytes of a file.

        Raises:
            JournalError: What writes the format is not installed.

        """
        module = import_module(f"clientjournal.export.{self.module}")
        rendered: bytes = module.render(histories, options)
        return rendered


_ALL = (
    Format("md", "Markdown", "markdown"),
    Format("html", "HTML, to read or print", "html"),
    Format("pdf", "PDF, on paper", "pdf"),
    Format("csv", "CSV, a table", "csv_table", is_paper=False),
    Format("json", "JSON, for a program", "journal_json", is_paper=False),
    Format("ics", "Calendar, the days ahead", "calendar", is_paper=False),
    Format("vcf", "vCard, the contact", "cards", is_paper=False),
)

FORMATS = {format.ending: format for format in _ALL}
"""The formats by the ending of their files."""


def render(
    histories: History | Sequence[History], format: str, options: Options | None = None
) -> bytes:
    """Give one history or several in one of ``FORMATS``."""
    several = [histories] if isinstance(histories, History) else histories
    return FORMATS[format].render(several, options or Options())
