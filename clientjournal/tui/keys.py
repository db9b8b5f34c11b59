"""Bindings from the command table."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from clientjournal.tui.commands import commands_of


def bindings(where: str) -> list[BindingType]:
    """Give the bindings of the commands that work in one place.

    Args:
        where: One of the places of the command table.
    """
    return [
        Binding(
            command.key,
            command.action,
            command.words,
            show=False,
            id=f"{where}.{command.id}",
            tooltip=command.help,
        )
        for command in commands_of(where)
    ]
