"""``amend``: new values for fields of a record, with the options its kind has."""

from __future__ import annotations

from typing import Any

import click

from clientjournal.cli.failing import Misused
from clientjournal.cli.fields import options_of, read_fields
from clientjournal.cli.session import Session, pass_session
from clientjournal.model.tables import BY_TABLE, parse_ref


@click.command(
    "amend", context_settings={"ignore_unknown_options": True, "allow_interspersed_args": False}
)
@click.argument("ref", metavar="ID")
@click.argument("words", nargs=-1, type=click.UNPROCESSED, metavar="--FIELD VALUE… [--because R]")
@click.pass_context
@pass_session
def command(session: Session, ctx: click.Context, ref: str, words: tuple[str, ...]) -> None:
    """Change fields of a record; the old values stay in its history.

    The fields are those "add" takes for its kind; "none" empties one. A correction made more than
    48 hours after the entry was recorded needs a reason: --because. For the fields of a record:
    clientjournal amend ID --help.
    """
    kind = BY_TABLE[parse_ref(ref)[0]]
    options = options_of(kind)
    for option in options:
        option.name = f"field_{option.name}"
    because = click.Option(["--because"], default="", metavar="R", help="The reason.")
    fields = click.Command(
        "amend", params=[*options, because], help=f"Change fields of {ref}: {kind.NOUN}."
    )
    with fields.make_context(f"{ctx.command_path} {ref}", list(words)) as given:
        said: dict[str, Any] = dict(given.params)
    reason = said.pop("because")
    said = {name.removeprefix("field_"): value for name, value in said.items()}
    values = read_fields(kind, said, session)
    if not values:
        raise Misused(f"say which fields of {ref} change; see: clientjournal amend {ref} --help")
    with session.journal() as journal:
        record = journal.amend(journal.get(ref), because=reason, **values)
        click.echo(record.ref)
