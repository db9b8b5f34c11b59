"""Containers that nothing is seen of: all of their ground is covered by what they hold."""

from __future__ import annotations

from textual.containers import Horizontal, Vertical


class Columns(Horizontal):
    """Widgets side by side."""

    BLANK = True  # one empty line for all of them, where Textual would draw each


class Rows(Vertical):
    """Widgets one below the other."""

    BLANK = True
