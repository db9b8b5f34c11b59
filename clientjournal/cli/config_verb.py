"""``config``: the file of settings, in the editor."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import click

from clientjournal.cli.session import Session, pass_session
from clientjournal.model.errors import JournalError
from clientjournal.model.safe import visible


@click.command("config")
@click.option("--path", "only_path", is_flag=True, help="Say where the file is; open nothing.")
@pass_session
def command(session: Session, only_path: bool) -> None:
    """Open the file of settings in the editor; without one, a file that explains them all.

    What is wrong with it is said once the editor closes.
    """
    from clientjournal.config import config_path, read_config

    path = config_path()
    if only_path:
        click.echo(visible(str(path)) if sys.stdout.isatty() else str(path))
        return
    if path.is_dir():
        raise JournalError(f"{path} is a folder; move it away, the settings are a file")
    _begin(path)
    _edit(path, read_config(path).settings.editor)
    from clientjournal.tui.preferences import preferences_of

    session.note(*preferences_of(read_config(path)).faults)


def _begin(path: Path) -> None:
    """Write the file that explains every setting, unless there is one."""
    if os.path.lexists(path):
        return
    from clientjournal.config.template import template
    from clientjournal.tui.commands import COMMANDS

    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    text = template((command.id, command.key, command.help) for command in COMMANDS)
    with open(path, "x", encoding="utf-8", opener=_private) as file:
        file.write(text)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _edit(path: Path, named: str) -> None:
    """Run the editor the settings name, else ``$VISUAL`` or ``$EDITOR``, until it closes.

    Raises:
        JournalError: There is none, or it failed.

    """
    from clientjournal.config.editor import editor_command

    words = editor_command(named, os.environ)
    try:
        done = subprocess.run([*words, str(path)], check=False)
    except OSError as error:
        why = error.strerror
        raise JournalError(f"{words[0]} cannot be started: {why}; set EDITOR to another") from None
    if done.returncode:
        raise JournalError(f"{words[0]} ended with status {done.returncode}; see {path}")
