"""``undo``: the last change taken back."""

from __future__ import annotations

import click

from clientjournal.cli.changes import say_changes
from clientjournal.cli.session import Session, pass_session


@click.command("undo")
@pass_session
def command(session: Session) -> None:
    """Take the last change back; redo brings it back again."""
    with session.journal() as journal:
        click.echo(f"undone: {say_changes(journal.undo())}")
