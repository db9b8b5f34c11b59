"""The commands of a record: what is done to it besides editing, and the way through it."""

from __future__ import annotations

from clientjournal.tui.command import CHANGE, ENTRIES, MOVE, Command

REVISING: tuple[Command, ...] = (
    Command(
        "addendum",
        "+",
        "Addendum",
        "add to the record without touching it",
        CHANGE,
        "addendum",
        "journal entry find timeline",
        32,
    ),
    Command(
        "withdraw",
        "w",
        "Withdraw",
        "strike it, with a reason; on a struck one: reinstate",
        CHANGE,
        "withdraw",
        "journal entry find timeline",
        33,
        f"{ENTRIES} audits",
    ),
    Command(
        "refile",
        "m",
        "Refile",
        "move it to the file of its right client",
        CHANGE,
        "refile",
        "journal entry find timeline",
        34,
        ENTRIES,
    ),
)
"""What is done to a record wherever it is shown."""

READING: tuple[Command, ...] = (
    Command("next-entry", "j", "Next", "go to the next of the list", MOVE, "turn(1)", "entry", 35),
    Command(
        "entry-before", "k", "Before", "go to the one before in the list", MOVE, "turn(-1)", "entry"
    ),
    Command(
        "next-link",
        "tab",
        "Together with",
        "choose what it hangs together with",
        MOVE,
        "link(1)",
        "entry",
        36,
    ),
    Command(
        "link-before",
        "shift+tab",
        "Link before",
        "choose the one before",
        MOVE,
        "link(-1)",
        "entry",
    ),
    Command("open-link", "enter", "Open", "open what was chosen with tab", MOVE, "open", "entry"),
    Command("line-down", "down", "Line down", "scroll down", MOVE, "scroll(1)", "entry"),
    Command("line-up", "up", "Line up", "scroll up", MOVE, "scroll(-1)", "entry"),
    Command("scroll-down", "j,down", "Down", "scroll down", MOVE, "scroll(1)", "page"),
    Command("scroll-up", "k,up", "Up", "scroll up", MOVE, "scroll(-1)", "page"),
    Command(
        "scroll-on",
        "space,pagedown",
        "Page on",
        "scroll a page on",
        MOVE,
        "scroll_page(1)",
        "entry page",
    ),
    Command(
        "scroll-back",
        "pageup",
        "Page back",
        "scroll a page back",
        MOVE,
        "scroll_page(-1)",
        "entry page",
    ),
    Command("top", "g,home", "Top", "scroll to the top", MOVE, "to_end(-1)", "entry page"),
    Command("bottom", "G,end", "Bottom", "scroll to the bottom", MOVE, "to_end(1)", "entry page"),
)
"""The way through an open record, or any page."""
