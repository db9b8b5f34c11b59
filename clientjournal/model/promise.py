"""A promise, yours or theirs, with its due date, its moves and its nudges."""

from datetime import date
from typing import ClassVar

from msgspec import Struct

from clientjournal.model.record import Cadence, ClientEntry, RecordId
from clientjournal.model.words import ConsequenceOutcome, Rung, Side, State

NUDGE_GAP = 2
"""Working days between two nudges of a promise, where nothing else is set."""


class Move(Struct, frozen=True, kw_only=True, rename={"from_": "from"}, gc=False):
    """One change of a due date: when, from which day, to which, and who moved it."""

    on: date
    from_: date | None
    to: date | None
    by: Side


class Nudge(Struct, frozen=True, kw_only=True, gc=False):
    """One reminder on a promise, its rung, its words and what came back."""

    on: date
    rung: Rung
    words: str = ""
    answer: str = ""


class Promise(ClientEntry, frozen=True, kw_only=True, eq=False):
    """Something one side will do; only ``text`` must be filled."""

    TABLE: ClassVar[str] = "promises"
    LETTER: ClassVar[str] = "P"
    NOUN: ClassVar[str] = "promise"
    FIRST: ClassVar[str] = "text"
    ON: ClassVar[str] = "on"

    whose: Side = Side.ME
    text: str = ""
    on: date
    """The day it was made."""
    due: date | None = None
    every: Cadence | None = None
    """Keeping it makes the next one, this much later."""
    moves: tuple[Move, ...] = ()
    condition_of: RecordId | None = None
    """The advice whose "yes, if" waits for it."""
    consequence: str = ""
    consequence_agreed_on: date | None = None
    consequence_outcome: ConsequenceOutcome | None = None
    consequence_outcome_on: date | None = None
    state: State = State.OPEN
    done_on: date | None = None
    """The day it was kept or released."""
    nudges: tuple[Nudge, ...] = ()
