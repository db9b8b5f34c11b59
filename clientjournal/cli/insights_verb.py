"""``insights``: the figures."""

from __future__ import annotations

import click

from clientjournal.cli.printing import print_json
from clientjournal.cli.session import Session, pass_session


@click.command("insights")
@click.option("--json", "as_json", is_flag=True, help="Print all figures as JSON.")
@pass_session
def command(session: Session, as_json: bool) -> None:
    """Show the figures of the practice: counts first, and what is not known beside them."""
    from clientjournal.insights.figures import figures_of

    with session.reading() as journal:
        figures = figures_of(journal.practice())
        print_json(figures.as_json())
