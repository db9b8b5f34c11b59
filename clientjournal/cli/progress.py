"""How far something is that takes long, on a terminal's stderr."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

import click

PATIENCE = 0.5
"""Seconds after which a bar shows."""


@contextmanager
def progress_bar() -> Iterator[Callable[[int, int], None]]:
    """Give what shows on a terminal's stderr how far it is, once that takes long."""
    begun, shown = monotonic(), False

    def tell(done: int, whole: int) -> None:
        nonlocal shown
        if sys.stderr.isatty() and monotonic() - begun > PATIENCE:
            shown = True
            filled = 30 * done // max(whole, 1)
            line = f"\r{'━' * filled}{' ' * (30 - filled)} {done:,} of {whole:,} "
            click.echo(line, nl=False, err=True)

    try:
        yield tell
    finally:
        if shown:
            click.echo("\r\033[K", nl=False, err=True)
