"""Which editor a person writes in."""

from __future__ import annotations

import os
import shlex
import shutil
from collections.abc import Mapping
from pathlib import Path

from clientjournal.model.errors import JournalError
from clientjournal.model.safe import visible

KNOWN_EDITORS = ("sensible-editor", "editor", "nano", "vim", "vi", "notepad")
"""What is looked for where nothing says which editor."""

_WRITES_NOTHING = [
    "-n",
    "-i",
    "NONE",
    "--cmd",
    "set nomodeline",
    "-c",
    "set noswapfile noundofile nobackup nowritebackup",
]
"""Arguments of vim and nvim: no swap, no viminfo or shada, no undo file, no copy beside it."""


def editor_command(configured: str, environ: Mapping[str, str]) -> list[str]:
    """Give the editor as a command: the configured one, ``$VISUAL``, ``$EDITOR`` or a known one.

    Raises:
        JournalError: There is none, or what names it has an open quote.
    """
    named = (configured, environ.get("VISUAL", ""), environ.get("EDITOR", ""))
    said = next((words.strip() for words in named if words.strip()), "")
    try:
        command = shlex.split(said, posix=os.name != "nt")
    except ValueError:
        raise JournalError(f'the editor "{visible(said, 60)}" has a quote left open') from None
    if not command:
        command = [name for name in KNOWN_EDITORS if shutil.which(name)][:1]
    if not command:
        raise JournalError("there is no editor; set $EDITOR to the one you use")
    return command


def leaving_nothing(command: list[str]) -> list[str]:
    """Have vim and nvim leave no copy of what they edit; any other editor is run as it is."""
    return [*command, *(_WRITES_NOTHING if is_vim(command[0]) else [])]


def is_vim(program: str) -> bool:
    """Tell whether a program is vim or nvim, by its own name or by that of what it points to."""
    found = shutil.which(program)
    real = Path(found).resolve() if found else Path(program)
    names = {Path(program).stem.casefold(), real.stem.casefold()}
    return any(name.removeprefix("g").startswith(("vim", "nvim")) for name in names)
