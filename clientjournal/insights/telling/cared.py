"""What is shown of the clients: who is quiet, who is pushing, degrees and favours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from clientjournal.insights.behind import Group, group
from clientjournal.insights.degree_drift import LEAST, Drift
from clientjournal.insights.favours import Favours
from clientjournal.insights.pushing import Pushing
from clientjournal.insights.recent import DAYS
from clientjournal.insights.telling.panel import FEW, Bar, Panel, Row, plural
from clientjournal.model.client import Client
from clientjournal.model.practice import Practice
from clientjournal.model.rules.quiet import Quiet, contacts_of

Clients = Mapping[int, Client]
"""The clients by number."""


def quiet_panel(lines: Sequence[Quiet], inside: Sequence[Client], practice: Practice) -> Panel:
    """Show whom you have left alone."""
    longest = max((line.days_since_mine or 0 for line in lines), default=0)
    rows = [_quiet(line, longest, practice) for line in lines]
    if inside:
        rows.append(
            Row(
                label="not to be contacted yet",
                value=str(len(inside)),
                behind=lambda: [group("not to be contacted yet", inside)],
            )
        )
    return Panel(
        "quiet",
        "Quiet",
        "days since your own word, cadence ┃",
        (tuple(rows),),
        ("", "yours", "", "any word"),
        needs="" if lines else "Needs a client you work for or delivered to; there is none.",
    )


def _quiet(line: Quiet, longest: int, practice: Practice) -> Row:
    client, mine = line.client, line.days_since_mine

    def behind() -> list[Group]:
        own, other = contacts_of(practice, client.id)
        return [group("your own word", own), group("any other word", other)]

    agreed = f"cadence {plural(line.cadence_days, 'day')}" if line.cadence_days else "no cadence"
    return Row(
        name=client.name,
        bar=Bar(((mine, "over" if line.over else "plain"),), longest, line.cadence_days)
        if mine is not None
        else None,
        value="never" if mine is None else f"{mine} d",
        beside=f"{line.days_since_any} d{', over' if line.over else ''}",
        calls=line.over,
        behind=behind,
        full=(
            "never a word of your own"
            if mine is None
            else f"your own word {plural(mine, 'day')} ago",
            f"any word {plural(line.days_since_any, 'day')} ago",
            agreed,
        ),
        record=client,
    )


def pushing_panel(lines: Sequence[Pushing], clients: Clients) -> Panel:
    """Show who is pushing."""
    scale = max([FEW, *(line.mine + line.theirs for line in lines)])
    rows = [
        Row(
            name=clients[line.client].name,
            bar=Bar(((line.mine, "mine"), (line.theirs, "plain")), scale),
            value=f"you {line.mine} : them {line.theirs}",
            behind=line.behind,
            record=clients[line.client],
        )
        for line in lines
    ]
    return Panel(
        "pushing",
        "Who is pushing",
        f"last {DAYS} days",
        (tuple(rows),),
        ("you ━  them ─", "", "", ""),
        needs="" if lines else f"Needs a nudge, or an act of theirs, in the last {DAYS} days.",
    )


def degrees_panel(lines: Sequence[Drift], clients: Clients) -> Panel:
    """Show the degrees clients were served at, as the sequence itself."""
    rows = [
        Row(
            name=clients[line.client].name,
            value=" ".join(map(str, line.used[-12:])),
            beside=(f"agreed {line.set}" if line.set else "none agreed")
            + (", drifting" if line.flag else ""),
            calls=line.flag,
            behind=line.behind,
            record=clients[line.client],
        )
        for line in lines
    ]
    return Panel(
        "degrees",
        "Degrees",
        "as worked, in order",
        (tuple(rows),),
        needs="" if lines else f"Needs {LEAST} pieces of advice with a degree for one client.",
    )


def favours_panel(lines: Sequence[Favours], clients: Clients) -> Panel:
    """Show the favours done."""
    rows = [
        Row(
            name=clients[line.client].name,
            value=str(len(line.contacts)),
            beside=f"{line.minutes:g} min",
            behind=line.behind,
            record=clients[line.client],
        )
        for line in lines
    ]
    return Panel(
        "favours",
        "Favours",
        f"last {DAYS} days",
        (tuple(rows),),
        needs="" if lines else f"No favour was written down in the last {DAYS} days.",
    )
