"""What is shown of the figures: the words, and the lists behind the rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings

from clientjournal.insights.figures import figures_of
from clientjournal.insights.shares import Share
from clientjournal.insights.telling.kept import ends_say
from clientjournal.insights.telling.panel import Panel, Row, counted_words, needs, shortened
from clientjournal.insights.telling.panels import panels
from clientjournal.journal import Journal
from clientjournal.model.documents import checked
from clientjournal.model.practice import Practice
from clientjournal.model.record import Record
from tests.insights.practices import AS_OF, practices, records_of
from tests.insights.reference import Tables
from tests.making import TODAY, client, moment, promise

FEW = settings(max_examples=40)
COMPARING = re.compile(r"\b(more|less|better|worse|fewer|most|least|higher|lower)\b")


def told(records: Sequence[Record], as_of: Any = TODAY) -> dict[str, Panel]:
    held = Practice.of(map(checked, records), as_of)
    return {panel.key: panel for panel in panels(figures_of(held), held)}


def said(**counts: int) -> list[Record]:
    """Give said moments by stake and reaction: ``big_thanked=5``."""
    records: list[Record] = [client(id=1)]
    for name, count in counts.items():
        stake, reaction = name.split("_")
        for _ in range(count):
            records.append(moment(id=len(records), stake=stake, reaction=reaction))
    return records


def kept(**counts: int) -> list[Record]:
    """Give promises by side and state: ``me_kept=5``."""
    records: list[Record] = [client(id=1)]
    for name, count in counts.items():
        whose, state = name.split("_")
        for _ in range(count):
            records.append(promise(id=len(records), whose=whose, state=state))
    return records


def test_the_sides_are_compared_only_where_the_counts_bear_it() -> None:
    assert COMPARING.search(told(kept(me_kept=30, them_missed=30))["ends"].says[0])
    assert "more often" in told(kept(me_kept=5, them_missed=5))["ends"].says[0]
    assert told(kept(me_kept=4, them_missed=40))["ends"].says == ()
    overlapping = told(kept(me_kept=9, me_missed=3, them_kept=5, them_missed=5))["ends"].says
    assert len(overlapping) == 1
    assert not COMPARING.search(overlapping[0])


def test_stakes_are_compared_only_where_the_counts_bear_it() -> None:
    found = told(said(big_thanked=20, small_neutral=20))["line"].says
    assert found == (
        "Big things are thanked for more often than small ones: 20 of 20 against 0 of 20.",
    )
    turned = told(said(big_neutral=20, small_thanked=20))["line"].says
    assert "less often" in turned[0]
    assert told(said(big_thanked=4, small_neutral=20))["line"].says == ()
    (overlapping,) = told(said(big_thanked=5, small_thanked=4, small_neutral=1))["line"].says
    assert not COMPARING.search(overlapping)


@FEW
@given(tables=practices())
def test_a_comparing_word_never_stands_against_the_rule(tables: Tables) -> None:
    held = Practice.of(records_of(tables), AS_OF)
    found = figures_of(held)
    for panel in panels(found, held):
        words = [*panel.says, panel.needs, panel.note]
        words += [f"{row.label} {row.value} {row.beside}" for row in panel.rows]
        comparing = [
            one for one in words if COMPARING.search(one) and "better their way" not in one
        ]
        if panel.key == "ends":
            mine, theirs = (end.share for end in found.ends.values())
            assert not comparing or apart(mine, theirs)
        elif panel.key == "line":
            for one in comparing:
                counts = re.findall(r"(\d+) of (\d+)", one)
                assert len(counts) == 2
                assert apart(*(Share(int(part), int(whole)) for part, whole in counts))
        else:
            assert not comparing


def apart(one: Share, other: Share) -> bool:
    """Tell whether the house rule allows two shares to be compared."""
    if min(one.whole, other.whole) < 5 or not one.interval or not other.interval:
        return False
    return one.interval[0] > other.interval[1] or other.interval[0] > one.interval[1]


@FEW
@given(tables=practices())
def test_no_percent_sign_without_its_counts_and_three_of_them(tables: Tables) -> None:
    held = Practice.of(records_of(tables), AS_OF)
    for panel in panels(figures_of(held), held):
        for row in panel.rows:
            for words in (f"{row.value} {row.beside}", *row.full):
                if "%" in words:
                    whole = re.search(r"of (\d+)", words)
                    assert whole is not None, row
                    assert int(whole[1]) >= 3
            if row.share is not None:
                assert row.share.interval is not None


@FEW
@given(tables=practices())
def test_every_number_opens_as_many_as_it_says(tables: Tables) -> None:
    held = Practice.of(records_of(tables), AS_OF)
    for panel in panels(figures_of(held), held):
        for row in panel.rows:
            opened = [one for group in row.behind() for one in group.behind] if row.behind else []
            if row.value.isdigit() and not row.label.startswith("cost"):
                assert len(opened) == int(row.value), (panel.key, row)
            if row.behind and (of := re.search(r"(\d+) of (\d+)$", row.value)):
                whole = len(opened) if row.whole is None else row.whole
                assert whole <= len(opened) and str(whole) in of.groups(), (panel.key, row)
            for one in opened:
                assert one.client in held.clients or one.record.TABLE == "audits"


def test_what_stands_beside_what_was_counted_is_said_apart() -> None:
    assert counted_words(12, 9) == "9, and 3 beside them"
    assert counted_words(1200, None) == counted_words(1200, 1200) == "1,200"


def test_every_row_of_the_sample_with_a_number_opens(sample: Journal) -> None:
    held = sample.practice()
    for panel in panels(figures_of(held), held):
        for row in panel.rows:
            empty = row.value.split()[0] in ("0", "") if row.value else True
            assert row.behind is not None or empty, (panel.key, row)


def test_an_empty_practice_says_in_every_figure_what_it_needs_and_no_zero() -> None:
    for panel in told([]).values():
        assert panel.rows == []
        assert panel.needs
        assert not re.search(r"\b0\b|%", panel.needs + panel.note)


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "Needs 3 things; there are none."),
        (1, "Needs 3 things; there is 1."),
        (2, "Needs 3 things; there are 2."),
        (3, ""),
    ],
)
def test_what_an_interval_needs(count: int, words: str) -> None:
    assert needs(count, "things") == words


def test_what_both_sides_need_names_each() -> None:
    found = told(kept(me_kept=1))["ends"]
    assert found.needs == (
        "Needs 3 closed promises on each side; so far 1 of yours, none of theirs."
    )
    assert told(kept(me_kept=3, them_missed=3))["ends"].needs == ""


def test_below_three_a_nothing_is_not_told() -> None:
    few = told([client(id=1), moment(id=1, spoke=False, proved_right="yes")])["unsaid"]
    assert [row.label for row in few.rows] == ["it mattered"]
    assert few.note == "1 left unsaid"
    many = [moment(id=n, spoke=False, proved_right="yes") for n in range(1, 4)]
    assert len(told([client(id=1), *many])["unsaid"].rows) == 4


def test_a_long_list_is_cut_and_the_rest_opens() -> None:
    records = [checked(client(f"Client {n}", id=n)) for n in range(1, 301)]
    rows = [Row(name=one.words, value=f"{one.id} d", record=one) for one in records]
    shown = shortened((*rows, Row(label="below")), 9)
    assert [row.words for row in shown] == [
        *(f"Client {n}" for n in range(1, 9)),
        "and 292 more",
        "below",
    ]
    assert shown[8].behind is not None
    (group,) = shown[8].behind()
    assert group.refs[0] == "C-9"
    assert len(group.refs) == 292
    assert group.behind[0].words == "Client 9  9 d"
    assert shortened(rows[:9], 9) == tuple(rows[:9])


def test_two_small_sides_are_not_spoken_of() -> None:
    assert ends_say(Share(0, 0), Share(9, 9)) == ()
