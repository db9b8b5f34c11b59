"""Opening the full-screen journal; the only place of the command line that knows it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from clientjournal.cli.failing import Misused

if TYPE_CHECKING:
    from clientjournal.cli.session import Session
    from clientjournal.journal import Journal


def open_screen(session: Session, journal: Journal) -> None:
    """Open the screen on a journal and return when it closes.

    Raises:
        Misused: The keyboard is not a terminal, so no key could ever arrive.

    """
    if not sys.stdin.isatty():
        raise Misused(
            "the screen needs a terminal and stdin is none; for scripts see: clientjournal --help"
        )
    from clientjournal.tui import run

    run(journal, session.config)
