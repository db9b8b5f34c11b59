"""``verify``: every record and change checked against the history."""

from __future__ import annotations

from contextlib import suppress

import click

from clientjournal.cli.session import Session, pass_session
from clientjournal.model.errors import Damaged

PROVES = (
    "Whoever holds an earlier link, as on every export, can tell whether anything before it was"
    " altered; the owner of the file could rebuild all of it."
)
"""What a clean journal proves, and what it does not."""


@click.command("verify")
@pass_session
def command(session: Session) -> None:
    """Check every record and every change; name the first that does not match.

    Exit status 1 when something does not match.
    """
    from clientjournal.journaling.inspecting import first_damage

    path = session.path.expanduser()
    with suppress(FileNotFoundError):
        damage = first_damage(path.read_bytes(), path.name)
        if damage is not None:
            raise Damaged(f"{path.name} does not verify: {damage}")
    with session.reading() as journal:
        faults = [fault for fault in (journal.fault(), *journal.notices) if fault is not None]
        journal.notices.clear()  # they are said here
        if faults:
            raise Damaged(f"{path.name} does not verify: {'; '.join(faults)}")
        count, head = journal.head
    said = "1 change matches" if count == 1 else f"{count} changes match"
    click.echo(f"{said}; head link {head}")
    click.echo(PROVES)
