"""``export``: a client's history, or the whole journal, as a document."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from clientjournal.cli.failing import Misused
from clientjournal.cli.progress import progress_bar
from clientjournal.cli.session import Session, pass_session
from clientjournal.export import FORMATS, Copy, Options
from clientjournal.model.errors import JournalError

if TYPE_CHECKING:
    from clientjournal.export.delivery import Delivery


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
    from clientjournal.export.delivery import Choices, Delivery

    if everything == (client is not None):
        raise Misused("name one client, or say --all")
    if everything and refs:
        raise Misused("--only is for the entries of one client; name the client")
    if everything and format == "json" and (start or end):
        raise Misused("--all as JSON is the whole file; --from and --to are for one client")
    choices = Choices(
        copy=Copy(copy),
        format=format,
        chosen=bool(refs),
        start=session.day(start, "past") if start else None,
        end=session.day(end, "past") if end else None,
        options=Options(raw, todo, names, vcard),
        is_named=not unnamed,
        allow_names=allow_names,
    )
    with session.reading() as journal:
        given = journal.find_client(client) if client is not None else None
        marked = [ref.strip().upper() for ref in refs]
        delivery = Delivery(journal, given, marked, choices)
        _write(delivery, output, force)


def _write(delivery: Delivery, output: Path | None, force: bool) -> None:
    """Write to stdout, or to a file.

    Raises:
        JournalError: It names other clients, misses an entry that was named, or cannot be written.

    """
    from clientjournal.export.writing import IsThere, write_document

    with progress_bar() as progress:
        ready = delivery.gather(progress)
    _demand_entries(delivery)
    if ready.others and not delivery.choices.allow_names:
        raise JournalError(
            f"not written: this copy names others: {', '.join(ready.others)};"
            " change the text, or let them pass with --allow-names"
        )
    content = delivery.content(ready)
    if output is None:
        click.echo(content, nl=False)
        return
    path = output / delivery.path.name if output.is_dir() else output
    try:
        write_document(path, content, delivery.journal.location, over=force)
    except IsThere as error:
        raise JournalError(f"{error}; write over it with --force") from None


def _demand_entries(delivery: Delivery) -> None:
    """Refuse ids of entries of somebody else, so that none is missed in silence.

    Raises:
        JournalError: Naming them.

    """
    if delivery.choices.chosen and delivery.client is not None:
        there = {entry.ref for entry in delivery.journal.timeline(delivery.client.id)}
        missed = sorted(delivery.marked - there)
        if missed:
            name = delivery.client.name
            raise JournalError(f"not written: {', '.join(missed)} is no entry of {name}")
