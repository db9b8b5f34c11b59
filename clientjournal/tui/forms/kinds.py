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
        Field("kind", "Kind", "choice"),
        Field("standing", "Standing", "choice"),
        Field("since", "Since", "date", "2024-12-20"),
        Field("goal", "Goal", hint="what they want to reach"),
        Field("cadence", "Cadence", "cadence", "how long without a word: 30d, 2w, 1m, 1q"),
        Field("line", "To be told of", "choice", "what they want you to raise"),
        Field("degree", "Degree", "choice", "the degree of service agreed"),
        Field("email", "Email", "list", "with commas between them"),
        Field("phone", "Phone", "list", "with commas between them"),
        Field("consequence", "Consequence", hint="what follows a broken promise of theirs"),
        Field("consequence_agreed_on", "Agreed on", "date", "the day it was agreed"),
        Field("quiet_until", "Quiet until", "date", _NEXT, "future"),
        Field("delivered_on", "Delivered on", "date"),
        Field("previous", "Earlier ones", "choice", "what they say of earlier providers"),
        Field("must_change", "Must change", hint="what they would have to change"),
        Field("accepts_change", "Accepts it", "choice"),
        Field("hold", "Hold", hint="why nothing of theirs may be erased"),
        _TAGS,
        _PRIVATE,
    ),
)

ADVICE = FormSpec(
    Advice,
    "Advice to",
    (
        Field("advice", "Advised", "words", "what you advised  ·  ^fri review  #tag  ~against"),
        Field("asked", "Asked", hint="their request, in their words"),
        Field("why", "Asked why", "choice", "what asking why brought; backspace: not asked"),
        Field("decision", "Decision", "choice"),
        Field("client_words", "Their words", hint="what they said to it"),
        Field("answer", "Answer", "choice", "yes, if: save, then {yes-if} adds its conditions"),
        Field("instead", "Instead", hint="instead, or who serves them better"),
        Field("reasons", "Reasons"),
        Field("alternatives", "Alternatives"),
        Field("risks", "Risks"),
        Field("expected", "Expected", hint="what you expect if it is not followed"),
        Field("channel", "Channel", "choice"),
        Field("scope", "Scope", "choice"),
        Field("degree", "Degree", "choice", "the degree of service worked this time"),
        Field("why_said", "Why, in words"),
        _DAY,
        _TIME,
        Field("review_on", "Review", "date", _NEXT, "future"),
        Field("confirmed_on", "Confirmed", "date", "the day it was sent in writing"),
        Field("confirmation", "Words sent", hint="the words that confirm it"),
        Field("confirm_waived", "Not confirmed", hint="why none is needed"),
        Field("acknowledged_on", "Acknowledged", "date"),
        Field("went_ahead_on", "Went ahead", "date", "with conditions of a yes, if unmet"),
        Field("thread", "Thread", hint="a word for the subject"),
        _TAGS,
        _PRIVATE,
    ),
)

OUTCOME_OF_ADVICE = (
    Field("outcome", "Outcome", "choice"),
    Field("outcome_on", "Ended on", "date"),
    Field("outcome_note", "How it ended"),
    Field("blamed", "Blamed you", "choice"),
    Field("cost", "Cost", "number"),
    Field("currency", "Currency", hint="EUR, GBP, USD"),
    Field("cost_basis", "Whose figure", "choice"),
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
        Field("stake", "Stake, scope", "choice", others=("scope",)),
        Field("reaction", "Reaction", "choice", "how they took it", others=("spoke",)),
        Field(
            "review_on", "Look back", "date", f"{_NEXT}; in 8 weeks when big or unsaid", "future"
        ),
        Field("sort", "Sort", "choice"),
        Field("unsaid_because", "Unsaid because"),
        Field("said_on", "Said later", "date"),
        Field("later_reaction", "Took it later", "choice"),
        Field("acted_on", "Acted on", "choice"),
        Field("proved_right", "Proved right", "choice"),
        Field("outcome_on", "Ended on", "date"),
        Field("outcome_note", "How it ended"),
        Field("confirmed_on", "Confirmed", "date", "the day it was sent in writing"),
        Field("confirmation", "Words sent", hint="the words that confirm it"),
        Field("confirm_waived", "Not confirmed", hint="why none is needed"),
        _DAY,
        _TIME,
        Field("thread", "Thread", hint="a word for the subject"),
        _TAGS,
        _PRIVATE,
    ),
)

PROMISE = FormSpec(
    Promise,
    "Promise with",
    (
        Field("text", "Promised", "words", "what is promised  ·  ^fri due  ~them theirs  #tag"),
        Field("whose", "Whose", "choice"),
        Field("due", "Due", "date", _NEXT, "future"),
        Field("consequence", "Consequence", hint="what follows when it is broken"),
        Field("every", "Every", "cadence", "keeping it makes the next: 2w, 1m, 1q"),
        Field("on", "Made on", "date"),
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
        Field("who", "Started by", "choice"),
        Field("purpose", "Purpose", "choice"),
        Field("channel", "Channel", "choice"),
        Field("minutes", "Minutes", "number"),
        Field("favour", "Favour", "choice", "outside scope and unpaid"),
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
        Field("response", "Their answer", "choice"),
        Field("remedy", "Remedy", hint="what you offered, or did about it"),
        Field("put_right_on", "Put right on", "date"),
        Field("lesson", "Lesson", hint="what you take from it"),
        Field("raised_by", "Raised by", "choice", "who spoke of it first"),
        Field("noticed_on", "Noticed on", "date"),
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
        Field("decision", "Decision", "choice"),
        Field("reasons_for", "For"),
        Field("against", "Against"),
        Field("next_on", "Next", "date", _NEXT, "future"),
        Field("on", "Decided on", "date"),
        Field("letter", "Letter"),
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
