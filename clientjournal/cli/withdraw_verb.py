"""``withdraw``: a record struck, with a reason."""

from __future__ import annotations

import click

from clientjournal.cli.session import Session, pass_session


@click.command("withdraw")
@click.argument("ref", metavar="ID")
@click.option("--because", required=True, metavar="R", help="The reason.")
@pass_session
def command(session: Session, ref: str, because: str) -> None:
    """Strike a record; it stays legible, and counts no more."""
    with session.journal() as journal:
        click.echo(f"{journal.withdraw(journal.get(ref), because).ref} withdrawn")
