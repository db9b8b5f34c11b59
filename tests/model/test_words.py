"""Every choice says the words that DESIGN section 3 fixes, no more and no fewer."""

from __future__ import annotations

import pytest
from msgspec.structs import fields

from clientjournal.model.documents import choices, field_names
from clientjournal.model.promise import Move, Nudge
from clientjournal.model.tables import BY_TABLE
from clientjournal.model.words import Act, Choice, Reaction, Rung, Side

CHANNELS = "call|meeting|video|email|letter|message|in passing"

WORDS = {
    "clients.kind": "person|organisation|household",
    "clients.standing": "prospect|active|delivered|dormant|ended",
    "clients.line": "my field|big things|everything",
    "clients.accepts_change": "yes|no",
    "clients.previous": "first|fair|shared|all bad",
    "advice.channel": CHANNELS,
    "advice.scope": "inside|outside",
    "advice.why": "light bulb|explanation|no reason",
    "advice.answer": "yes|yes, if|no",
    "advice.decision": "pending|followed|partly followed|declined|against advice|withdrew request",
    "advice.outcome": "as warned|partly as warned|no harm|better their way|went well|went badly",
    "advice.blamed": "yes|no",
    "advice.cost_basis": "client|third party|mine",
    "moments.sort": "danger|opportunity",
    "moments.stake": "big|small",
    "moments.scope": "inside|outside",
    "moments.reaction": "thanked|neutral|dirty look",
    "moments.later_reaction": "thanked|neutral|dirty look",
    "moments.acted_on": "yes|partly|no",
    "moments.proved_right": "yes|no",
    "promises.whose": "me|them",
    "promises.consequence_outcome": "applied|waived",
    "promises.state": "open|kept|missed|released",
    "contacts.channel": CHANNELS,
    "contacts.who": "me|them",
    "contacts.purpose": "check-in|heads-up|work|invoice|sales",
    "own_ups.check": "not needed|considered, none|reported",
    "own_ups.raised_by": "me|them",
    "own_ups.response": "shared the blame|accepted|blamed",
    "reviews.decision": "take on|decline|keep|renegotiate|refer|end",
}

SHARED = "recorded_at recorded_by tags private addenda source withdrawn"

FIELDS = {
    "clients": """name kind person service standing since goal scope_in scope_out line degree
        cadence delivered_on quiet_until consequence consequence_agreed_on must_change
        accepts_change previous email phone hold""",
    "advice": """client on time channel scope asked why why_said advice reasons alternatives risks
        expected answer went_ahead_on instead degree decision client_words confirmed_on
        confirmation confirm_waived acknowledged_on review_on outcome outcome_on outcome_note
        blamed cost currency cost_basis thread""",
    "moments": """client on time sort stake scope saw spoke said said_on unsaid_because reaction
        later_reaction acted_on proved_right outcome_on outcome_note confirmed_on confirmation
        confirm_waived review_on thread""",
    "promises": """client whose text on due every moves condition_of consequence
        consequence_agreed_on consequence_outcome consequence_outcome_on state done_on nudges""",
    "contacts": "client on time channel who purpose text minutes favour",
    "own_ups": """client promise noticed_on what check told_on raised_by response remedy
        put_right_on lesson""",
    "reviews": "client on decision reasons_for against reason next_on letter",
    "audits": "on note",
}

LETTERS = dict(zip(FIELDS, "CASPKORF", strict=True))


@pytest.mark.parametrize("where", WORDS)
def test_a_choice_offers_exactly_the_words_of_the_design(where: str) -> None:
    table, field = where.split(".")
    assert [choice.value for choice in choices(BY_TABLE[table], field)] == WORDS[where].split("|")


def test_no_field_offers_words_the_design_does_not_list() -> None:
    offering = {
        f"{table}.{field}"
        for table, kind in BY_TABLE.items()
        for field in field_names(kind)
        if choices(kind, field)
    }
    assert offering == set(WORDS)


@pytest.mark.parametrize("table", FIELDS)
def test_a_kind_has_exactly_the_fields_of_the_design(table: str) -> None:
    assert set(field_names(BY_TABLE[table])) == set(f"{FIELDS[table]} {SHARED}".split())


@pytest.mark.parametrize("table", FIELDS)
def test_a_kind_has_the_letter_of_the_design(table: str) -> None:
    assert LETTERS[table] == BY_TABLE[table].LETTER


def test_the_rungs_climb_from_inspire_to_disengage() -> None:
    rungs = "inspire|remind|ask|consequence|final notice|disengage"
    assert [rung.value for rung in Rung] == rungs.split("|")
    assert [field.encode_name for field in fields(Nudge)] == ["on", "rung", "words", "answer"]


def test_a_move_says_from_and_to() -> None:
    assert [field.encode_name for field in fields(Move)] == ["on", "from", "to", "by"]


def test_the_acts_are_those_of_the_history() -> None:
    acts = "add|amend|correct|addendum|withdraw|reinstate|refile|erase|undo|import"
    assert [act.value for act in Act] == acts.split("|")


def test_a_choice_equals_and_prints_as_its_word_in_the_file() -> None:
    assert Side.ME == "me"
    assert str(Side.ME) == f"{Side.ME}" == "me"
    assert Side.ME.label == "mine"
    assert isinstance(Side.ME, Choice)


def test_a_dirty_look_reads_differently_on_paper() -> None:
    assert [reaction.on_paper for reaction in Reaction] == ["thanked", "neutral", "not welcomed"]
