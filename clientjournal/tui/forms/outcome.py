"""What the key ``d`` offers for a record: each answer with the fields it fills."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from clientjournal.model.advice import Advice
from clientjournal.model.moment import Moment
from clientjournal.model.promise import Promise
from clientjournal.model.record import Record
from clientjournal.model.rules.promises import consequence_pending
from clientjournal.model.words import (
    ActedOn,
    ConsequenceOutcome,
    Decision,
    Outcome,
    Reaction,
    State,
    YesNo,
)
from clientjournal.tui.forms.fields import Field, FormSpec


class Answer(NamedTuple):
    """One answer.

    Attributes:
        key: Its key.
        words: Its words.
        group: The heading it stands under.
        fields: The fields it fills.
        form: The form it opens in the place of filling any.
        now: Whether it is what the record says.
    """

    key: str
    words: str
    group: str
    fields: dict[str, object]
    form: FormSpec | None = None
    now: bool = False


MOVE: dict[str, object] = {"move": True}
"""The fields of the answer that asks for a new due date."""


_THEIR_WORDS = FormSpec(
    Advice,
    "Their words",
    (
        Field("client_words", "Their words", "words", "as near to their own words as you can"),
        Field("decision", "Decision", "choice"),
    ),
)
_ADVICE_ENDED = FormSpec(
    Advice,
    "How it ended",
    (
        Field("outcome_note", "How it ended", "words", "what happened in the end"),
        Field("outcome", "Outcome", "choice"),
        Field("blamed", "Blamed you", "choice"),
        Field("cost", "Cost", "number", "what it cost: 1200 or 12.50"),
        Field("cost_basis", "Whose figure", "choice", "who says what it cost"),
        Field("currency", "Currency", hint="EUR, GBP, USD"),
        Field("outcome_on", "Ended on", "date", "today when left empty"),
    ),
)
_MOMENT_ENDED = FormSpec(
    Moment,
    "How it ended",
    (
        Field("outcome_note", "How it ended", "words", "what came of it in the end"),
        Field("acted_on", "Acted on", "choice"),
        Field("proved_right", "Proved right", "choice"),
        Field("later_reaction", "Took it later", "choice"),
        Field("outcome_on", "Ended on", "date", "today when left empty"),
    ),
)
_SAID_LATER = FormSpec(
    Moment,
    "Said later",
    (
        Field("said", "Said", "words", "what you said"),
        Field("said_on", "Said on", "date", "today when left empty"),
        Field("later_reaction", "They took it", "choice"),
    ),
)
_ENDED = (("outcome", "outcome_on"), ("proved_right", "outcome_on"), ("said", "said_on"))
"""Fields that are dated today when they are filled and their day is left empty."""


def answers(record: Record, today: date) -> list[Answer]:
    """Give the answers for a record; none for a kind that has no outcome."""
    found: list[Answer] = []
    if isinstance(record, Advice):
        found = _of_advice(today)
    elif isinstance(record, Moment):
        found = _of_moment(record, today)
    elif isinstance(record, Promise):
        found = _of_promise(record, today)
    return [answer._replace(now=_holds(answer, record)) for answer in found]


def dated(record: Record, fields: dict[str, object], today: date) -> dict[str, object]:
    """Give the fields a form changed, the day of what it filled being today when it names none."""
    found = {name: value for name, value in fields.items() if value != getattr(record, name)}
    for name, day in _ENDED:
        if found.get(name) and fields.get(day, getattr(record, day)) is None:
            found[day] = today
    return found


def next_words(record: Record) -> str:
    """Say what more is worth saying of an outcome just saved, keys of commands in braces."""
    if not isinstance(record, Advice):
        return ""
    if record.outcome is not None and not record.outcome_note:
        return "{outcome} o adds how, and what it cost"
    unheeded = record.decision in (Decision.DECLINED, Decision.AGAINST)
    return "{outcome} c adds their words" if unheeded and not record.client_words else ""


def _holds(answer: Answer, record: Record) -> bool:
    said = {name: value for name, value in answer.fields.items() if not isinstance(value, date)}
    return bool(said) and all(getattr(record, name, None) == said[name] for name in said)


def _of_advice(today: date) -> list[Answer]:
    decided = {
        "f": Decision.FOLLOWED,
        "r": Decision.PARTLY,
        "d": Decision.DECLINED,
        "a": Decision.AGAINST,
        "w": Decision.WITHDREW,
    }
    ended = {
        "1": Outcome.AS_WARNED,
        "2": Outcome.PARTLY,
        "3": Outcome.NO_HARM,
        "4": Outcome.BETTER,
        "5": Outcome.WENT_WELL,
        "6": Outcome.WENT_BADLY,
    }
    return [
        *(Answer(key, d.label, "They decided", {"decision": d}) for key, d in decided.items()),
        Answer("c", "in their words…", "They decided", {}, _THEIR_WORDS),
        *(
            Answer(key, o.label, "It ended", {"outcome": o, "outcome_on": today})
            for key, o in ended.items()
        ),
        Answer("o", "how, whom they blamed, what it cost…", "It ended", {}, _ADVICE_ENDED),
    ]


def _of_moment(moment: Moment, today: date) -> list[Answer]:
    right = [
        Answer("r", "I was right", "It ended", {"proved_right": YesNo.YES, "outcome_on": today}),
        Answer("w", "I was wrong", "It ended", {"proved_right": YesNo.NO, "outcome_on": today}),
        Answer("o", "how, in words…", "It ended", {}, _MOMENT_ENDED),
    ]
    if not moment.spoke and moment.said_on is None:
        later = "Said later"
        return [
            Answer("s", "said today", later, {"said_on": today}),
            Answer("c", "said, in words…", later, {}, _SAID_LATER),
            *right,
        ]
    at_once = moment.spoke and moment.reaction is None
    field = "reaction" if at_once else "later_reaction"
    group = "They took it" if at_once else "Later they took it"
    keys = {"t": Reaction.THANKED, "n": Reaction.NEUTRAL, "d": Reaction.DIRTY_LOOK}
    acted = {"y": ActedOn.YES, "p": ActedOn.PARTLY, "x": ActedOn.NO}
    return [
        *(Answer(key, r.label, group, {field: r}) for key, r in keys.items()),
        *(Answer(key, a.label, "They acted on it", {"acted_on": a}) for key, a in acted.items()),
        *right,
    ]


def consequence_answers(today: date) -> list[Answer]:
    """Give what can become of an agreed consequence."""
    return [
        Answer(
            outcome.value[0],
            f"{outcome.label} today",
            "The consequence was",
            {"consequence_outcome": outcome, "consequence_outcome_on": today},
        )
        for outcome in ConsequenceOutcome
    ]


def _of_promise(promise: Promise, today: date) -> list[Answer]:
    return [
        *(consequence_answers(today) if consequence_pending(promise) else ()),
        Answer("k", "kept today", "It was", {"state": State.KEPT, "done_on": today}),
        Answer("m", "moved to another day", "It was", MOVE),
        Answer("x", "missed", "It was", {"state": State.MISSED}),
        Answer("r", "released today", "It was", {"state": State.RELEASED, "done_on": today}),
    ]
