"""``export``: a client's history, or the whole journal, as a document."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import click

from clientjournal.cli.failing import Misused
from clientjournal.cli.session import Session, pass_session
from clientjournal.export import (
    FORMATS,
    Copy,
    History,
    Options,
    Span,
    file_name,
    history_of,
    others_named,
    render,
    whole_journal,
)
from clientjournal.model.client import Client
from clientjournal.model.errors import JournalError
from clientjournal.reading import Reader


@click.command("export")
@click.argument("client", required=False)
@click.option("--all", "everything", is_flag=True, help="The whole journal; always the file copy.")
@click.option("--format", type=click.Choice(list(FORMATS)), required=True)
@click.option(
    "--copy", type=click.Choice([copy.value for copy in Copy]), default="client", show_default=True
)
@click.option("--from", "start", metavar="DATE", help="The first day to cover.")
@click.option("--to", "end", metavar="DATE", help="The last day to cover.")
@click.option(
    "--only", "refs", multiple=True, metavar="ID", help="Only this entry; may be given again."
)
@click.option("--allow-names", is_flag=True, help="Let names of other clients pass.")
@click.option(
    "--output", type=click.Path(path_type=Path), metavar="PATH", help="A file, or a folder for it."
)
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@click.option(
    "--unnamed", is_flag=True, help="Leave the client out of the file's name in a folder."
)
@click.option("--raw", is_flag=True, help="CSV: leave what looks like a formula as it is.")
@click.option("--todo", is_flag=True, help="ICS: to-dos in place of all-day events.")
@click.option("--names", is_flag=True, help="ICS: say whom and what it is about in the titles.")
@click.option("--vcard", type=click.Choice(["4.0", "3.0"]), default="4.0", show_default=True)
@pass_session
def command(
    session: Session,
    client: str | None,
    everything: bool,
    format: str,
    copy: str,
    start: str | None,
    end: str | None,
    refs: tuple[str, ...],
    allow_names: bool,
    output: Path | None,
    force: bool,
    unnamed: bool,
    raw: bool,
    todo: bool,
    names: bool,
    vcard: Literal["4.0", "3.0"],
) -> None:
    """Write a client's history as a document, to stdout or to a file only you may read."""
    if everything == (client is not None):
        raise Misused("name one client, or say --all")
    if everything and refs:
        raise Misused("--only is for the entries of one client; name the client")
    span = Span(
        session.day(start, "past") if start else None,
        session.day(end, "past") if end else None,
        frozenset(ref.strip().upper() for ref in refs),
    )
    options = Options(raw, todo, names, vcard)
    with session.reading() as journal:
        if client is None:
            name = f"journal-{journal.clock.today().isoformat()}.{format}"
            content = _all(journal, format, span, options)
        else:
            history = history_of(journal, journal.find_client(client), Copy(copy), span)
            _demand_entries(history)
            if not allow_names:
                _let_pass(journal, history)
            name = file_name(history, format, is_named=not unnamed)
            content = render(history, format, options)
        _give(content, output, name, journal.location, force)


def _all(journal: Reader, format: str, span: Span, options: Options) -> bytes:
    if format == "json":
        if span.start or span.end:
            raise Misused(
                "--from and --to are for other formats or one client; JSON is the whole file"
            )
        return whole_journal(journal).encode()
    clients = journal.records(Client)
    if not clients:
        raise JournalError(
            "there is no client to export yet; add one with: clientjournal add client"
        )
    return render(
        [history_of(journal, client, Copy.FILE, span) for client in clients], format, options
    )


def _demand_entries(history: History) -> None:
    """Refuse ids of entries that the copy does not hold, so that none is missed in silence.

    Raises:
        JournalError: Naming the copy.

    """
    if history.span.refs and history.copy is Copy.FILE:
        missed = sorted(history.span.refs - {item.ref for item in history.items})
        if missed:
            name = history.client.fields["name"]
            raise JournalError(f"not written: {', '.join(missed)} is no entry of {name}")


def _let_pass(journal: Reader, history: History) -> None:
    """Refuse a copy to hand over whose free text names other clients.

    Raises:
        JournalError: Naming them.

    """
    named = [] if history.copy is Copy.FILE else others_named(journal, history)
    if named:
        raise JournalError(
            f"not written: this copy names others: {', '.join(named)};"
            " change the text, or let them pass with --allow-names"
        )


def _give(content: bytes, output: Path | None, name: str, journal: str, force: bool) -> None:
    """Write to stdout, or to a file."""
    if output is None:
        click.echo(content, nl=False)
        return
    from clientjournal.export.writing import IsThere, write_document

    path = output / name if output.is_dir() else output
    try:
        write_document(path, content, journal, over=force)
    except IsThere as error:
        raise JournalError(f"{error}; write over it with --force") from None
