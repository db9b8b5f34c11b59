"""Sentences, names and tags for a practice that was made up."""

from __future__ import annotations

from random import Random

NAMES = (
    "Hollis",
    "Diallo",
    "Bergstrom",
    "Okafor",
    "Tanaka",
    "Moreau",
    "Kessler",
    "Novak",
    "Ferris",
    "Lindqvist",
)
TRADES = (
    "Joinery",
    "Bakery",
    "Studio",
    "Clinic",
    "Haulage",
    "Nursery",
    "Optics",
    "Roofing",
    "Printing",
    "Estates",
)
_DOERS = ("The accountant", "Their bank", "The landlord", "The office", "Ruth", "The new manager")
_DEEDS = (
    "checks",
    "signs",
    "moves",
    "renews",
    "delays",
    "forgets",
    "sends",
    "questions",
    "drops",
    "pays",
)
_THINGS = (
    "the VAT return",
    "the March invoice",
    "the lease of the second van",
    "the pension letters",
    "the backup of the till",
    "the insurance of the stock",
    "the debtor list",
    "the contract with the supplier",
    "the payroll run",
    "the overdraft",
)
_TIMES = (
    "before the quarter ends",
    "after the holiday",
    "without asking first",
    "by the end of the week",
    "although we agreed otherwise",
    "as soon as the figures are in",
)
_TAGS = ("vat", "cash", "staff", "premises", "it", "urgent")


def some_text(chance: Random, sentences: int) -> str:
    """Give so many sentences of somebody's day."""
    return " ".join(
        f"{chance.choice(_DOERS)} {chance.choice(_DEEDS)} {chance.choice(_THINGS)}"
        f" {chance.choice(_TIMES)}."
        for _ in range(sentences)
    )


def some_tags(chance: Random) -> tuple[str, ...]:
    """Give none, one or two tags."""
    return tuple(chance.sample(_TAGS, chance.randrange(3)))
