"""What it cost, by currency and by whose figure it is.

Costs of different bases are never added up: what the client says it cost is no statement of yours.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from math import fsum

from clientjournal.model.advice import Advice

Costs = dict[str, dict[str, int | float]]
"""Sums by currency, then by basis; ``unknown`` where no basis was said."""


def total(amounts: Iterable[int | float]) -> int | float:
    """Add amounts up so that their order does not matter; whole ones stay whole."""
    known = list(amounts)
    return sum(known) if all(isinstance(one, int) for one in known) else fsum(known)


def costs(advice: Iterable[Advice]) -> Costs:
    """Add up the costs of advice, each currency and basis on its own."""
    sums: Costs = {}
    for (currency, basis), found in costly(advice).items():
        amounts = (one.cost for one in found if one.cost is not None)
        sums.setdefault(currency, {})[basis] = total(amounts)
    return sums


def costly(advice: Iterable[Advice]) -> dict[tuple[str, str], list[Advice]]:
    """Give the advice that cost something, by currency and basis."""
    found: defaultdict[tuple[str, str], list[Advice]] = defaultdict(list)
    for one in advice:
        if one.cost is not None:
            basis = one.cost_basis.value if one.cost_basis else "unknown"
            found[one.currency, basis].append(one)
    return dict(sorted(found.items()))
