"""Every command, declared once.

Bindings, footer, command palette, help screen and ``clientjournal keys`` all derive from this
table. It knows no Textual, so that the command line can print it.
"""

from __future__ import annotations

from clientjournal.tui.command import (
    CHANGE,
    DEAL,
    ENTRIES,
    FORM,
    LOOK,
    MOVE,
    TAKE,
    WRITE,
)
from clientjournal.tui.command import (
    Command as Command,
)
from clientjournal.tui.commands_of_ends import CHANGES, DECIDING, MISSED, REVIEWING
from clientjournal.tui.commands_of_entries import READING, REVISING
from clientjournal.tui.commands_of_exports import EXPORTING
from clientjournal.tui.commands_of_figures import FIGURING
from clientjournal.tui.commands_of_finding import FINDING, GATHERING, LOOKING

COMMANDS: tuple[Command, ...] = (
    Command("advice", "a", "Advice", "log advice you gave", WRITE, "write('advice')", footer=1),
    Command(
        "moment",
        "s",
        "Say something",
        "log what you saw, and whether you said it",
        WRITE,
        "write('moments')",
        footer=2,
    ),
    Command(
        "promise",
        "p",
        "Promise",
        "log a promise, yours or theirs",
        WRITE,
        "write('promises')",
        footer=3,
    ),
    Command(
        "contact",
        "c",
        "Contact",
        "log a call, mail or meeting",
        WRITE,
        "write('contacts')",
        "journal today audit",
        4,
    ),
    Command("client", "n", "Client", "add a client", WRITE, "write('clients')", footer=5),
    Command(
        "outcome",
        "d",
        "Outcome",
        "say what came of it: one more key says what",
        CHANGE,
        "outcome",
        "journal entry find timeline",
        6,
        "advice moments promises",
    ),
    Command(
        "edit",
        "e",
        "Edit",
        "edit the record",
        CHANGE,
        "edit",
        "journal entry find timeline",
        31,
        f"clients {ENTRIES}",
    ),
    *REVISING,
    Command(
        "undo",
        "u",
        "Undo",
        "take the last change back",
        CHANGE,
        "undo",
        "journal entry today audit find timeline review",
    ),
    Command(
        "redo",
        "U",
        "Redo",
        "bring it back again",
        CHANGE,
        "redo",
        "journal entry today audit find timeline review",
    ),
    *CHANGES,
    REVIEWING,
    *GATHERING,
    Command("open", "enter", "Open", "open the record in full", LOOK, "open", "list"),
    Command(
        "before-call",
        "b",
        "Before you call",
        "whom you call, what is open, what to ask",
        LOOK,
        "before_call",
        "journal today audit find timeline",
        10,
    ),
    Command(
        "export",
        "x",
        "Export",
        "hand over a client's history, or what is marked",
        LOOK,
        "export",
        "journal find timeline",
        9,
    ),
    Command(
        "today",
        "t",
        "Today",
        "what is due, overdue first",
        LOOK,
        "today",
        footer=7,
    ),
    Command(
        "insights",
        "i",
        "Insights",
        "where your line is, both ends, whom you left alone",
        LOOK,
        "insights",
        footer=8,
    ),
    *LOOKING,
    Command("import", "I", "Import", "take a journal, CSV or vCards in", LOOK, "import"),
    Command("filter", "/", "Filter", "filter the list; escape clears", LOOK, "filter", "list", 3),
    Command(
        "help",
        "?",
        "All keys",
        "the keys that work here",
        LOOK,
        "help",
        "journal entry page today audit import export find timeline review insights behind",
        99,
    ),
    Command("pane-clients", "1", "Clients", "go to the clients", MOVE, "pane('clients')"),
    Command("pane-advice", "2", "Advice pane", "go to the advice", MOVE, "pane('advice')"),
    Command(
        "pane-moments", "3", "Say something pane", "go to say something", MOVE, "pane('moments')"
    ),
    Command("pane-promises", "4", "Promises", "go to the promises", MOVE, "pane('promises')"),
    Command("pane-file", "5", "File", "go to contacts, own-ups and reviews", MOVE, "pane('file')"),
    Command("pane-next", "tab", "Next pane", "go to the next pane", MOVE, "next_pane(1)"),
    Command("pane-back", "shift+tab", "Last pane", "go to the pane before", MOVE, "next_pane(-1)"),
    Command("down", "j,down", "Down", "move down", MOVE, "step(1)", "list"),
    Command("up", "k,up", "Up", "move up", MOVE, "step(-1)", "list"),
    Command("page-down", "pagedown", "Page down", "move a page down", MOVE, "page(1)", "list"),
    Command("page-up", "pageup", "Page up", "move a page up", MOVE, "page(-1)", "list"),
    Command("first", "g,home", "First", "go to the first", MOVE, "first", "list"),
    Command("last", "G,end", "Last", "go to the last", MOVE, "last", "list"),
    Command("clear", "escape", "Clear", "clear the filter", MOVE, "clear", "list"),
    *READING,
    Command(
        "back",
        "escape,q",
        "Back",
        "go back",
        MOVE,
        "back",
        "entry page today audit import export find timeline review insights behind",
        90,
    ),
    Command("quit", "q", "Quit", "close the journal; all is saved", MOVE, "app.quit"),
    *DECIDING,
    Command("done", "d", "Done", "say that it is done", DEAL, "done", "today audit", 1),
    Command(
        "tomorrow", "1", "Tomorrow", "put it off to tomorrow", DEAL, "put_off(1)", "today audit", 2
    ),
    Command(
        "next-week", "7", "In a week", "put it off by a week", DEAL, "put_off(7)", "today audit", 3
    ),
    Command(
        "move", "m", "Another day", "put it off to another day", DEAL, "move", "today audit", 4
    ),
    MISSED,
    Command("arrange", "tab", "By client", "by client, or by day", DEAL, "arrange", "today", 6),
    Command("audit", "A", "Friday audit", "walk the self-audit", DEAL, "audit", "today", 5),
    Command("walk-on", "n,right", "Next", "go on to the next list", DEAL, "walk(1)", "audit", 5),
    Command("walk-back", "left", "Back", "go to the list before", DEAL, "walk(-1)", "audit", 6),
    Command(
        "take-in",
        "ctrl+s,f2",
        "Take in",
        "take the rows in, as one change",
        TAKE,
        "take_in",
        "import",
        1,
    ),
    Command(
        "import-pane",
        "tab",
        "Other list",
        "go to the other list",
        TAKE,
        "pane",
        "import",
        2,
    ),
    Command("import-kind", "t", "Kind", "choose what the rows are", TAKE, "kind", "import", 3),
    Command("import-order", "d", "Dates", "day, month or year first", TAKE, "order", "import", 4),
    Command("import-letters", "l", "Letters", "choose the encoding", TAKE, "letters", "import", 5),
    Command(
        "import-clients",
        "n",
        "Unknown clients",
        "make them, or refuse the rows",
        TAKE,
        "clients",
        "import",
        6,
    ),
    Command(
        "import-conflicts",
        "c",
        "Conflicts",
        "leave them out, or take them in beside",
        TAKE,
        "conflicts",
        "import",
        7,
    ),
    Command(
        "import-refused",
        "r",
        "Refused rows",
        "stop at them, or leave them out",
        TAKE,
        "refused",
        "import",
        8,
    ),
    *FINDING,
    *EXPORTING,
    Command("save", "ctrl+s,f2", "Save", "save the entry", FORM, "save", "form", 1),
    Command(
        "draft",
        "f4",
        "Bring back the draft",
        "bring the last unsaved text back",
        FORM,
        "draft",
        "form",
    ),
    Command(
        "close",
        "escape",
        "Close",
        "close the form; what you typed is kept",
        FORM,
        "close",
        "form",
        2,
    ),
    Command(
        "editor", "ctrl+o", "Editor", "write the text in your own editor", FORM, "editor", "form"
    ),
    Command(
        "earlier",
        "f3",
        "Advised before",
        "open the advice you gave on this before",
        FORM,
        "earlier",
        "form",
    ),
    *FIGURING,
)
"""All of them, in the order the help shows."""

