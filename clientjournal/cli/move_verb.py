"""``move``: a promise to another day, its first date kept."""

from __future__ import annotations

import click

from clientjournal.cli.session import Session, pass_session
from clientjournal.cli.typed import promise_of
from clientjournal.model.words import Side


@click.command("move")
@click.argument("ref", metavar="ID")
@click.argument("day", metavar="DATE")
@click.option("--by", type=click.Choice([side.value for side in Side]), required=True)
@click.option("--because", default="", metavar="R", help="The reason.")
@pass_session
def command(session: Session, ref: str, day: str, by: str, because: str) -> None:
    """Move an open promise to another day, by you ("me") or by them.

    The first date stays with it. Moved before it was due, it counts by the new day; moved after,
    it counts as late.
    """
    to = session.day(day, "future")
    with session.journal() as journal:
        click.echo(journal.move(promise_of(journal, ref), to, Side(by), because).ref)
