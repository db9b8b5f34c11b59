"""``export``: a client's history, or the whole journal, as a document."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import click

from clientjournal.cli.failing import Misused
from clientjournal.cli.session import Session, pass_session
from clientjournal.export import (
    FORMATS,
    Copy,
    History,
    file_name,
    history_of,
    others_named,
    render,
    whole_journal,
)
from clientjournal.model.client import Client
from clientjournal.model.errors import JournalError
from clientjournal.reading import Reader
from clientjournal.store.files import FILE_MODE, FileSystem


@click.command("export")
@click.argument("client", required=False)
@click.option("--all", "everything", is_flag=True, help="The whole journal; always the file copy.")
@click.option("--format", type=click.Choice(FORMATS), required=True)
@click.option(
    "--copy", type=click.Choice([copy.value for copy in Copy]), default="client", show_default=True
)
@click.option("--from", "start", metavar="DATE", help="The first day to cover.")
@click.option("--to", "end", metavar="DATE", help="The last day to cover.")
@click.option("--allow-names", is_flag=True, help="Let names of other clients pass.")
@click.option(
    "--output", type=click.Path(path_type=Path), metavar="PATH", help="A file, or a folder for it."
)
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@pass_session
def command(
    session: Session,
    client: str | None,
    everything: bool,
    format: str,
    copy: str,
    start: str | None,
    end: str | None,
    allow_names: bool,
    output: Path | None,
    force: bool,
) -> None:
    """Write a client's history as a document, to stdout or to a file only you may read."""
    if everything == (client is not None):
        raise Misused("name one client, or say --all")
    first = session.day(start, "past") if start else None
    last = session.day(end, "past") if end else None
    with session.reading() as journal:
        if client is None:
            name = f"journal-{journal.clock.today().isoformat()}.{format}"
            text = _all(journal, format, first, last)
        else:
            history = history_of(journal, journal.find_client(client), Copy(copy), first, last)
            if not allow_names:
                _let_pass(journal, history)
            name, text = file_name(history, format), render(history, format)
        if output is None:
            click.echo(text.encode(), nl=False)
        else:
            where = output / name if output.is_dir() else output
            _write(where, text.encode(), force, Path(journal.location))


def _all(journal: Reader, format: str, start: date | None, end: date | None) -> str:
    if format == "json":
        if start or end:
            raise Misused("--from and --to are for Markdown or one client; JSON is the whole file")
        return whole_journal(journal)
    histories = [
        history_of(journal, client, Copy.FILE, start, end) for client in journal.records(Client)
    ]
    return "\n".join(render(history, format) for history in histories)


def _let_pass(journal: Reader, history: History) -> None:
    """Refuse a client's copy whose free text names other clients.

    Raises:
        JournalError: Naming them.

    """
    named = others_named(journal, history) if history.copy is Copy.CLIENT else []
    if named:
        raise JournalError(
            f"not written: this copy names others: {', '.join(named)};"
            " change the text, or let them pass with --allow-names"
        )


def _write(path: Path, content: bytes, force: bool, journal: Path) -> None:
    if path.resolve() == journal.resolve():
        raise JournalError(f"not written: {path} is the journal itself; name another file")
    if force:
        FileSystem().replace(path, [content])
        return
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE)
    except FileExistsError:
        raise JournalError(f"{path} is there already; write over it with --force") from None
    with os.fdopen(handle, "wb") as file:
        file.write(content)
