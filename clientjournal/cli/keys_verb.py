"""``keys``: the keys of the screen, from the one place that declares them."""

from __future__ import annotations

import click

from clientjournal.model.safe import visible


@click.command("keys")
def command() -> None:
    """List the keys of the screen by group."""
    from clientjournal.tui.commands import COMMANDS

    width = max((len(line.key) for line in COMMANDS), default=0)
    words = max((len(line.words) for line in COMMANDS), default=0)
    for number, group in enumerate(dict.fromkeys(line.group for line in COMMANDS)):
        click.echo(("\n" if number else "") + visible(group))
        for line in COMMANDS:
            if line.group == group:
                said = f"  {line.key:<{width}}  {line.words:<{words}}  {line.help}"
                click.echo(visible(said).rstrip())
