from __future__ import annotations

from datetime import date
from typing import get_args

import pytest
from textual.geometry import Size

from clientjournal.model.advice import Advice
from clientjournal.model.documents import choices, field_names
from clientjournal.model.errors import InvalidRecord, UnreadableDate
from clientjournal.model.record import Record
from clientjournal.model.validation import NOT_EDITABLE
from clientjournal.model.words import Choice, Decision, Standing
from clientjournal.tui.forms.choice_row import ChoiceRow, following
from clientjournal.tui.forms.fields import Field, FormSpec, nullable, options, parsed, typed
from clientjournal.tui.forms.kinds import FORMS, OUTCOME_OF_ADVICE, form_of, label_of
from clientjournal.tui.forms.outcome import answers
from clientjournal.tui.preferences import Preferences
from clientjournal.tui.text import width_of
from tests.making import TODAY, advice, client, contact, moment, own_up, promise

MANAGED = NOT_EDITABLE | {"client", "source"}
"""Kept by the journal, or changed by a verb of its own."""

ELSEWHERE = {
    "advice": {name for f in OUTCOME_OF_ADVICE for name in (f.name, *f.others)},
    "promises": {
        "moves",
        "nudges",
        "condition_of",
        "consequence_outcome",
        "consequence_outcome_on",
        "state",
        "done_on",
    },
    "own_ups": {"promise"},
}
"""Fields of a table that are not in its form: verbs write them, or an outcome brings them."""

SPECS = list(FORMS.values())


def names_of(spec: FormSpec) -> list[str]:
    return [name for field in spec.fields for name in (field.name, *field.others)]


def test_there_is_a_form_for_every_kind_a_key_writes() -> None:
    assert {"clients", "advice", "moments", "promises", "contacts"} <= FORMS.keys()


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.kind.TABLE)
def test_a_form_has_every_field_there_is_to_edit_once(spec: FormSpec) -> None:
    names = names_of(spec)
    assert len(names) == len(set(names))
    wanted = set(field_names(spec.kind)) - MANAGED - ELSEWHERE.get(spec.kind.TABLE, set())
    assert set(names) == wanted


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.kind.TABLE)
def test_the_words_come_first(spec: FormSpec) -> None:
    assert spec.fields[0].name == spec.kind.FIRST
    assert not spec.fields[0].others


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.kind.TABLE)
def test_every_row_says_what_it_is_for(spec: FormSpec) -> None:
    assert [field.name for field in spec.fields if not field.hint] == []


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.kind.TABLE)
def test_an_editor_fits_its_field(spec: FormSpec) -> None:
    blank = {"client": 1, "name": "x", spec.kind.ON: TODAY}
    known = {n: v for n, v in blank.items() if n in spec.kind.__struct_fields__}
    record = spec.kind(**known)
    for field in spec.fields:
        for name in (field.name, *field.others):
            value = getattr(record, name)
            if isinstance(value, bool | Choice) or choices(spec.kind, name):
                assert field.editor == "choice", name
            elif isinstance(value, tuple):
                assert field.editor == "list", name
            elif name == "on" or name.endswith(("_on", "_until")) or name in ("due", "since"):
                assert field.editor == "date", name


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.kind.TABLE)
def test_every_choice_of_a_row_has_a_key_of_its_own(spec: FormSpec) -> None:
    for field in (*spec.fields, *(OUTCOME_OF_ADVICE if spec.kind.TABLE == "advice" else ())):
        if field.editor != "choice":
            continue
        groups = options(spec.kind, field)
        keys = [option.key for _, group in groups for option in group]
        assert all(keys), field.name
        assert len(keys) == len(set(keys)), field.name
        for name, group in groups:
            offered = choices(spec.kind, name)
            if offered:
                assert [option.value for option in group] == list(offered)


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.kind.TABLE)
def test_a_choice_can_be_left_open_only_where_the_record_may_be_without(spec: FormSpec) -> None:
    blank = {"client": 1, "name": "x", spec.kind.ON: TODAY}
    known = {n: v for n, v in blank.items() if n in spec.kind.__struct_fields__}
    for field in spec.fields:
        if field.editor == "choice":
            for name in (field.name, *field.others):
                may_be_none = type(None) in get_args(spec.kind.__annotations__[name])
                assert nullable(spec.kind, name) is may_be_none, name
    assert known


