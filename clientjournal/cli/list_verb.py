"""``list``: records of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from clientjournal.cli.failing import Misused
from clientjournal.cli.session import Session, pass_session

if TYPE_CHECKING:
    from clientjournal.journaling.reading import Reader
    from clientjournal.model.record import Record

TABLES = (
    "clients",
    "advice",
    "moments",
    "promises",
    "contacts",
    "own-ups",
    "reviews",
    "audits",
    "entries",
)
"""What can be listed; a ``_`` is taken for the ``-``, and one of them for all."""


@click.command("list")
@click.argument("table", default="clients", metavar=f"[{'|'.join(TABLES)}]")
@click.option("--client", metavar="CLIENT", help="Only the records of this client.")
@click.option("--json", "as_json", is_flag=True, help="Print the records as the file holds them.")
@pass_session
def command(session: Session, table: str, client: str | None, as_json: bool) -> None:
    """List the records of a table, or all entries; the clients by default."""
    wanted = table.replace("_", "-")
    found = next((name for name in TABLES if wanted in (name, name.removesuffix("s"))), None)
    if found is None:
        raise Misused(f'there is no table "{table}"; it is one of {", ".join(TABLES)}')
    with session.reading() as journal:
        records = chosen(journal, found.replace("-", "_"), client)
        if as_json:
            from clientjournal.cli.printing import print_records

            print_records(journal, records)
        else:
            from clientjournal.cli.lines import print_lines

            print_lines(journal, records)


def chosen(journal: Reader, table: str, words: str | None) -> list[Record]:
    """Give the records of a table, or of all tables of entries, by number."""
    from clientjournal.model.tables import BY_TABLE, KINDS

    kinds = KINDS[1:] if table == "entries" else (BY_TABLE[table],)
    records = [record for kind in kinds for record in journal.records(kind)]
    if words is None:
        return records
    client = journal.find_client(words)
    return [record for record in records if client == record or _of(record) == client.id]


def _of(record: Record) -> int:
    return getattr(record, "client", 0)
