"""``keys``: the keys of the screen, as the config file has them."""

from __future__ import annotations

import click

from clientjournal.cli.session import Session, pass_session
from clientjournal.model.safe import visible


@click.command("keys")
@pass_session
def command(session: Session) -> None:
    """List the keys of the screen by group, with the ids the config file knows them by."""
    from clientjournal.tui.commands import COMMANDS
    from clientjournal.tui.keymap import keys_of, remapped

    keys, faults = keys_of(session.config)
    session.note(*faults)
    lines = remapped(COMMANDS, keys)
    width, words, ids = (
        max(len(getattr(line, name)) for line in lines) for name in ("key", "words", "id")
    )
    for number, group in enumerate(dict.fromkeys(line.group for line in lines)):
        click.echo(("\n" if number else "") + visible(group))
        for line in lines:
            if line.group == group:
                said = f"  {line.key:<{width}}  {line.id:<{ids}}  {line.words:<{words}}"
                click.echo(visible(f"{said}  {line.help}"))
