"""``today``: what is due."""

from __future__ import annotations

import click

from clientjournal.cli.printing import print_json, print_rows
from clientjournal.cli.session import Session, pass_session
from clientjournal.model.dates import say_distance


@click.command("today")
@click.option("--json", "as_json", is_flag=True, help="Print the lines as JSON.")
@pass_session
def command(session: Session, as_json: bool) -> None:
    """Show what is overdue, due today, or due within a week, oldest first."""
    with session.reading() as journal:
        lines = journal.due()
        if as_json:
            print_json([line.as_json() for line in lines])
            return
        today = journal.clock.today()
        rows = [
            [
                line.id,
                line.on.isoformat(),
                say_distance(line.on, today),
                line.kind,
                journal.get(line.client).words,
                line.what,
            ]
            for line in lines
        ]
        print_rows(rows, flexible=5)
        if not rows:
            click.echo("Nothing is due.")
