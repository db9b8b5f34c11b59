"""``add``: a client or an entry, with an option for every field the model has."""

from __future__ import annotations

from typing import Any

import click

from clientjournal.cli.asking import text_given
from clientjournal.cli.failing import Misused
from clientjournal.cli.fields import options_of, read_fields
from clientjournal.cli.session import Session
from clientjournal.journal import Journal
from clientjournal.model.advice import Advice
from clientjournal.model.client import Client
from clientjournal.model.contact import Contact
from clientjournal.model.errors import InvalidRecord
from clientjournal.model.moment import Moment
from clientjournal.model.own_up import OwnUp
from clientjournal.model.promise import Promise
from clientjournal.model.record import Record
from clientjournal.model.review import Review

ADDABLE: dict[str, type[Record]] = {
    "client": Client,
    "advice": Advice,
    "moment": Moment,
    "promise": Promise,
    "contact": Contact,
    "own-up": OwnUp,
    "review": Review,
}
"""What can be added, by the word of the command line."""


class Kinds(click.Group):
    """The kinds of record; the options of a kind are derived when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the kinds, clients first."""
        return list(ADDABLE)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Make the command of a kind, or give None when there is no such kind."""
        kind = ADDABLE.get(cmd_name.replace("_", "-"))
        return None if kind is None else adding(kind, cmd_name)


@click.group("add", cls=Kinds, no_args_is_help=False)
def command() -> None:
    """Add a client or log an entry, and print its id.

    Without TEXT it is asked for, so that nothing of it reaches the shell's history; "-" reads it
    from stdin, and text that begins with "-" follows "--".
    """


def adding(kind: type[Record], name: str) -> click.Command:
    """Make the command that adds one kind of record."""
    arguments = [click.Argument(["text"], required=False, metavar="[TEXT]")]
    if kind is Client:
        arguments = [click.Argument(["text"], required=False, metavar="[NAME]")]
    else:
        arguments.insert(0, click.Argument(["client_words"], metavar="CLIENT"))
    quick = click.Option(["--quick"], is_flag=True, help="Read @client #tag ^date ~choice in TEXT.")

    @click.pass_obj
    def add(
        session: Session,
        /,
        text: str | None,
        quick: bool,
        client_words: str = "",
        **said: Any,
    ) -> None:
        values = {name.removeprefix("field_"): value for name, value in said.items()}
        with session.journal() as journal:
            click.echo(_added(journal, session, kind, (client_words, text, quick), values).ref)

    options = options_of(kind)
    for option in options:
        option.name = f"field_{option.name}"
    return click.Command(
        name,
        params=[*arguments, *options, quick],
        callback=add,
        help=f"Add a {kind.NOUN} record." if kind is Client else f"Log: {kind.NOUN}.",
    )


def _added(
    journal: Journal,
    session: Session,
    kind: type[Record],
    given: tuple[str, str | None, bool],
    said: dict[str, Any],
) -> Record:
    client_words, text, quick = given
    values = read_fields(kind, said, session)
    if kind is not Client:
        values["client"] = journal.find_client(client_words).id
    if text is not None and kind.FIRST in values:
        raise Misused(f"the {kind.FIRST} is given twice, as TEXT and as --{kind.FIRST}")
    if kind.FIRST not in values and not (text is None and values.get("asked")):
        text = text_given(text, kind.NOUN, kind.FIRST.capitalize())
        values = {kind.FIRST: text, **values}
        if quick:
            values = _with_tokens(session, journal, kind, text, values)
    if kind.ON:
        values.setdefault(kind.ON, journal.clock.today())
    if kind is Contact and values["on"] == journal.clock.today():
        values.setdefault("time", journal.clock.wall())
    return journal.add(kind(**values))


def _with_tokens(
    session: Session, journal: Journal, kind: type[Record], text: str, values: dict[str, Any]
) -> dict[str, Any]:
    """Fill fields from the tokens of the text; what an option says goes first, tags add up.

    What was to name a day or a choice and names none is noted.

    Raises:
        InvalidRecord: The text names another client than the command line.

    """
    from clientjournal.model.quick import Known
    from clientjournal.model.quick import read as read_tokens

    clock = journal.clock
    read = read_tokens(kind, text, Known(journal.clients(), clock.today(), clock.customs))
    session.note(*read.kept)
    found: dict[str, Any] = dict(read.fields)
    named = found.get("client")
    if named is not None and named != values.get("client"):
        raise InvalidRecord(
            f"the text is for {journal.client(named).name}, the command for another client;"
            " name one of them only",
            "client",
        )
    tags = dict.fromkeys((*values.get("tags", ()), *found.get("tags", ())))
    return {**found, **values, kind.FIRST: read.text, **({"tags": tuple(tags)} if tags else {})}
