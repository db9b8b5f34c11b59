"""The file that ``clientjournal config`` begins with: everything there is to set, set by nobody."""

from __future__ import annotations

import json
from collections.abc import Iterable

from clientjournal.config.settings import HELP, Settings

_EXAMPLES = {"currency": "EUR", "cadence": "30d", "name": "Your Name", "editor": "vim"}
"""What is shown for settings that have no default to show."""

_HEAD = """\
# The settings of clientjournal.
#
# A line that begins with # is not read: take the # away to set what stands behind it.
# What is wrong in this file is said when the program starts, and the default is used.
"""

_KEYS = """\
[keys]
# The keys of commands; several stand in a list, as in ["k", "up"]. The keys that terminals swallow
# or that text fields need cannot be given. `clientjournal keys` prints the keys as they are.
"""


def template(commands: Iterable[tuple[str, str, str]]) -> str:
    """Write the file.

    Args:
        commands: The id of each command, its keys with commas between them, and what it does.

    """
    lines = [_HEAD]
    for name, words in HELP.items():
        value = _EXAMPLES.get(name, Settings._field_defaults[name])
        lines.append(f"# {words}\n# {name} = {json.dumps(value)}\n")
    lines.append(_KEYS)
    for id, key, words in commands:
        keys = key.split(",")
        said = json.dumps(keys[0] if len(keys) == 1 else keys)
        lines.append(f"# {f'{id} = {said}':<32}  # {words}")
    return "\n".join(lines) + "\n"
