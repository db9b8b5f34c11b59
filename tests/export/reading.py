"""What a document says, as text to look in."""

from __future__ import annotations

from clientjournal.export import History, Options, render


def told(history: History, format: str = "md", options: Options | None = None) -> str:
    """Give a history in a format as text, folded lines made whole."""
    content = render(history, format, options)
    text = content.decode("utf-8-sig")
    return text.replace("\r\n ", "") if format in ("ics", "vcf") else text
