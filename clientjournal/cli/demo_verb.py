"""``demo``: the screen on a throw-away copy of the sample practice."""

from __future__ import annotations

import click

from clientjournal.cli.screen import open_screen
from clientjournal.cli.session import Session, pass_session


@click.command("demo")
@pass_session
def command(session: Session) -> None:
    """Open the screen on a throw-away copy of the sample practice, moved to today."""
    from clientjournal.model.clock import Clock
    from clientjournal.sample import open_demo

    with open_demo(Clock(session.as_of, session.config.settings.customs)) as journal:
        open_screen(session, journal)
