"""The commands about finding, the timeline, marks, and the list of clients."""

from __future__ import annotations

from clientjournal.tui.command import CHANGE, FIND, LOOK, TIME, Command

GATHERING: tuple[Command, ...] = (
    Command(
        "tag",
        "#",
        "Tag",
        "tag what is marked, or the record here",
        CHANGE,
        "app.tag",
        "journal entry find timeline",
    ),
    Command("merge", "M", "Merge", "merge the client with one of the same", CHANGE, "merge"),
)
"""What is done with several records at once."""

LOOKING: tuple[Command, ...] = (
    Command(
        "timeline",
        "v",
        "Timeline",
        "everything in the order of its days",
        LOOK,
        "app.timeline",
        "journal entry today find",
    ),
    Command(
        "find",
        "ctrl+f",
        "Find",
        "find words in everything, live as you type",
        LOOK,
        "app.find",
        "journal entry page today audit form find timeline review insights behind",
        80,
    ),
    Command(
        "private",
        "z",
        "Privacy",
        "hide names and words, or show them again",
        LOOK,
        "app.private",
        "journal entry page today audit export find timeline review insights behind",
    ),
    Command("mark", "space", "Mark", "mark the row, to tag or export", LOOK, "mark", "list", 71),
    Command("mark-all", "*", "Mark all", "mark every row shown", LOOK, "mark_all", "list"),
    Command("unmark", "-", "Unmark", "take all marks off", LOOK, "app.unmark", "list"),
    Command("order", "S", "Order", "clients by name, last contact, what is due", LOOK, "order"),
    Command("archived", "H", "Archived", "show dormant and ended clients", LOOK, "archived"),
)
"""What is looked at from everywhere, and how the clients are listed."""

FINDING: tuple[Command, ...] = (
    Command("found-open", "enter", "Open", "open the hit", FIND, "screen.open", "field", 1),
    Command("found-down", "down", "Down", "go down the hits", FIND, "screen.step(1)", "field"),
    Command("found-up", "up", "Up", "go up the hits", FIND, "screen.step(-1)", "field"),
    Command(
        "found-page-down", "pagedown", "Page down", "a page down", FIND, "screen.page(1)", "field"
    ),
    Command("found-page-up", "pageup", "Page up", "a page up", FIND, "screen.page(-1)", "field"),
    Command("found-pane", "tab", "Words, hits", "to the hits, and back", FIND, "pane", "find", 2),
    Command("timeline-all", "tab", "All clients", "one client, or all", TIME, "all", "timeline", 1),
    Command(
        "timeline-order",
        "S",
        "Order",
        "newest first, or oldest first",
        TIME,
        "turn",
        "timeline",
        2,
    ),
)
"""What keys do in what was found, and in the timeline."""
