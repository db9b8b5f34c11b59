"""From bytes to text: which encoding a file is in, and where it is not what it says."""

from __future__ import annotations

import codecs

from clientjournal.model.errors import JournalError

ENCODINGS = {"utf-8": "UTF-8", "utf-16": "UTF-16", "windows-1252": "Windows-1252"}
"""What may be asked for, and what it is called."""


class UnknownLetters(JournalError):
    """Bytes that are no UTF-8; another encoding may be asked for."""


def text_of(content: bytes, encoding: str = "") -> tuple[str, str]:
    """Decode a file.

    Args:
        content: Its bytes.
        encoding: One of ``ENCODINGS``; told from the bytes when empty.

    Returns:
        The text and the name of its encoding.

    Raises:
        UnknownLetters: With the line of the first byte that does not fit.

    """
    wanted = encoding or _told(content)
    codec = {"utf-8": "utf-8-sig", "windows-1252": "cp1252"}.get(wanted, wanted)
    if wanted == "utf-16" and not content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        codec = "utf-16-be" if content[:1] == b"\0" else "utf-16-le"
    try:
        return content.decode(codec), ENCODINGS[wanted]
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        byte = f"byte 0x{content[error.start]:02x}" if error.start < len(content) else "its end"
        others = " or ".join(ENCODINGS[name] for name in ENCODINGS if name != wanted)
        raise UnknownLetters(
            f"line {line} is not {ENCODINGS[wanted]} ({byte}); read the file as {others}"
        ) from None


def _told(content: bytes) -> str:
    """Tell an encoding by its mark, else by the zeros that Latin letters leave in UTF-16."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in content[:400]:
        return "utf-16"
    return "utf-8"
