"""``reinstate``: a withdrawal taken back."""

from __future__ import annotations

import click

from clientjournal.cli.session import Session, pass_session


@click.command("reinstate")
@click.argument("ref", metavar="ID")
@click.option("--because", default="", metavar="R", help="The reason.")
@pass_session
def command(session: Session, ref: str, because: str) -> None:
    """Take the withdrawal of a record back; its history keeps both."""
    with session.journal() as journal:
        click.echo(f"{journal.reinstate(journal.get(ref), because).ref} reinstated")
