"""``merge``: two clients that are one."""

from __future__ import annotations

import click

from clientjournal.cli.session import Session, pass_session
from clientjournal.model.safe import visible


@click.command("merge")
@click.argument("wrong", metavar="WRONG")
@click.argument("into", metavar="INTO")
@click.option("--because", default="", metavar="R", help="The reason.")
@click.option("--dry-run", is_flag=True, help="Say what would go where, and change nothing.")
@pass_session
def command(session: Session, wrong: str, into: str, because: str, dry_run: bool) -> None:
    """Make one of two clients that are the same, as one change with one undo.

    Every entry of WRONG goes to INTO, which takes over what it does not say itself; WRONG is
    withdrawn, and stays legible with its history.
    """
    from clientjournal.journaling.amending import demand_two

    with session.journal() as journal:
        gone, stays = journal.find_client(wrong), journal.find_client(into)
        demand_two(gone, stays)
        count = len(journal.timeline(gone.id))
        if not dry_run:
            journal.merge(gone, stays, because)
    would = "would be " if dry_run else ""
    entries = "1 entry" if count == 1 else f"{count} entries"
    said = f"{gone.name} ({gone.ref}) {would}merged into {stays.name} ({stays.ref})"
    click.echo(visible(f"{said}, {entries} refiled"))