@pytest.mark.parametrize(
    "record",
    [
        advice(),
        moment(),
        moment(spoke=False),
        moment(spoke=False, said_on=TODAY),
        moment(reaction="thanked"),
        promise(),
    ],
    ids=["advice", "moment", "unsaid", "said later", "taken", "promise"],
)
def test_every_outcome_has_a_key_of_its_own_and_fields_of_the_record(record: Record) -> None:
    found = answers(record, TODAY)
    keys = [answer.key for answer in found]
    assert found and len(keys) == len(set(keys))
    for answer in found:
        assert answer.fields.keys() <= set(field_names(type(record))) | {"move"}


@pytest.mark.parametrize("record", [client(), contact(), own_up()], ids=lambda r: r.TABLE)
def test_what_has_no_outcome_offers_none(record: Record) -> None:
    assert answers(record, TODAY) == []


def test_costs_show_once_there_is_an_outcome() -> None:
    assert "cost" not in names_of(form_of(advice()))
    with_outcome = names_of(form_of(advice(outcome="as warned")))
    assert set(with_outcome) == set(field_names(type(advice()))) - MANAGED


def test_a_letter_goes_round_the_choices_it_begins() -> None:
    answer = next(field for field in FORMS["advice"].fields if field.name == "answer")
    ((_, group),) = options(FORMS["advice"].kind, answer)
    assert [following(group, "y", value) for value in ("yes", "yes, if", "no", None)] == [
        "yes, if",
        "yes",
        "yes",
        "yes",
    ]
    assert Preferences().said(answer.hint) == "yes, if: save, then f adds its conditions"


LINE = Field("person", "Person")
PAST = Field("on", "Happened", "date")
NEXT = Field("due", "Due", "date", lean="future")
NUMBER = Field("minutes", "Minutes", "number")
LIST = Field("tags", "Tags", "list")
CADENCE = Field("every", "Every", "cadence")


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        (LINE, "  Jo ", "Jo"),
        (LINE, "", ""),
        (PAST, "wed", date(2026, 11, 18)),
        (NEXT, "wed", date(2026, 11, 25)),
        (NEXT, " ", None),
        (NUMBER, "12", 12),
        (NUMBER, "1.5", 1.5),
        (NUMBER, "1,5", 1.5),
        (NUMBER, "", None),
        (LIST, "a, b,,c ", ("a", "b", "c")),
        (LIST, "", ()),
        (CADENCE, " 2 W", "2w"),
        (CADENCE, "", None),
        (Field("time", "Time"), "", None),
    ],
)
def test_what_is_typed_becomes_a_value(field: Field, text: str, value: object) -> None:
    assert parsed(field, text, TODAY) == value


def test_what_is_no_value_is_refused() -> None:
    with pytest.raises(UnreadableDate, match='"soonish" names no day'):
        parsed(NEXT, "soonish", TODAY)
    with pytest.raises(InvalidRecord, match='Minutes: "a few" is no number') as refused:
        parsed(NUMBER, "a few", TODAY)
    assert refused.value.field == "minutes"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (("a", "b"), "a, b"),
        (TODAY, "2026-11-20"),
        (12, "12"),
        (Decision.AGAINST, "against advice"),
        ("x", "x"),
    ],
)
def test_a_value_is_shown_for_editing(value: object, text: str) -> None:
    assert typed(value) == text


def test_fields_are_called_by_their_labels() -> None:
    assert label_of(type(advice()), "decision") == "Decision"
    assert label_of(type(advice()), "cost") == "Cost"
    assert label_of(type(promise()), "recorded_by") == "Recorded by"
    assert label_of(type(moment()), "scope") == "Scope"
    assert Standing.ACTIVE.label == "active"


class Row(ChoiceRow):
    """A row of choices of so many cells, on no screen."""

    def __init__(self, field: Field, chosen: object, width: int) -> None:
        super().__init__(options(Advice, field), {field.name: chosen}, set(), id="row")
        self._width = width

    @property
    def size(self) -> Size:
        return Size(self._width, 1)

    @property
    def text(self) -> str:
        (line,) = self.lines(self._width, 1)
        return "".join(piece.text for piece in line)


def test_a_row_of_choices_says_where_it_is_cut_and_keeps_the_chosen_one_whole() -> None:
    field = Field("decision", "Decision", "choice")
    assert Row(field, Decision.PENDING, 60).text.endswith("against  withdrew")
    assert Row(field, Decision.PENDING, 43).text == "● pending  followed  partly  declined  aga…"
    assert Row(field, Decision.WITHDREW, 43).text.startswith("… partly")
    for decision in Decision:
        for width in range(14, 70):
            row = Row(field, decision, width)
            assert width_of(row.text) <= width
            assert f"● {_label(field, decision)}" in row.text


def _label(field: Field, decision: Decision) -> str:
    ((_, choices_of_row),) = options(Advice, field)
    return next(option.label for option in choices_of_row if option.value is decision)
