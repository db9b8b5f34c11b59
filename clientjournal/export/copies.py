"""Who a document is for, and what it may hold: the allow-lists, as data."""

from __future__ import annotations

from enum import StrEnum


class Copy(StrEnum):
    """Who a copy of a client's history is for."""

    CLIENT = "client"
    """Fit to hand over: an allow-list and nothing else."""
    FILE = "file"
    """Everything, every version, for your own file."""
    HANDOVER = "handover"
    """One page to prepare, or to hand a colleague."""


Fields = dict[str, tuple[str, ...]]
"""Names of fields by table."""

CLIENT_FIELDS: Fields = {
    "clients": ("name", "person", "service", "since", "goal", "scope_in", "scope_out"),
    "advice": (
        "on",
        "time",
        "channel",
        "asked",
        "advice",
        "reasons",
        "alternatives",
        "risks",
        "answer",
        "instead",
        "decision",
        "client_words",
        "confirmed_on",
        "acknowledged_on",
    ),
    "moments": ("on", "saw", "said"),
    "promises": (
        "whose",
        "text",
        "on",
        "due",
        "moves",
        "condition_of",
        "consequence",
        "consequence_agreed_on",
        "state",
        "done_on",
    ),
    "contacts": ("on", "time", "channel", "who", "text"),
    "own_ups": ("what", "told_on", "remedy", "put_right_on"),
}
"""The fields a client's copy may hold; a table or field that is not named here is never in it."""

HANDOVER_FIELDS: Fields = {
    "clients": ("name", "person", "phone", "service", "scope_in", "scope_out"),
    "advice": ("on", "asked", "advice", "decision"),
    "moments": ("on", "saw", "spoke", "said", "reaction", "later_reaction"),
    "promises": ("whose", "text", "on", "due"),
    "contacts": ("on", "channel", "who", "text"),
    "own_ups": ("noticed_on", "what", "told_on"),
    "reviews": ("on", "decision", "reason"),
}
"""The fields of the one page that a colleague gets."""
