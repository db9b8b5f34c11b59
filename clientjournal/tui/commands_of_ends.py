"""The commands about both ends of the stick."""

from __future__ import annotations

from clientjournal.tui.command import CHANGE, DEAL, LOOK, REVIEW, Command

_WHERE = "journal entry today audit"
"""Where there is a record that something can be owed about."""

CHANGES: tuple[Command, ...] = (
    Command(
        "nudge",
        "N",
        "Nudge",
        "nudge a promise of theirs, by the ladder",
        CHANGE,
        "nudge",
        _WHERE,
        51,
        "theirs",
    ),
    Command(
        "confirm",
        "y",
        "Confirm",
        "confirm in writing: the words; again once they are sent",
        CHANGE,
        "confirm",
        _WHERE,
        50,
        "advice moments reviews",
    ),
    Command(
        "own-up",
        "o",
        "Own up",
        "own up, or take the next step of an own-up",
        CHANGE,
        "own_up",
        _WHERE,
    ),
    Command(
        "yes-if",
        "f",
        "Yes, if",
        "a condition, or what when one is not met",
        CHANGE,
        "yes_if",
        _WHERE,
    ),
    Command(
        "promise-here",
        "p",
        "Promise",
        "log a promise; of a yes, if: a condition",
        CHANGE,
        "promise",
        "entry today audit",
    ),
)

MISSED = Command(
    "missed", "x", "Missed", "say that a promise was missed", DEAL, "missed", "today audit"
)

REVIEWING = Command(
    "review", "r", "Review", "what speaks for a client and against", LOOK, "review", _WHERE, 54
)

DECIDING: tuple[Command, ...] = (
    Command("decide", "d,r", "Decide", "decide about the client", REVIEW, "decide", "review", 1),
    Command(
        "review-side", "tab", "Other side", "go to the other side", REVIEW, "pane", "review", 2
    ),
)
"""What is done with a review that is open."""
