"""A client: a person, organisation or household you answer for."""

from datetime import date
from typing import ClassVar, Literal

from clientjournal.model.record import Cadence, Record
from clientjournal.model.words import ClientKind, Line, Previous, Standing, YesNo

Degree = Literal[1, 2, 3]
"""1: do what research says they need; 2: what they want, with suggestions; 3: exactly as asked."""


class Client(Record, frozen=True, kw_only=True, eq=False):
    """Somebody you take responsibility for; only ``name`` must be filled."""

    TABLE: ClassVar[str] = "clients"
    LETTER: ClassVar[str] = "C"
    NOUN: ClassVar[str] = "client"
    FIRST: ClassVar[str] = "name"

    name: str
    kind: ClientKind = ClientKind.ORGANISATION
    person: str = ""
    """Whom you talk to."""
    service: str = ""
    standing: Standing = Standing.ACTIVE
    since: date | None = None
    goal: str = ""
    """What they want to reach."""
    cadence: Cadence | None = None
    """How long they may go without a word."""
    scope_in: str = ""
    scope_out: str = ""
    line: Line | None = None
    """What they want you to raise."""
    degree: Degree | None = None
    """The degree of service agreed."""
    delivered_on: date | None = None
    quiet_until: date | None = None
    """Do not contact before this day."""
    email: tuple[str, ...] = ()
    phone: tuple[str, ...] = ()
    previous: Previous | None = None
    """What they say of earlier providers."""
    consequence: str = ""
    """What follows a broken promise of theirs; new promises inherit it."""
    consequence_agreed_on: date | None = None
    must_change: str = ""
    """What they would have to change."""
    accepts_change: YesNo | None = None
    hold: str = ""
    """Why nothing of theirs may be erased; ``""`` when free."""
