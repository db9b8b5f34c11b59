"""The help: the keys that work on a screen, from the command table."""

from __future__ import annotations

from collections.abc import Iterable

from clientjournal.tui.command import Command
from clientjournal.tui.pages.writing import heading
from clientjournal.tui.text import Line, Piece, cut

_TOKENS = (
    ("@name", "the client, by a beginning of the name"),
    ("#tag", "a tag"),
    ("^fri ^+2w ^12 mar", "the day it is due, or looked at again"),
    ("~big ~out ~them", "any choice of the form, by a beginning of its word"),
    ('"…" or \\#', "leaves it as text"),
)


def help_lines(commands: Iterable[Command], width: int) -> list[Line]:
    """Write the help of some commands, by group."""
    lines: list[Line] = []
    groups: dict[str, list[Command]] = {}
    for command in commands:
        groups.setdefault(command.group, []).append(command)
    for group, its in groups.items():
        lines += heading(group)
        lines += [_row(command, width) for command in its]
    lines += heading("In the words of an entry")
    lines += [
        [Piece(cut(token, 20), "strong"), Piece(cut(means, max(width - 20, 8)))]
        for token, means in _TOKENS
    ]
    lines += heading("Anywhere")
    lines += [
        [Piece(cut(key, 14), "strong"), Piece(means)]
        for key, means in (("^p", "all commands and clients"), ("^q", "close the journal"))
    ]
    return lines[1:]


def _row(command: Command, width: int) -> Line:
    keys = command.key.replace(",", "  ").replace("ctrl+", "^").replace("escape", "esc")
    return [Piece(cut(keys, 14), "strong"), Piece(cut(command.help, max(width - 14, 8)))]
