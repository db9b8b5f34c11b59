"""Every choice a record offers, as an enum whose values are the words of the file.

A choice has two faces: ``value`` is what the file and the command line say, ``label`` what the
screen says. They are the same word unless given apart.
"""

from __future__ import annotations

from enum import StrEnum


class Choice(StrEnum):
    """A word a field may hold; compares equal to that word."""

    label: str
    """The word on screen."""

    def __new__(cls, value: str, label: str = "") -> Choice:
        """Make a member of its word in the file and, where it differs, its word on screen."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label or value
        return member


class YesNo(Choice):
    """A plain yes or no that may also be unknown (null)."""

    YES = "yes"
    NO = "no"


class Side(Choice):
    """One of the two ends of the stick."""

    ME = "me", "mine"
    THEM = "them", "theirs"


class ClientKind(Choice):
    """What sort of client it is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    HOUSEHOLD = "household"


class Standing(Choice):
    """Where the work with a client stands."""

    PROSPECT = "prospect"
    ACTIVE = "active"
    DELIVERED = "delivered"
    DORMANT = "dormant"
    ENDED = "ended"


class Line(Choice):
    """What a client wants to be told of."""

    MY_FIELD = "my field"
    BIG_THINGS = "big things"
    EVERYTHING = "everything"


class Previous(Choice):
    """What a client says of earlier providers."""

    FIRST = "first", "first provider"
    FAIR = "fair", "fair account"
    SHARED = "shared", "shares the blame"
    ALL_BAD = "all bad", "speaks ill of all"


class Channel(Choice):
    """How something reached the client."""

    CALL = "call"
    MEETING = "meeting"
    VIDEO = "video"
    EMAIL = "email"
    LETTER = "letter"
    MESSAGE = "message"
    IN_PASSING = "in passing"


class Scope(Choice):
    """Whether a matter lies within what the client engaged you for."""

    INSIDE = "inside"
    OUTSIDE = "outside"


class Why(Choice):
    """What came of asking the client why they want it."""

    LIGHT_BULB = "light bulb"
    EXPLANATION = "explanation"
    NO_REASON = "no reason", "no reason given"


class Answer(Choice):
    """Your answer to a request."""

    YES = "yes"
    YES_IF = "yes, if"
    NO = "no"


class Decision(Choice):
    """What the client decided about your advice."""

    PENDING = "pending"
    FOLLOWED = "followed"
    PARTLY = "partly followed"
    DECLINED = "declined"
    AGAINST = "against advice"
    WITHDREW = "withdrew request"


class Outcome(Choice):
    """How it ended."""

    AS_WARNED = "as warned"
    PARTLY = "partly as warned"
    NO_HARM = "no harm"
    BETTER = "better their way"
    WENT_WELL = "went well"
    WENT_BADLY = "went badly"


class CostBasis(Choice):
    """Whose figure a cost is."""

    CLIENT = "client"
    THIRD_PARTY = "third party"
    MINE = "mine"


class Sort(Choice):
    """What you saw: something that may hurt, or something that may help."""

    DANGER = "danger"
    OPPORTUNITY = "opportunity"


class Stake(Choice):
    """How much hangs on it."""

    BIG = "big"
    SMALL = "small"


class Reaction(Choice):
    """How they took what you said."""

    THANKED = "thanked"
    NEUTRAL = "neutral"
    DIRTY_LOOK = "dirty look"

    @property
    def on_paper(self) -> str:
        """The word a document uses, which a client may one day read."""
        return "not welcomed" if self is Reaction.DIRTY_LOOK else self.label


class ActedOn(Choice):
    """Whether they acted on what you said."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class State(Choice):
    """Where a promise stands."""

    OPEN = "open"
    KEPT = "kept"
    MISSED = "missed"
    RELEASED = "released"


class ConsequenceOutcome(Choice):
    """What became of an agreed consequence."""

    APPLIED = "applied"
    WAIVED = "waived"


class Rung(Choice):
    """A step of the nudge ladder, mildest first."""

    INSPIRE = "inspire"
    REMIND = "remind"
    ASK = "ask"
    CONSEQUENCE = "consequence"
    FINAL_NOTICE = "final notice"
    DISENGAGE = "disengage"


class Purpose(Choice):
    """What a contact was for."""

    CHECK_IN = "check-in"
    HEADS_UP = "heads-up"
    WORK = "work"
    INVOICE = "invoice"
    SALES = "sales"


class Check(Choice):
    """The own-interest or insurer check before owning up."""

    NOT_NEEDED = "not needed"
    CONSIDERED_NONE = "considered, none"
    REPORTED = "reported"


class Response(Choice):
    """How the client answered an own-up."""

    SHARED = "shared the blame"
    ACCEPTED = "accepted"
    BLAMED = "blamed"


class ReviewDecision(Choice):
    """What a review of a client decided."""

    TAKE_ON = "take on"
    DECLINE = "decline"
    KEEP = "keep"
    RENEGOTIATE = "renegotiate"
    REFER = "refer"
    END = "end"


class Act(Choice):
    """What happened to a record in one change of its history."""

    ADD = "add", "added"
    AMEND = "amend", "amended"
    CORRECT = "correct", "corrected"
    ADDENDUM = "addendum", "addendum"
    WITHDRAW = "withdraw", "withdrawn"
    REINSTATE = "reinstate", "reinstated"
    REFILE = "refile", "refiled"
    ERASE = "erase", "erased"
    UNDO = "undo", "undone"
    IMPORT = "import", "imported"
