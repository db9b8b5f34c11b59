"""``refile``: an entry moved to the file of its right client."""

from __future__ import annotations

import click

from clientjournal.cli.session import Session, pass_session
from clientjournal.journaling.reading import Reader
from clientjournal.model.safe import visible
from clientjournal.model.validation import REFERENCES


@click.command("refile")
@click.argument("ref", metavar="ID")
@click.argument("client", metavar="CLIENT")
@click.option("--because", default="", metavar="R", help="The reason.")
@pass_session
def command(session: Session, ref: str, client: str, because: str) -> None:
    """Move an entry to the file of its right client.

    What the entry names has to be in that file: what is named moves first.
    """
    with session.journal() as journal:
        entry = journal.get(ref)
        old = getattr(entry, "client", 0)
        to = journal.find_client(client)
        moved = journal.refile(entry, to, because)
        click.echo(visible(f"{moved.ref} refiled to {to.name} ({to.ref})"))
        behind = _naming(journal, moved.TABLE, moved.id, old)
        if behind:
            click.echo(f"still with the old client and naming it: {', '.join(behind)}")


def _naming(journal: Reader, table: str, number: int, client: int) -> list[str]:
    """Give the ids of a client's entries that name a record."""
    fields = [field for field, named in REFERENCES.items() if named == table]
    return [
        entry.ref
        for entry in journal.timeline(client)
        if any(getattr(entry, field, None) == number for field in fields)
    ]
