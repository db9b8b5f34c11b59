"""Texts in a spreadsheet's cells that it would take for formulas, made plain and back again.

A cell that begins with ``=``, ``+``, ``-``, ``@``, a tab or a line break can be run when the sheet
is opened. Source: OWASP, "CSV Injection". An apostrophe before it makes it text. A text that
begins with apostrophes before such a sign gets one more, so that nothing is lost on the way back.
"""

from __future__ import annotations

import re

_RUNS = re.compile(r"'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
"""What a spreadsheet may run: the signs, and their full-width forms."""


def guarded(text: str) -> str:
    """Set an apostrophe before a text that a spreadsheet would take for a formula."""
    return f"'{text}" if _RUNS.match(text) else text


def unguarded(cell: str) -> str:
    """Take the apostrophe away again."""
    return cell[1:] if cell.startswith("'") and _RUNS.match(cell) else cell
