"""``insights``: the figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from clientjournal.cli.printing import print_json, print_rows
from clientjournal.cli.session import Session, pass_session

if TYPE_CHECKING:
    from clientjournal.insights.telling.panel import Panel


@click.command("insights")
@click.option("--json", "as_json", is_flag=True, help="Print all figures as JSON.")
@pass_session
def command(session: Session, as_json: bool) -> None:
    """Show the figures of the practice: counts first, and what is not known beside them."""
    from clientjournal.insights.figures import figures_of

    with session.reading() as journal:
        practice = journal.practice()
        figures = figures_of(practice)
        if as_json:
            print_json(figures.as_json())
            return
        from clientjournal.insights.telling.panels import panels

        for place, panel in enumerate(panels(figures, practice)):
            if place:
                click.echo()
            _print(panel)


def _print(panel: Panel) -> None:
    """Print a panel: its title, its rows in columns, what it says, what it needs."""
    click.echo(f"{panel.title}: {panel.note}" if panel.note else panel.title)
    print_rows([[f"  {row.words}", row.value, row.beside] for row in panel.rows], flexible=0)
    for said in (*panel.says, panel.needs):
        if said:
            click.echo(f"  {said}")
