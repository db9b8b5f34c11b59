"""The rows of the lists: their columns stay apart at every width."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from clientjournal.model.advice import Advice
from clientjournal.model.record import Record, Withdrawal
from clientjournal.model.words import Answer, Channel, Decision, Outcome, Reaction, Side, State
from clientjournal.tui.panes.advice import AdvicePane, columns_of
from clientjournal.tui.panes.entries import EntryPane
from clientjournal.tui.panes.file import FilePane
from clientjournal.tui.panes.moments import MomentsPane
from clientjournal.tui.panes.promises import PromisesPane
from clientjournal.tui.panes.timeline import TimelinePane
from tests.making import TODAY, advice, contact, moment, promise

LONG = "Half of the price paid for every order made " * 4
LATE = TODAY + timedelta(days=14)
RECORDS: list[Record] = [
    *(advice(advice=LONG, decision=decision) for decision in Decision),
    *(advice(advice=LONG, decision=Decision.DECLINED, outcome=outcome) for outcome in Outcome),
    advice(advice=LONG, answer=Answer.YES_IF),
    *(moment(saw=LONG, reaction=reaction) for reaction in Reaction),
    promise(text=LONG, whose=Side.THEM, state=State.KEPT, due=TODAY, done_on=LATE),
    promise(text=LONG, whose=Side.ME, due=date(2025, 1, 1)),
    contact(text=LONG, channel=Channel.IN_PASSING, who=Side.THEM),
]
PANES: dict[str, type[EntryPane]] = {
    "advice": AdvicePane,
    "moments": MomentsPane,
    "promises": PromisesPane,
    "contacts": FilePane,
}
INNER = [54, 56, 66, 76, 116]


def rows_of(pane: EntryPane, records: list[Record], width: int) -> list[str]:
    if isinstance(pane, AdvicePane):
        pane._columns = columns_of([r for r in records if isinstance(r, Advice)], {})
    return ["".join(piece.text for piece in pane.draw(record, width)) for record in records]


def are_apart(row: str, width: int) -> bool:
    """Tell whether a row has its width and its words end two blanks before how it stands."""
    return len(row) == width and "…  " in row and not row.endswith("…")


@pytest.mark.parametrize("width", INNER)
@pytest.mark.parametrize("table", PANES)
def test_words_and_states_of_a_pane_stay_apart(table: str, width: int) -> None:
    pane = PANES[table](id="rows", today=TODAY)
    records = [record for record in RECORDS if table == record.TABLE]
    assert all(are_apart(row, width) for row in rows_of(pane, records, width))


@pytest.mark.parametrize("width", INNER)
def test_words_and_states_of_the_timeline_stay_apart(width: int) -> None:
    pane = TimelinePane(id="rows", today=TODAY, name_of=lambda record: "Acme")
    assert all(are_apart(row, width) for row in rows_of(pane, RECORDS, width))


def test_advice_leaves_no_room_for_outcomes_there_are_none_of() -> None:
    asked = advice(advice=LONG)
    withdrawn = advice(withdrawn=Withdrawal(at=datetime.now(UTC), by="me", reason="twice"))
    assert columns_of([asked], {}) == (9, 0, 9)
    assert columns_of([asked, withdrawn], {}) == (9, 0, 11)
    assert columns_of([asked, advice(outcome=Outcome.PARTLY)], {}) == (9, 18, 18)
    assert columns_of([], {}) == (0, 0, 0)
