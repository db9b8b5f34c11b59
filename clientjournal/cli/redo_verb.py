"""``redo``: what was undone last, brought back."""

from __future__ import annotations

import click

from clientjournal.cli.changes import say_changes
from clientjournal.cli.session import Session, pass_session


@click.command("redo")
@pass_session
def command(session: Session) -> None:
    """Bring back what was undone last."""
    from clientjournal.model.tables import HISTORY
    from clientjournal.model.undoing import changes_of

    with session.journal() as journal:
        undone = journal.redo()
        first = changes_of(journal.documents(HISTORY), undone[0].undoes or 0)
        click.echo(f"redone: {say_changes(first or undone)}")
