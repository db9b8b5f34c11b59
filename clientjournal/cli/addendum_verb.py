"""``addendum``: something added to a record later."""

from __future__ import annotations

import click

from clientjournal.cli.asking import text_given
from clientjournal.cli.session import Session, pass_session


@click.command("addendum")
@click.argument("ref", metavar="ID")
@click.argument("text", required=False)
@click.option("--private", is_flag=True, help="A note of your own, never in a client's copy.")
@pass_session
def command(session: Session, ref: str, text: str | None, private: bool) -> None:
    """Add to a record without touching what it says.

    Without TEXT it is asked for; "-" reads it from stdin.
    """
    with session.journal() as journal:
        record = journal.get(ref)
        added = text_given(text, "addendum", "Addendum")
        click.echo(journal.addendum(record, added, private).ref)
