"""The help: the keys that work on a screen, from the command table."""

from __future__ import annotations

from collections.abc import Iterable

from clientjournal.tui.command import Command
from clientjournal.tui.pages.writing import heading
from clientjournal.tui.text import Line, Piece, cut, width_of

_TOKENS = (
    ("@name", "the client, by a beginning of the name"),
    ("#tag", "a tag"),
    ("^fri ^+2w ^12 mar", "the day it is due, or looked at again"),
    ("~big ~out ~them", "any choice of the form, by a beginning of its word"),
    ('"…" or \\#', "leaves it as text"),
)

_LEAST, _MOST = 12, 24
"""Cells of the keys at least and at most."""


def help_lines(commands: Iterable[Command], width: int) -> list[Line]:
    """Write the help of some commands, by group."""
    lines: list[Line] = []
    groups: dict[str, list[Command]] = {}
    for command in commands:
        groups.setdefault(command.group, []).append(command)
    widest = max((width_of(_keys(one)) for its in groups.values() for one in its), default=0)
    cells = min(max(widest, _LEAST), _MOST) + 2
    for group, its in groups.items():
        lines += heading(group)
        lines += [_row(_keys(command), command.help, cells, width) for command in its]
    lines += heading("In the words of an entry")
    lines += [
        [Piece(cut(token, 20), "strong"), Piece(cut(means, max(width - 20, 8)))]
        for token, means in _TOKENS
    ]
    lines += heading("Anywhere")
    lines += [
        _row(key, means, cells, width)
        for key, means in (("^p", "all commands and clients"), ("^q", "close the journal"))
    ]
    return lines[1:]


def _keys(command: Command) -> str:
    """Say all the keys of a command."""
    return command.key.replace(",", "  ").replace("ctrl+", "^").replace("escape", "esc")


def _row(keys: str, means: str, cells: int, width: int) -> Line:
    front = cut(keys, cells - 2) + "  "
    return [Piece(front, "strong"), Piece(cut(means, max(width - cells, 8)))]
