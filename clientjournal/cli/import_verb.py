"""``import``: the records of another journal."""

from __future__ import annotations

from pathlib import Path

import click

from clientjournal.cli.session import Session, pass_session
from clientjournal.model.safe import visible


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Say what would come in, and change nothing.")
@pass_session
def command(session: Session, file: Path, dry_run: bool) -> None:
    """Take in the records of a journal's JSON file; importing it twice changes nothing."""
    from clientjournal.importing import import_file, read_file

    with session.journal() as journal:
        unknown = read_file(file).unknown
        joined = import_file(journal, file, dry_run=dry_run)
    if unknown:
        click.echo(visible(f"unknown tables left out: {', '.join(unknown)}"))
    would = "would be " if dry_run else ""
    click.echo(f"{len(joined.new)} new {would}taken in, {joined.same} the same")
