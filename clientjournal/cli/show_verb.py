"""``show``: one record with all it says, or a client's whole timeline."""

from __future__ import annotations

import click

from clientjournal.cli.history_page import change_lines
from clientjournal.cli.lines import print_lines
from clientjournal.cli.printing import document_of, print_json, print_records
from clientjournal.cli.record_page import record_lines
from clientjournal.cli.session import Session, pass_session
from clientjournal.journaling.reading import Reader
from clientjournal.model.change import Change
from clientjournal.model.client import Client
from clientjournal.model.documents import Document
from clientjournal.model.erasing import is_erased
from clientjournal.model.errors import NotFound
from clientjournal.model.record import Record
from clientjournal.model.safe import visible
from clientjournal.model.tables import HISTORY, is_ref, parse_ref


@click.command("show")
@click.argument("which", metavar="ID|CLIENT")
@click.option("--history", is_flag=True, help="Show what happened to it.")
@click.option("--json", "as_json", is_flag=True, help="Print the records as the file holds them.")
@pass_session
def command(session: Session, which: str, history: bool, as_json: bool) -> None:
    """Show the record behind an id, or the whole timeline of a client named by words."""
    with session.reading() as journal:
        if history and is_ref(which) and (erased := _erased(journal, which)):
            _show_changes(journal, erased, as_json)
            return
        record = _behind(journal, which)
        if record is not None:
            if history:
                _show_changes(journal, journal.history(record.ref), as_json)
            else:
                _show_record(journal, record, as_json)
            return
        client = journal.find_client(which)
        entries: list[Record] = [*journal.timeline(client.id)]
        if history:
            _show_changes(journal, _changes_of(journal, [client, *entries]), as_json)
        elif as_json:
            print_records(journal, entries)
        else:
            _show_timeline(journal, client, entries)


def _behind(journal: Reader, which: str) -> Record | None:
    """Give the record behind an id, or None when the words name a client.

    Raises:
        NotFound: The words are an id and no record and no client answers to them.

    """
    if not is_ref(which):
        return None
    try:
        return journal.get(which)
    except NotFound as error:
        try:
            journal.find_client(which)
        except NotFound:
            raise error from None
    return None


def _erased(journal: Reader, which: str) -> list[Change]:
    """Give the changes of a record that was erased: that it was, not what it said."""
    table, number = parse_ref(which)
    held = journal.documents(table).get(number)
    return journal.history(which) if held is not None and is_erased(held) else []


def _show_record(journal: Reader, record: Record, as_json: bool) -> None:
    if as_json:
        print_json(document_of(journal, record))
        return
    for line in record_lines(journal, record):
        click.echo(line)


def _show_timeline(journal: Reader, client: Client, entries: list[Record]) -> None:
    click.echo(visible(f"{client.name} ({client.ref})"))
    if not entries:
        click.echo("No entries yet; log one with: clientjournal add advice CLIENT")
    print_lines(journal, entries, name_clients=False)


def _changes_of(journal: Reader, records: list[Record]) -> list[Change]:
    wanted = {(record.TABLE, record.id) for record in records}
    return [
        Change.from_document(number, change)
        for number, change in journal.documents(HISTORY).items()
        if (change["table"], change["record"]) in wanted
    ]


def _show_changes(journal: Reader, changes: list[Change], as_json: bool) -> None:
    if not as_json:
        for line in change_lines(journal, changes):
            click.echo(line)
        return
    held = journal.documents(HISTORY)
    found: list[Document] = [
        {"number": change.number, "id": change.ref, **held[change.number]} for change in changes
    ]
    print_json(found)
