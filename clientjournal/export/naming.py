"""Names of files that every system takes."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from clientjournal.export.copies import Copy

_LONGEST = 50


def file_name(words: str, day: date, format: str, copy: Copy = Copy.CLIENT) -> str:
    """Give a name such as ``hollis-daughter-joinery-2026-11-20.md``.

    Any copy but the client's says in its name which it is, so that none is handed over by mistake.
    """
    folded = unicodedata.normalize("NFC", words.casefold())
    slug = re.sub(r"[\W_]+", "-", folded).strip("-")[:_LONGEST].strip("-") or "client"
    which = "" if copy is Copy.CLIENT else f"-{copy}"
    return f"{slug}-{day.isoformat()}{which}.{format}"


def journal_name(day: date, format: str) -> str:
    """Give the name of a file that holds every client: ``journal-2026-11-20.json``."""
    return file_name("journal", day, format)
