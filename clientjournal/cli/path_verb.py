"""``path``: where the journal is."""

from __future__ import annotations

import sys

import click

from clientjournal.cli.session import Session, pass_session
from clientjournal.model.safe import visible


@click.command("path")
@pass_session
def command(session: Session) -> None:
    """Say where the journal is kept, whether or not it is there yet."""
    path = str(session.path.expanduser().resolve())
    click.echo(visible(path) if sys.stdout.isatty() else path)
