"""What the key ``d`` offers for a record: each answer with the fields it fills."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from clientjournal.model.advice import Advice
from clientjournal.model.moment import Moment
from clientjournal.model.promise import Promise
from clientjournal.model.record import Record
from clientjournal.model.rules.promises import consequence_pending
from clientjournal.model.words import ConsequenceOutcome, Decision, Outcome, Reaction, State, YesNo


class Answer(NamedTuple):
    """One answer: its key, its words, the heading it stands under, the fields it fills."""

    key: str
    words: str
    group: str
    fields: dict[str, object]


MOVE: dict[str, object] = {"move": True}
"""The fields of the answer that asks for a new due date."""


def answers(record: Record, today: date) -> list[Answer]:
    """Give the answers for a record; none for a kind that has no outcome."""
    if isinstance(record, Advice):
        return _of_advice(today)
    if isinstance(record, Moment):
        return _of_moment(record, today)
    if isinstance(record, Promise):
        return _of_promise(record, today)
    return []


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
        *(
            Answer(key, o.label, "It ended", {"outcome": o, "outcome_on": today})
            for key, o in ended.items()
        ),
    ]


def _of_moment(moment: Moment, today: date) -> list[Answer]:
    right = [
        Answer("r", "I was right", "It ended", {"proved_right": YesNo.YES, "outcome_on": today}),
        Answer("w", "I was wrong", "It ended", {"proved_right": YesNo.NO, "outcome_on": today}),
    ]
    if not moment.spoke:
        said = [Answer("s", "said today", "Said later", {"said_on": today})]
        return [*([] if moment.said_on else said), *right]
    field = "reaction" if moment.reaction is None else "later_reaction"
    group = "They took it" if moment.reaction is None else "Later they took it"
    keys = {"t": Reaction.THANKED, "n": Reaction.NEUTRAL, "d": Reaction.DIRTY_LOOK}
    taken = [Answer(key, r.label, group, {field: r}) for key, r in keys.items()]
    return [*taken, *right]


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
