"""What is shown of promises: both ends, consequences, and what a "yes" waits for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from clientjournal.insights.behind import Group
from clientjournal.insights.consequences import Consequences
from clientjournal.insights.ends import End, Without
from clientjournal.insights.shares import LEAST, Compared, Share, compare
from clientjournal.insights.telling.panel import (
    FEW,
    Bar,
    Panel,
    Row,
    counted,
    needs,
    only,
    plural,
    shared,
    telling,
)
from clientjournal.insights.yes_if import WentAhead, YesIf
from clientjournal.model.client import Client
from clientjournal.model.words import Side


def ends_panel(
    ends: Mapping[Side, End],
    left: Mapping[Side, Without | None],
    clients: Mapping[int, Client],
) -> Panel:
    """Show how both sides keep their promises."""
    scale = max([FEW, *(end.closed for end in ends.values())])
    rows: list[Row] = []
    for side, end in ends.items():
        rows += [_end(side, end, scale)] if end.closed else []
        without = left[side]
        rows += [_without(without, end, clients)] if without else []
    rows += [_open(side, end) for side, end in ends.items() if end.open]
    return Panel(
        "ends",
        "Both ends",
        "closed promises kept on time",
        (tuple(rows),),
        ("on time ━ late ─ missed ╍", "", "", ""),
        ends_say(ends[Side.ME].share, ends[Side.THEM].share),
        _needs(ends[Side.ME].closed, ends[Side.THEM].closed),
    )


def _needs(mine: int, theirs: int) -> str:
    """Say what the comparison of the sides needs; empty once there is enough."""
    if min(mine, theirs) >= LEAST or mine == theirs:
        return needs(mine, "closed promises on each side")
    there = f"{mine or 'none'} of yours, {theirs or 'none'} of theirs"
    return f"Needs {LEAST} closed promises on each side; so far {there}."


def _end(side: Side, end: End, scale: int) -> Row:
    counts = (len(end.on_time), len(end.late), len(end.missed))
    return Row(
        label=side.label,
        bar=Bar(((counts[0], "good"), (counts[1], "plain"), (counts[2], "bad")), scale),
        value=end.share.words,
        share=end.share if end.share.interval else None,
        beside=end.share.percent,
        behind=end.behind,
        full=(
            shared("on time", end.share),
            f"late {len(end.late)}",
            f"missed {len(end.missed)}",
            f"released {len(end.released)}",
            plural(end.clients, "client"),
        ),
        whole=end.closed,
    )


def _without(left: Without, end: End, clients: Mapping[int, Client]) -> Row:
    """Give the row of a side without the client that moves it most."""

    def behind() -> list[Group]:
        return [
            Group(group.words, [one for one in group.behind if one.client != left.client])
            for group in end.behind()[:3]
        ]

    return Row(
        label="without",
        name=clients[left.client].name,
        value=left.share.words,
        share=left.share if left.share.interval else None,
        beside=left.share.percent,
        behind=behind,
        full=(shared("on time", left.share),),
    )


def _open(side: Side, end: End) -> Row:
    late = len(end.overdue)
    return Row(
        label=f"{side.label}, still open",
        value=str(len(end.open)),
        beside=f"{late} overdue" if late else "",
        calls=bool(late),
        behind=only(end.behind, 3, 4),
    )


def ends_say(mine: Share, theirs: Share) -> tuple[str, ...]:
    """Say whether the two sides may be told apart; nothing while either is too small."""
    found = compare(mine, theirs)
    if found is Compared.HIGHER:
        return ("You keep your promises on time more often than they keep theirs.",)
    if found is Compared.LOWER:
        return ("They keep their promises on time more often than you keep yours.",)
    if found is Compared.OVERLAP:
        return ("The intervals overlap: no telling the two apart.",)
    return ()


def consequences_panel(found: Consequences) -> Panel:
    """Show what became of agreed consequences."""
    rows = (
        counted("applied", only(found.behind, 0), len(found.applied), found.n),
        counted("waived", only(found.behind, 1), len(found.waived), found.n),
        counted(
            "pending", only(found.behind, 2), len(found.pending), found.n, calls=bool(found.pending)
        ),
    )
    return Panel(
        "consequences",
        "Consequences",
        "of promises they broke",
        (telling(rows, found.n) if found.n else (),),
        needs=""
        if found.n
        else "Needs a broken promise of theirs with a consequence agreed up front; there is none.",
    )


def yes_if_panel(answers: Sequence[YesIf], ahead: WentAhead) -> Panel:
    """Show what each "yes, if" waits for."""
    rows = [_yes_if(answer) for answer in answers]
    gone = Share(len(ahead.unmet), len(ahead.unmet) + len(ahead.met))
    if gone.whole:
        rows.append(
            Row(
                label="went ahead with one unmet",
                value=gone.words,
                calls=gone.part > 0,
                behind=ahead.behind,
            )
        )
    return Panel(
        "yes_if",
        "Yes, if",
        "conditions met" if answers else "",
        (tuple(rows),),
        needs="" if answers else 'Needs advice answered "yes, if"; there is none.',
    )


def _yes_if(answer: YesIf) -> Row:
    stands = "in force" if answer.in_force else "waiting"
    if not answer.conditions:
        stands = "no condition written down"
    return Row(
        name=answer.advice.words,
        value=Share(len(answer.met), len(answer.conditions)).words if answer.conditions else "",
        beside="overdue" if answer.overdue else stands,
        calls=answer.overdue,
        behind=answer.behind,
        record=answer.advice,
        whole=len(answer.conditions),
    )
