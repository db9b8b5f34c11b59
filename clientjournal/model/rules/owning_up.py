"""The steps of an own-up: noticed, checked, told, put right, learned from.

The check, whether your own interest or your insurer must be thought of first, is asked before the
client is told. It is a prompt and never a gate: who tells without it has told.
"""

from __future__ import annotations

from enum import Enum

from clientjournal.model.dates import say_date
from clientjournal.model.own_up import OwnUp
from clientjournal.model.promise import Promise
from clientjournal.model.words import State


class Stage(Enum):
    """What an own-up waits for."""

    CHECK = "the check"
    TELL = "telling them"
    PUT_RIGHT = "putting it right"
    LESSON = "the lesson"
    DONE = "nothing more"


def stage(own_up: OwnUp) -> Stage:
    """Give what an own-up waits for."""
    if own_up.told_on is None:
        return Stage.CHECK if own_up.check is None else Stage.TELL
    if own_up.put_right_on is None:
        return Stage.PUT_RIGHT
    return Stage.DONE if own_up.lesson.strip() else Stage.LESSON


def what_went_wrong(promise: Promise) -> str:
    """Give the words an own-up to a promise of mine begins with."""
    how = "Not done" if promise.state is State.MISSED else "Late"
    due = f" (due {say_date(promise.due)})" if promise.due else ""
    return f"{how}: {promise.text.strip()}{due}"
