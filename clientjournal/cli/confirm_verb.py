"""``confirm``: that something said was sent in writing, with its words."""

from __future__ import annotations

import click

from clientjournal.cli.asking import text_given
from clientjournal.cli.failing import Misused
from clientjournal.cli.session import Session, pass_session
from clientjournal.journal import Journal
from clientjournal.journaling.promising import cannot_confirm
from clientjournal.model.advice import Advice
from clientjournal.model.errors import InvalidRecord
from clientjournal.model.moment import Moment


@click.command("confirm")
@click.argument("ref", metavar="ID")
@click.argument("text", required=False)
@click.option("--draft", is_flag=True, help="Print words to send, and change nothing.")
@click.option("--on", "day", metavar="DATE", help="The day they were sent; today by default.")
@click.option("--not-needed", default="", metavar="R", help="Why no confirmation is needed.")
@pass_session
def command(
    session: Session, ref: str, text: str | None, draft: bool, day: str | None, not_needed: str
) -> None:
    """Say that advice, or a thing said, was sent in writing; nothing is sent from here.

    TEXT is the words you sent, "-" reads them from stdin; without it the words drafted for the
    record are kept, if there are any. --draft prints words that hold nothing but what the client
    may know, to be sent by your own means.
    """
    if draft + bool(not_needed) + (text is not None or day is not None) > 1:
        raise Misused("--draft, --not-needed and what was sent go one at a time")
    with session.journal() as journal:
        record = _said(journal, ref)
        if draft:
            click.echo(drafted(journal, record))
        elif not_needed:
            click.echo(journal.amend(record, confirm_waived=not_needed).ref)
        else:
            sent = "" if text is None else text_given(text, "confirmation", "Words")
            on = session.day(day, "past") if day else None
            click.echo(journal.confirm(record, sent, on).ref)


def _said(journal: Journal, ref: str) -> Advice | Moment:
    """Give what can be confirmed.

    Raises:
        InvalidRecord: It cannot.

    """
    record = journal.get(ref)
    if why := cannot_confirm(record):
        raise InvalidRecord(why)
    assert isinstance(record, Advice | Moment)
    return record


def drafted(journal: Journal, record: Advice | Moment) -> str:
    """Give words to send for a record."""
    from clientjournal.export.letters import confirmation_words
    from clientjournal.model.rules.conditions import conditions_of

    client = journal.client(record.client)
    return confirmation_words(record, client, conditions_of(record, journal.timeline(client.id)))
