"""``erase``: a record gone for good, with all its history says of it."""

from __future__ import annotations

import sys
from shlex import quote

import click

from clientjournal.cli.failing import Misused
from clientjournal.cli.session import Session, pass_session
from clientjournal.journal import Journal
from clientjournal.model.client import Client
from clientjournal.model.errors import JournalError
from clientjournal.model.record import Record
from clientjournal.model.safe import visible
from clientjournal.model.tables import HISTORY
from clientjournal.model.undoing import changes_of
from clientjournal.model.words import Act

SHOWN = 5
"""How many copies one line names before it only counts them."""


@click.command("erase")
@click.argument("ref", metavar="ID")
@click.option("--yes", metavar="NAME", help="The client's name, or the entry's id, for scripts.")
@click.option("--backups", "rewrite", is_flag=True, help="Erase it from the backups as well.")
@pass_session
def command(session: Session, ref: str, yes: str | None, rewrite: bool) -> None:
    """Erase a record for good, a client with all its entries; nothing brings it back.

    Its number, and the digests and links of its history stay, so that the journal still verifies.
    What was erased before can be named again with --backups, to be erased from those as well.
    """
    with session.journal() as journal:
        refs = _erased_with(journal, ref) if rewrite else []
        if not refs:
            record = journal.get(ref)
            _confirm(record, _about(journal, record), yes)
            refs = [change.ref for change in journal.erase(ref)]
            click.echo(f"erased: {', '.join(refs[:SHOWN])}" + _more(refs))
        backups = journal.backups()
    if rewrite and backups:
        from clientjournal.cli.rewriting import erase_in_backups

        count = erase_in_backups(session.path.expanduser().resolve(), refs)
        click.echo(f"{count} of {len(backups)} backups held it and were rewritten")
        backups = []
    if backups:
        names = ", ".join(backups[:SHOWN]) + _more(backups)
        click.echo(visible(f"backups keep the text until they are thinned: {names}"))
    aside = [str(path) for path in session.kept_aside()]
    if aside:
        names = ", ".join(aside[:SHOWN]) + _more(aside)
        click.echo(visible(f"copies kept aside may hold it; remove them yourself: {names}"))


def _erased_with(journal: Journal, ref: str) -> list[str]:
    """Give what was erased together with a record, none when it was not erased."""
    erased = [change for change in journal.history(ref) if change.act is Act.ERASE]
    if not erased:
        return []
    history = journal.documents(HISTORY)
    return [change.ref for change in changes_of(history, erased[0].group)]


def _about(journal: Journal, record: Record) -> str:
    if not isinstance(record, Client):
        return f"{record.ref} ({record.NOUN})"
    count = len(journal.timeline(record.id))
    return f"{record.name} ({record.ref}) and its {count} entries"


def _confirm(record: Record, about: str, given: str | None) -> None:
    """Have the client's name or the entry's id typed.

    Raises:
        JournalError: Something else was typed; nothing is erased.
        Misused: There is nobody to ask.

    """
    wanted = record.words.strip() if isinstance(record, Client) else record.ref
    what = "name" if isinstance(record, Client) else "id"
    if given is None:
        if sys.stdin.isatty():
            gone = visible(f"{about} will be erased for good; no undo brings it back.")
            click.echo(gone, err=True)
            given = str(click.prompt(f"Type the {what} to erase it", default="", err=True))
        else:
            given = sys.stdin.readline()
        if not given.strip():
            raise Misused(
                f"say --yes with the {what} of {record.ref} to erase it: --yes {quote(wanted)}"
            )
    if given.strip() != wanted:
        raise JournalError(f"not erased: that is not the {what} of {record.ref}")


def _more(names: list[str]) -> str:
    return f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
