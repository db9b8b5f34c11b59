"""The forms of the five kinds of record a key writes."""

from __future__ import annotations

from clientjournal.model.advice import Advice
from clientjournal.model.client import Client
from clientjournal.model.contact import Contact
from clientjournal.model.moment import Moment
from clientjournal.model.own_up import OwnUp
from clientjournal.model.promise import Promise
from clientjournal.model.record import Record
from clientjournal.model.review import Review
from clientjournal.tui.forms.fields import Field, FormSpec

_PRIVATE = Field(
    "private", "Private", hint="never in a client's copy; they may one day be entitled to read it"
)
_TAGS = Field("tags", "Tags", "list", "with commas between them")
_DAY = Field("on", "Happened", "date", "fri, yesterday, 12 mar or 2026-12-01")
_TIME = Field("time", "Time", hint="14:30")
_FOLLOWS = "what follows a broken promise; new ones of theirs take it"
_WHY = "light bulb: they saw it; explanation: you did; backspace: not asked"
_DECIDED = "declined: left it; against: did what you advised against"
_DEGREES = "1 by research, 2 with suggestions, 3 as asked"
_STAKE = "how much hangs on it; in or out of what you answer for"
_TAKEN = "how they took it; whether you said it or left it unsaid"
_THREAD = "one word for what comes up again: payroll"
_NEXT = "fri, +2w, in 3 weeks, 12 mar or 2026-12-01"

CLIENT = FormSpec(
    Client,
    "Client",
    (
        Field("name", "Name", hint="name  ·  of a person, an organisation, a household"),
        Field("person", "Person", hint="whom you talk to"),
        Field("service", "Service", hint="what you do for them"),
        Field("scope_in", "In scope", hint="what you answer for"),
        Field("scope_out", "Out of scope", hint="what you do not answer for"),
        Field("kind", "Kind", "choice", "what sort of client it is"),
        Field(
            "standing",
            "Standing",
            "choice",
            "delivered: ask later; dormant and ended leave the list",
        ),
        Field("since", "Since", "date", "since when they are a client: 2024-12-20, 3 years ago"),
        Field("goal", "Goal", hint="what they want to reach"),
        Field("cadence", "Cadence", "cadence", "how long without a word: 30d, 2w, 1m, 1q"),
        Field("line", "To be told of", "choice", "what they want you to raise"),
        Field("degree", "Degree", "choice", f"as agreed; {_DEGREES}"),
        Field("email", "Email", "list", "with commas between them"),
        Field("phone", "Phone", "list", "with commas between them"),
        Field(
            "consequence",
            "Consequence",
            hint=_FOLLOWS,
        ),
        Field("consequence_agreed_on", "Agreed on", "date", "the day it was agreed"),
        Field("quiet_until", "Quiet until", "date", _NEXT, "future"),
        Field("delivered_on", "Delivered on", "date", "the day the work was delivered"),
        Field("previous", "Earlier ones", "choice", "what they say of earlier providers"),
        Field("must_change", "Must change", hint="what they would have to change for it to work"),
        Field("accepts_change", "Accepts it", "choice", "whether they accept that change"),
        Field("hold", "Hold", hint="why nothing of theirs may be erased; empty: it may"),
        _TAGS,
        _PRIVATE,
    ),
)

ADVICE = FormSpec(
    Advice,
    "Advice to",
    (
        Field("advice", "Advised", "words", "what you advised  ·  ^fri review  #tag  ~declined"),
        Field("asked", "Asked", hint="their request, in their words"),
        Field("why", "Asked why", "choice", _WHY),
        Field("decision", "Decision", "choice", _DECIDED),
        Field("client_words", "Their words", hint="what they said to it"),
        Field("answer", "Answer", "choice", "yes, if: save, then {yes-if} adds its conditions"),
        Field("instead", "Instead", hint="instead, or who serves them better"),
        Field("reasons", "Reasons", hint="why you advise it"),
        Field("alternatives", "Alternatives", hint="what else they could do"),
        Field("risks", "Risks", hint="what may go wrong"),
        Field("expected", "Expected", hint="what you expect if it is not followed"),
        Field("channel", "Channel", "choice", "how you spoke; backspace: none"),
        Field("scope", "Scope", "choice", "inside or outside what you answer for"),
        Field("degree", "Degree", "choice", f"this time; {_DEGREES}"),
        Field("why_said", "Why, in words", hint="what they said when you asked why"),
        _DAY,
        _TIME,
        Field("review_on", "Review", "date", _NEXT, "future"),
        Field("confirmed_on", "Confirmed", "date", "the day it was sent in writing"),
        Field("confirmation", "Words sent", hint="the words that confirm it"),
        Field("confirm_waived", "Not confirmed", hint="why none is needed"),
        Field("acknowledged_on", "Acknowledged", "date", "the day they said that they had it"),
        Field("went_ahead_on", "Went ahead", "date", "the day, with conditions of a yes, if unmet"),
        Field("thread", "Thread", hint=_THREAD),
        _TAGS,
        _PRIVATE,
    ),
)

OUTCOME_OF_ADVICE = (
    Field("outcome", "Outcome", "choice", "how it ended"),
    Field("outcome_on", "Ended on", "date", "the day that was known"),
    Field("outcome_note", "How it ended", hint="what came of it in the end"),
    Field("blamed", "Blamed you", "choice", "whether they blamed you"),
    Field("cost", "Cost", "number", "what it cost: 1200 or 12.50"),
    Field("currency", "Currency", hint="EUR, GBP, USD"),
    Field("cost_basis", "Whose figure", "choice", "who says what it cost"),
)
"""What an advice shows once there is an outcome."""

