"""``backup``: a copy of the journal made now."""

from __future__ import annotations

import sys

import click

from clientjournal.cli.session import Session, pass_session
from clientjournal.model.errors import NotFound
from clientjournal.model.safe import visible


@click.command("backup")
@pass_session
def command(session: Session) -> None:
    """Make a backup now and print its path."""
    with session.reading() as journal:
        if journal.head[0] == 0:
            raise NotFound("the journal holds nothing yet; no backup was made")
        path = journal.back_up()
    click.echo(visible(path) if sys.stdout.isatty() else path)
