"""``nudge``: what you said about a broken promise of theirs, by the ladder."""

from __future__ import annotations

import click

from clientjournal.cli.asking import text_given
from clientjournal.cli.failing import Misused
from clientjournal.cli.session import Session, pass_session
from clientjournal.cli.typed import promise_of
from clientjournal.journal import Journal
from clientjournal.model.errors import InvalidRecord
from clientjournal.model.promise import Promise
from clientjournal.model.safe import visible
from clientjournal.model.words import Rung


@click.command("nudge")
@click.argument("ref", metavar="ID")
@click.argument("rung", required=False)
@click.argument("text", required=False)
@click.option("--answer", default="", metavar="TEXT", help="What came back; later too, alone.")
@pass_session
def command(session: Session, ref: str, rung: str | None, text: str | None, answer: str) -> None:
    """Write down a nudge you gave on a promise of theirs; nothing is sent.

    RUNG is inspire, remind, ask, consequence, final-notice or disengage. It comes after the due
    date, some working days after the nudge before (nudge_gap, 2), and a consequence only where one
    was agreed before the promise was made. Without RUNG the ladder is shown as it stands today;
    with --answer alone, the answer goes to the newest nudge.
    """
    with session.journal() as journal:
        promise = promise_of(journal, ref)
        if rung is not None:
            step = _rung(rung)
            refusal = next(s.refusal for s in journal.ladder(promise) if s.rung is step)
            if refusal:
                raise InvalidRecord(refusal, "rung")
            words = text_given(text, "nudge", "Words")
            click.echo(journal.nudge(promise, step, words, answer).ref)
        elif answer:
            click.echo(journal.answer_nudge(promise, answer).ref)
        else:
            _show(journal, promise)


def _rung(words: str) -> Rung:
    """Read a rung.

    Raises:
        Misused: There is no such rung.

    """
    wanted = words.casefold().replace("-", " ").replace("_", " ").strip()
    for rung in Rung:
        if rung.value == wanted:
            return rung
    offered = ", ".join(rung.value.replace(" ", "-") for rung in Rung)
    raise Misused(f'"{visible(words, 40)}" is no rung; the rungs are {offered}')


def _show(journal: Journal, promise: Promise) -> None:
    """Show the ladder as it stands today."""
    why = journal.can_nudge(promise)
    if why:
        raise InvalidRecord(why)
    for step in journal.ladder(promise):
        click.echo(f"{step.rung.label:<14}{step.refusal or 'can be taken today'}")
