"""Opening the full-screen journal; the only place of the command line that knows it."""

from __future__ import annotations

import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from clientjournal.cli.failing import Misused

if TYPE_CHECKING:
    from clientjournal.cli.session import Session
    from clientjournal.journal import Journal


LARGE = 4 * 2**20
"""Bytes of a journal from which reading it takes as long as other things that could be done."""


def prepare(path: Path) -> None:
    """Load the screen in a thread, while a large journal is read.

    Reading and checking its bytes leaves the interpreter free, so that both take the time of one.
    """
    with suppress(OSError):  # the journal says it better when it is opened
        if sys.stdin.isatty() and path.expanduser().stat().st_size > LARGE:
            Thread(target=import_module, args=("clientjournal.tui.app",), name="prepare").start()


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
