"""What a document says, as text to look in."""

from __future__ import annotations

from io import BytesIO

from pypdf import PdfReader

from clientjournal.export import History, Options, render


def told(history: History, format: str = "md", options: Options | None = None) -> str:
    """Give a history in a format as text, folded lines made whole, with all that is beside it."""
    content = render(history, format, options)
    if format == "pdf":
        return read_pdf(content)
    text = content.decode("utf-8-sig")
    return text.replace("\r\n ", "") if format in ("ics", "vcf") else text


def read_pdf(content: bytes) -> str:
    """Give the words of a PDF without the breaks of lines and pages, and its metadata."""
    reader = PdfReader(BytesIO(content))
    pages = "".join(page.extract_text().replace("\n", "") for page in reader.pages)
    beside = reader.xmp_metadata.stream.get_data().decode() if reader.xmp_metadata else ""
    return f"{pages}\n{reader.metadata}\n{beside}"