SCREENS = (
    "journal",
    "list",
    "entry",
    "page",
    "today",
    "audit",
    "review",
    "import",
    "export",
    "find",
    "field",
    "timeline",
    "insights",
    "behind",
    "form",
)
"""Where commands work: the journal, lists, a record, any page, what is due, a review, an
import, an export, what is found, the field of words to find, the timeline, the figures, the list
behind a number, a form."""

TYPED_IN = ("field", "form")
"""Those with text fields, where a letter is a letter."""

_WITHOUT_LISTS = ("entry", "page", "field", "insights", "form")


def together() -> list[set[str]]:
    """Give the places whose keys work at the same time: a screen with its lists, or its field."""
    return [
        {"find", where} if where == "field" else {where, *_lists_of(where)}
        for where in SCREENS
        if where != "list"
    ]


def told_in(where: str) -> tuple[str, ...]:
    """Give the places whose keys the help of a screen tells: its own, its lists', its field's."""
    more = {"journal": ("form",), "find": ("field",)}
    return (where, *_lists_of(where), *more.get(where, ()))


def _lists_of(where: str) -> tuple[str, ...]:
    return () if where in _WITHOUT_LISTS else ("list",)


def commands_of(where: str) -> tuple[Command, ...]:
    """Give the commands that work in one place."""
    return tuple(command for command in COMMANDS if where in command.where.split())


def footer_of(where: str) -> tuple[Command, ...]:
    """Give the commands the footer shows in one place and its lists, in its order.

    The journal screen names those of its lists in the lists themselves.
    """
    places = (where, *(() if where == "journal" else _lists_of(where)))
    shown = [c for place in places for c in commands_of(place) if c.footer]
    return tuple(sorted(shown, key=lambda command: command.footer))


def key_words(key: str) -> str:
    """Say a key as people write it: the first of several, ``^s`` for ``ctrl+s``."""
    first = key.split(",")[0] or ","
    return first.replace("ctrl+", "^").replace("escape", "esc")
