"""``restore``: a backup put in the place of the journal."""

from __future__ import annotations

from pathlib import Path

import click

from clientjournal.cli.session import Session, pass_session
from clientjournal.model.safe import visible


@click.command("restore")
@click.argument("file", type=click.Path(path_type=Path))
@pass_session
def command(session: Session, file: Path) -> None:
    """Put a backup, or a plain copy, in the place of the journal.

    The journal that is there is kept aside, with its log; restoring that one takes this back.
    """
    from clientjournal.store import FileStore

    kept = FileStore.restore(session.path, file)
    with session.reading() as journal:
        count, _ = journal.head
    click.echo(visible(f"restored from {file}: {count} changes"))
    if kept:
        click.echo(visible(f"what was there is kept as {kept}"))
