"""How the journal screen is laid out at a size: side by side, or as tabs."""

from __future__ import annotations

from typing import NamedTuple

PANES = ("clients", "advice", "moments", "promises", "file")
"""The panes in the order of their keys."""

WIDE, TALL, SLIM = 100, 30, 70
"""Below so many columns or rows the right side becomes tabs; below the last, the clients too."""


class Layout(NamedTuple):
    """Which panes are seen, and which share a place as tabs.

    Attributes:
        seen: The panes on screen.
        tabs: For each pane the panes it stands as tabs with, itself too; empty when it is alone.
        card: Whether the card has room.
    """

    seen: frozenset[str]
    tabs: dict[str, tuple[str, ...]]
    card: bool


def layout(width: int, height: int, active: str, entries: str) -> Layout:
    """Lay the panes out.

    Args:
        width: Columns of the screen.
        height: Rows of it.
        active: The pane that has or last had the focus.
        entries: The pane on the right that last had it.
    """
    if width < SLIM:
        return Layout(frozenset((active,)), {active: PANES}, height >= 16 and active != "clients")
    if width < WIDE or height < TALL:
        return Layout(frozenset(("clients", entries)), {entries: PANES[1:]}, True)
    lower = entries if entries in PANES[3:] else "promises"
    seen = frozenset(("clients", "advice", "moments", lower))
    return Layout(seen, {lower: PANES[3:]}, True)