MOMENT = FormSpec(
    Moment,
    "Say something to",
    (
        Field(
            "saw", "Saw", "words", "what you saw  ·  ~big  ~out  ~unsaid  ~opp  #tag  ·  ↓ choices"
        ),
        Field("said", "Said", hint="what you said"),
        Field("stake", "Stake, scope", "choice", _STAKE, others=("scope",)),
        Field("reaction", "Reaction", "choice", _TAKEN, others=("spoke",)),
        Field(
            "review_on", "Look back", "date", f"{_NEXT}; in 8 weeks when big or unsaid", "future"
        ),
        Field("sort", "Sort", "choice", "an easier way is an opportunity too"),
        Field("unsaid_because", "Unsaid because", hint="why you left it unsaid"),
        Field("said_on", "Said later", "date", "the day you said it after all"),
        Field("later_reaction", "Took it later", "choice", "how they took it in the end"),
        Field("acted_on", "Acted on", "choice", "whether they did something about it"),
        Field("proved_right", "Proved right", "choice", "whether it came as you said"),
        Field("outcome_on", "Ended on", "date", "the day that was known"),
        Field("outcome_note", "How it ended", hint="what came of it in the end"),
        Field("confirmed_on", "Confirmed", "date", "the day it was sent in writing"),
        Field("confirmation", "Words sent", hint="the words that confirm it"),
        Field("confirm_waived", "Not confirmed", hint="why none is needed"),
        _DAY,
        _TIME,
        Field("thread", "Thread", hint=_THREAD),
        _TAGS,
        _PRIVATE,
    ),
)

PROMISE = FormSpec(
    Promise,
    "Promise with",
    (
        Field("text", "Promised", "words", "what is promised  ·  ^fri due  ~them theirs  #tag"),
        Field("whose", "Whose", "choice", "who has to keep it"),
        Field("due", "Due", "date", _NEXT, "future"),
        Field("consequence", "Consequence", hint="what follows when it is broken, agreed up front"),
        Field("every", "Every", "cadence", "keeping it makes the next: 2w, 1m, 1q"),
        Field("on", "Made on", "date", "the day it was made"),
        Field("consequence_agreed_on", "Agreed on", "date", "the day the consequence was agreed"),
        _TAGS,
        _PRIVATE,
    ),
)

CONTACT = FormSpec(
    Contact,
    "Contact with",
    (
        Field(
            "text",
            "Said",
            "words",
            "what was said  ·  ~them  ~email  #tag  ·  lines: advice:  saw:  i will:  they will:",
        ),
        Field("who", "Started by", "choice", "who called or wrote first"),
        Field("purpose", "Purpose", "choice", "check-in and heads-up: nobody asked you for it"),
        Field("channel", "Channel", "choice", "how you spoke; backspace: none"),
        Field("minutes", "Minutes", "number", "how long it took"),
        Field("favour", "Favour", "choice", "work outside the scope that nobody pays for"),
        _DAY,
        _TIME,
        _TAGS,
        _PRIVATE,
    ),
)

OWN_UP = FormSpec(
    OwnUp,
    "Own up to",
    (
        Field("what", "What", "words", "what went wrong, plainly"),
        Field("check", "Check", "choice", "before you call: own interest, insurer? not advice"),
        Field("told_on", "Told on", "date", "the day they were told; empty: not yet"),
        Field("response", "Their answer", "choice", "how they took it"),
        Field("remedy", "Remedy", hint="what you offered, or did about it"),
        Field("put_right_on", "Put right on", "date", "the day it was put right"),
        Field("lesson", "Lesson", hint="what you take from it"),
        Field("raised_by", "Raised by", "choice", "who spoke of it first"),
        Field("noticed_on", "Noticed on", "date", "the day you noticed it"),
        _TAGS,
        _PRIVATE,
    ),
)

REVIEW = FormSpec(
    Review,
    "Review of",
    (
        Field(
            "reason",
            "Reason",
            "words",
            "why? happy with what they want, or need us to be happy with it?",
        ),
        Field("decision", "Decision", "choice", "refer: to somebody who serves them better"),
        Field("reasons_for", "For", hint="what speaks for the client"),
        Field("against", "Against", hint="what speaks against"),
        Field("next_on", "Next", "date", _NEXT, "future"),
        Field("on", "Decided on", "date", "the day you decided"),
        Field("letter", "Letter", hint="the words that end the work, once it ends"),
        _TAGS,
        _PRIVATE,
    ),
)

FORMS: dict[str, FormSpec] = {
    spec.kind.TABLE: spec for spec in (CLIENT, ADVICE, MOMENT, PROMISE, CONTACT, OWN_UP, REVIEW)
}
"""The form of a table's records."""


def form_of(record: Record) -> FormSpec:
    """Give the form that edits a record; cost and the like show once there is an outcome."""
    spec = FORMS[record.TABLE]
    if isinstance(record, Advice) and record.outcome is not None:
        return spec._replace(fields=(*spec.fields, *OUTCOME_OF_ADVICE))
    return spec


def label_of(kind: type[Record], name: str) -> str:
    """Give what the screen calls a field."""
    spec = FORMS.get(kind.TABLE)
    fields = (*spec.fields, *OUTCOME_OF_ADVICE) if spec else ()
    for field in fields:
        if field.name == name:
            return field.label
    return {"scope": "Scope", "spoke": "Spoke"}.get(name, name.replace("_", " ").capitalize())
