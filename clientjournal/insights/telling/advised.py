"""What is shown of advice: against and what came of it, followed, and why they asked."""

from __future__ import annotations

from collections.abc import Sequence

from clientjournal.insights.as_asked import AsAsked
from clientjournal.insights.behind import group
from clientjournal.insights.costs import costly, total
from clientjournal.insights.followed import Followed
from clientjournal.insights.ignored import Ignored
from clientjournal.insights.shares import Share
from clientjournal.insights.telling.panel import (
    Panel,
    Row,
    counted,
    only,
    plural,
    telling,
)
from clientjournal.insights.why import Whys
from clientjournal.model.advice import Advice

_FIGURES = {
    "client": "the client's figure",
    "third party": "a third party's",
    "mine": "my figure",
    "unknown": "nobody's named",
}
"""Whose figure a cost is."""


def ignored_panel(found: Ignored) -> Panel:
    """Show what came of advice that was not taken."""
    count, overdue = len(found.all), len(found.overdue_reviews)
    lists = (found.as_warned, found.partly, found.no_harm, found.better, found.unknown)
    rows = [
        counted(one.words, only(found.behind, place), len(lists[place]), count)
        for place, one in enumerate(found.behind())
    ]
    if overdue:
        late = found.overdue_reviews
        rows.append(
            Row(
                label="reviews overdue",
                value=str(overdue),
                calls=True,
                behind=lambda: [group("review overdue", late)],
            )
        )
    blamed = found.blamed
    rows.append(
        Row(
            label="you were blamed for",
            value=Share(len(blamed), count).words,
            behind=(lambda: [group("you were blamed for", blamed)]) if blamed else None,
        )
    )
    return Panel(
        "ignored",
        "Advice against, and what came of it",
        f"{count} in all" if count else "",
        ((*telling(rows, count), *_costs(found.all)) if count else (),),
        needs=_none(count, "declined, or that they went against"),
    )


def followed_panel(found: Followed) -> Panel:
    """Show how advice went that was followed."""
    count = len(found.all)
    rows = (
        counted("went well", only(found.behind, 0), len(found.went_well), count),
        counted("went badly", only(found.behind, 1), len(found.went_badly), count),
        counted("not known yet", only(found.behind, 2), len(found.unknown), count),
    )
    return Panel(
        "followed",
        "Advice followed",
        f"{count} followed" if count else "",
        ((*telling(rows, count), *_costs(found.all)) if count else (),),
        needs=_none(count, "that was followed"),
    )


def _none(count: int, what: str) -> str:
    return "" if count else f"Needs advice {what}; there is none."


def _costs(advice: Sequence[Advice]) -> list[Row]:
    """Give a row for each basis, which is said with every sum."""
    return [_cost(currency, basis, found) for (currency, basis), found in costly(advice).items()]


def _cost(currency: str, basis: str, advice: Sequence[Advice]) -> Row:
    amount = total(one.cost for one in advice if one.cost is not None)
    return Row(
        label=f"cost, {_FIGURES[basis]}",
        value=f"{amount:,} {currency}".rstrip(),
        behind=lambda: [group("cost", advice)],
        full=(plural(len(advice), "piece") + " of advice",),
    )


def why_panel(found: Whys, exactly: AsAsked) -> Panel:
    """Show what asking "why" brought, and what was done as asked."""
    rows = [
        counted(one.words, only(found.behind, place), len(one.behind), found.asked)
        for place, one in enumerate(found.behind())
    ]
    if exactly.n:
        share = Share(len(exactly.without_advice), exactly.n)
        rows.append(Row(label="as asked, without a word", value=share.words, behind=exactly.behind))
    return Panel(
        "why",
        "Why they asked",
        plural(found.asked, "request") if found.asked else "",
        (telling(rows, found.asked) if found.asked or exactly.n else (),),
        needs="" if found.asked else "Needs a request of theirs written down; there is none.",
    )
