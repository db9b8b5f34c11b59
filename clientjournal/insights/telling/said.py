"""What is shown of what you said: your line, dirty look and right, said and unsaid."""

from __future__ import annotations

from collections.abc import Sequence

from clientjournal.insights.behind import Group, group
from clientjournal.insights.line import Cell, joined
from clientjournal.insights.right import Proof
from clientjournal.insights.shares import Compared, Share, compare
from clientjournal.insights.telling.panel import (
    FEW,
    Bar,
    Behinds,
    Panel,
    Row,
    counted,
    needs,
    only,
    plural,
    shared,
    telling,
)
from clientjournal.insights.unsaid import Unsaid
from clientjournal.model.client import Client
from clientjournal.model.moment import Moment
from clientjournal.model.words import Scope, Stake

LISTED = 4
"""Dirty looks shown in each list; the number above opens them all."""


def line_panel(cells: Sequence[Cell], right: Proof, client: Client | None = None) -> Panel:
    """Show where your line is; of one client beside what that client wants to hear of."""
    scale = max([FEW, *(cell.n for cell in cells)])
    known = sum(cell.n for cell in cells)
    clients = {moment.client for cell in cells for moment in (*cell.known, *cell.unknown)}
    rows = [_cell(cell, scale) for cell in cells]
    unknown = [moment for cell in cells for moment in cell.unknown]
    if rows:
        rows += [*_later(cells, unknown), _right(right)]
    return Panel(
        "line",
        "Your line",
        _said_to(known, len(unknown), len(clients)) if rows else "",
        (tuple(rows),),
        ("thanked ━ neutral ─ dirty look ╍", "of known", "thanked, 95%", ""),
        (*_wanted(client), *line_says(cells)),
        needs(known, "said moments with a reaction"),
    )


def _wanted(client: Client | None) -> tuple[str, ...]:
    """Say what a client wants to be told of."""
    if client is None:
        return ()
    wanted = client.line.label if client.line else "not agreed yet"
    return (f"They want to hear of: {wanted}.",)


def _said_to(known: int, unknown: int, clients: int) -> str:
    """Say how many moments stand behind the figure, and how many reactions it does not know."""
    said = f"{plural(known + unknown, 'thing')} said to {plural(clients, 'client')}"
    return f"{said}, {plural(unknown, 'reaction')} not known" if unknown else said


def _cell(cell: Cell, scale: int) -> Row:
    counts = (len(cell.thanked), len(cell.neutral), len(cell.dirty_look))
    return Row(
        label=f"{cell.stake.label} · {cell.scope.label}",
        bar=Bar(((counts[0], "good"), (counts[1], "plain"), (counts[2], "bad")), scale),
        value=f"{' / '.join(map(str, counts))} of {cell.n}",
        share=cell.thanked_share if cell.thanked_share.interval else None,
        beside=cell.thanked_share.percent,
        behind=cell.behind,
        full=(
            shared("thanked", cell.thanked_share),
            shared("dirty look", cell.dirty_look_share),
            f"came round later {len(cell.came_round)}",
            f"not known {len(cell.unknown)}",
            plural(cell.clients, "client"),
        ),
        whole=cell.n,
    )


def _later(cells: Sequence[Cell], unknown: Sequence[Moment]) -> list[Row]:
    """Give the row of those who came round, with what no cell shows behind it."""
    came = [moment for cell in cells for moment in cell.came_round]
    cold = sum(len(cell.neutral) + len(cell.dirty_look) for cell in cells)
    if not cold and not unknown:
        return []
    row = Row(
        label="thanked for later" if cold else "reaction not known",
        value=Share(len(came), cold).words if cold else str(len(unknown)),
        behind=lambda: [group("came round", came), group("reaction not known", unknown)],
        whole=len(came) if cold else len(unknown),
    )
    return [row]


def _right(right: Proof) -> Row:
    share = Share(len(right.right), right.known)
    if not right.known:
        count = str(len(right.unknown))
        return Row(label="right or not, not known", value=count, behind=right.behind)
    return Row(
        label="proved right",
        value=share.words,
        share=share if share.interval else None,
        beside=share.percent or f"not known {len(right.unknown)}",
        behind=right.behind,
        full=(shared("proved right", share), f"not known {len(right.unknown)}"),
        whole=right.known,
    )


def line_says(cells: Sequence[Cell]) -> tuple[str, ...]:
    """Say whether big and small, inside and outside, are taken differently."""
    pairs = (
        ("Big things", joined(cells, Stake.BIG), "small ones", joined(cells, Stake.SMALL)),
        (
            "Things inside the scope",
            joined(cells, scope=Scope.INSIDE),
            "those outside",
            joined(cells, scope=Scope.OUTSIDE),
        ),
    )
    return tuple(said for pair in pairs if (said := _told_apart(*pair)))


def _told_apart(one: str, first: Share, other: str, second: Share) -> str:
    """Say how two shares of thanks compare; nothing while either is too small."""
    both = f"{first.words} against {second.words}"
    found = compare(first, second)
    if found is Compared.HIGHER:
        return f"{one} are thanked for more often than {other}: {both}."
    if found is Compared.LOWER:
        return f"{one} are thanked for less often than {other}: {both}."
    if found is Compared.OVERLAP:
        return f"{one} and {other}: {both} thanked for; the intervals overlap."
    return ""


def looks_panel(looks: Proof) -> Panel:
    """Show what was not welcomed, by how it turned out."""
    count = looks.known + len(looks.unknown)
    left = _listed("proved right", looks.right, only(looks.behind, 0))
    right = _listed("proved wrong", looks.wrong, only(looks.behind, 1))
    right += _listed("not known", looks.unknown, only(looks.behind, 2))
    return Panel(
        "looks",
        "Dirty look, and right",
        plural(count, "dirty look") if count else "",
        (tuple(left), tuple(right)) if count else ((),),
        needs="" if count else "Needs a said moment that got a dirty look; there is none.",
    )


def _listed(words: str, moments: Sequence[Moment], behind: Behinds) -> list[Row]:
    """Give a number, and the first of the moments behind it."""
    head = Row(label=words, value=str(len(moments)), behind=behind if moments else None)
    return [head, *(_moment(moment) for moment in moments[-LISTED:])]


def _moment(moment: Moment) -> Row:
    def behind() -> list[Group]:
        return [group(moment.ref, [moment])]

    return Row(name=moment.words, behind=behind)


def _said_and(said: int, unsaid: int) -> str:
    """Say how much was said and left unsaid, nothing of what there is none of."""
    parts = (f"{said} said" if said else "", f"{unsaid} left unsaid" if unsaid else "")
    return ", ".join(filter(None, parts))


def unsaid_panel(unsaid: Unsaid, said: int) -> Panel:
    """Show what was left unsaid, and whether it mattered."""
    count = len(unsaid.all)
    later = unsaid.said_later
    rows = (
        counted("it mattered", only(unsaid.behind, 0), len(unsaid.mattered), count),
        counted("it did not", only(unsaid.behind, 1), len(unsaid.did_not), count),
        counted("not known", only(unsaid.behind, 2), len(unsaid.unknown), count),
        Row(
            label="said after all",
            value=Share(len(later), count).words,
            behind=(lambda: [group("said after all", later)]) if later else None,
        ),
    )
    return Panel(
        "unsaid",
        "Said and unsaid",
        _said_and(said, count),
        (telling(rows, count) if count else (),),
        needs="" if count else "Needs something seen and left unsaid; there is none.",
    )
