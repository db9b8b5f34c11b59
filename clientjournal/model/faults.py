"""Saying that the program itself failed, without a word of the journal.

A traceback shows values, and an exception's message may quote them; neither may reach a terminal, a
log or a bug report unasked.
"""

from __future__ import annotations

from pathlib import Path
from traceback import extract_tb


def fault_line(error: BaseException) -> str:
    """Say in one line what kind of error stopped the program, and where in its code."""
    where = [f"{Path(f.filename).name}:{f.lineno}" for f in extract_tb(error.__traceback__)[-4:]]
    return (
        f"stopped by a fault of the program ({type(error).__name__} at {', '.join(where)});"
        " what was saved is safe, and unsaved text is kept as a draft"
    )
