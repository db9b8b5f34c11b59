"""The message that puts in writing what was said aloud."""

from __future__ import annotations

from collections.abc import Sequence

from clientjournal.export.letters.safe import Told, greeting
from clientjournal.model.advice import Advice
from clientjournal.model.client import Client
from clientjournal.model.moment import Moment
from clientjournal.model.promise import Promise

_SAID = {"call": "by phone", "meeting": "when we met", "video": "by video", "": ""}
_DECIDED = {
    "pending": "Your decision is still open.",
    "followed": "You decided to follow this advice.",
    "partly followed": "You decided to follow this advice in part.",
    "declined": "You decided not to take this up.",
    "against advice": "You decided to go ahead, against my advice.",
    "withdrew request": "You withdrew the request.",
}
_ANSWERS = {"yes": "yes", "yes, if": "yes, if what follows is done first", "no": "no"}
_CLOSING = "If I have put anything wrongly, please tell me."


def confirmation_words(
    record: Advice | Moment, client: Client, conditions: Sequence[Promise] = ()
) -> str:
    """Draft the message that confirms advice, or something said, in plain text.

    Args:
        record: What was said.
        client: To whom.
        conditions: The promises that a "yes, if" waits for.
    """
    told = Told(record)
    if isinstance(record, Advice):
        body = _advice(told, [Told(promise) for promise in conditions])
    else:
        body = _moment(told)
    return "\n\n".join(part for part in (greeting(Told(client)), *body, _CLOSING) if part)


def _advice(told: Told, conditions: list[Told]) -> list[str]:
    how = _SAID.get(told.text("channel"), "")
    when = f"To put in writing what we spoke of on {told.day('on')}{f', {how}' if how else ''}:"
    answer = _ANSWERS.get(told.text("answer"), "")
    owed = [f"- {_owner(one)}: {one.quoted('text')}{_by(one)}" for one in conditions]
    words = told.text("client_words")
    return [
        when,
        _labelled("You asked", told.text("asked")),
        _labelled("My answer", answer),
        "\n".join(owed) if told.text("answer") == "yes, if" else "",
        _labelled("I advised", told.text("advice")),
        _labelled("My reasons", told.text("reasons")),
        _labelled("What else you could do", told.text("alternatives")),
        _labelled("The risks", told.text("risks")),
        _labelled("What I offered instead", told.text("instead")),
        _DECIDED[told.text("decision")] if told.text("advice") else "",
        _labelled("In your words", words),
    ]


def _moment(told: Told) -> list[str]:
    return [
        f"To put in writing what I raised with you on {told.day('on')}:",
        _labelled("What I saw", told.text("saw")),
        _labelled("What I said", told.text("said")),
    ]


def _labelled(label: str, text: str) -> str:
    return f"{label}: {text}" if text else ""


def _owner(promise: Told) -> str:
    return "from me" if promise.text("whose") == "me" else "from you"


def _by(promise: Told) -> str:
    return f", by {promise.day('due')}" if promise.day("due") else ""
