"""The commands of the figures."""

from __future__ import annotations

from clientjournal.tui.command import FIGURES, Command

WHERE = "insights"

FIGURING: tuple[Command, ...] = (
    Command("figure-open", "enter", "Open the list", "see what counts", FIGURES, "open", WHERE, 1),
    Command("period", "right", "Period", "a shorter period", FIGURES, "period(1)", WHERE, 2),
    Command("period-back", "left", "Longer", "a longer period", FIGURES, "period(-1)", WHERE),
    Command(
        "figures-client",
        "c",
        "This client",
        "of the selected client, or of all",
        FIGURES,
        "client",
        WHERE,
        3,
    ),
    Command(
        "figures-sort",
        "d",
        "Dangers",
        "dangers alone, opportunities alone, or both",
        FIGURES,
        "sort",
        WHERE,
        4,
    ),
    Command("figure-next", "tab", "Next figure", "go to the next", FIGURES, "figure(1)", WHERE, 5),
    Command(
        "figure-back",
        "shift+tab",
        "Last figure",
        "go to the one before",
        FIGURES,
        "figure(-1)",
        WHERE,
    ),
    Command("figure-down", "j,down", "Down", "move down", FIGURES, "step(1)", WHERE),
    Command("figure-up", "k,up", "Up", "move up", FIGURES, "step(-1)", WHERE),
    Command(
        "figures-down", "pagedown", "Page down", "scroll a page down", FIGURES, "page(1)", WHERE
    ),
    Command("figures-up", "pageup", "Page up", "scroll a page up", FIGURES, "page(-1)", WHERE),
    Command("figures-first", "g,home", "First", "go to the first", FIGURES, "first", WHERE),
    Command("figures-last", "G,end", "Last", "go to the last", FIGURES, "last", WHERE),
)
"""What a key does on their screen."""
