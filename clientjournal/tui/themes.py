"""The two themes of the journal, beside Textual's own."""

from __future__ import annotations

from textual.theme import BUILTIN_THEMES, Theme

NIGHT = Theme(
    name="night",
    dark=True,
    background="#15181d",
    surface="#191d23",
    panel="#232932",
    foreground="#d3d7dd",
    primary="#7fb4ca",
    secondary="#8f9bb3",
    accent="#e0af68",
    warning="#e0af68",
    error="#e67e80",
    success="#a3be8c",
    variables={
        "text": "#d3d7dd",
        "text-muted": "#8d95a0",
        "text-primary": "#7fb4ca",
        "text-accent": "#e0af68",
        "text-warning": "#e0af68",
        "text-error": "#e67e80",
        "text-success": "#a3be8c",
        "border": "#7fb4ca",
        "border-blurred": "#4a525e",
        "input-selection-background": "#7fb4ca 30%",
    },
)

PAPER = Theme(
    name="paper",
    dark=False,
    background="#faf7f1",
    surface="#f4f0e7",
    panel="#e9e3d6",
    foreground="#2b2f36",
    primary="#2d6b81",
    secondary="#5b6577",
    accent="#90560d",
    warning="#90560d",
    error="#ae3e3d",
    success="#476e34",
    variables={
        "text": "#2b2f36",
        "text-muted": "#5e646e",
        "text-primary": "#2d6b81",
        "text-accent": "#90560d",
        "text-warning": "#90560d",
        "text-error": "#ae3e3d",
        "text-success": "#476e34",
        "border": "#2d6b81",
        "border-blurred": "#b3aa98",
        "input-selection-background": "#2d6b81 25%",
    },
)

THEMES = (NIGHT, PAPER)
"""Those the program brings."""


def theme_names() -> list[str]:
    """Give the names of all themes there are, ours first."""
    return [*(theme.name for theme in THEMES), *BUILTIN_THEMES]


def theme_line(theme: str, kept: str) -> str:
    """Say how long a theme chosen in the palette stays, and what keeps it; ``""`` of the kept."""
    if theme == kept:
        return ""
    return f"theme {theme} until you leave; clientjournal config keeps it"
