"""``search``: every record that contains all the words."""

from __future__ import annotations

import click

from clientjournal.cli.lines import print_lines
from clientjournal.cli.printing import print_records
from clientjournal.cli.session import Session, pass_session


@click.command("search")
@click.argument("words", nargs=-1, required=True, metavar="WORDS…")
@click.option("--json", "as_json", is_flag=True, help="Print the records as the file holds them.")
@pass_session
def command(session: Session, words: tuple[str, ...], as_json: bool) -> None:
    """Find every record that contains all the words, in any case and anywhere in its text."""
    with session.reading() as journal:
        found = journal.search(" ".join(words))
        if as_json:
            print_records(journal, found)
        else:
            print_lines(journal, found)
