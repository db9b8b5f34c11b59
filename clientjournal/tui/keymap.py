"""The keys of the config file: which of them can be given, and the commands that carry them.

Textual takes any keymap without a word, be its commands unknown, its keys impossible or given
twice. So all of it is checked here first; a key that cannot be given is said, and the command
keeps its own. It knows no Textual, so that the command line can print the keys as they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from clientjournal.config import Config
from clientjournal.config.file import MOST, few, unknown
from clientjournal.model.safe import visible
from clientjournal.tui.command import Command
from clientjournal.tui.commands import COMMANDS, TYPED_IN, together

Keys = Mapping[str, str]
"""The keys of commands by id, with commas between several, as Textual writes them."""

_ALIASES = {
    "esc": "escape",
    "return": "enter",
    "del": "delete",
    "ins": "insert",
    "pgup": "pageup",
    "pgdn": "pagedown",
    "page_up": "pageup",
    "page_down": "pagedown",
    "back": "backspace",
    " ": "space",
    ",": "comma",
}
_MOVES = ("up", "down", "left", "right", "home", "end", "pageup", "pagedown")
_NAMED = frozenset(
    ("enter", "escape", "tab", "shift+tab", "space", "comma", "backspace", "delete", "insert")
) | {*_MOVES, *(f"shift+{move}" for move in _MOVES), *(f"f{number}" for number in range(1, 13))}
"""Keys that have a name and that every terminal sends."""

_CONTROLS = frozenset("ctrl+" + letter for letter in "fglnorst")
"""Keys with ``ctrl`` that terminals send and text fields leave alone."""

_SWALLOWED = frozenset("ctrl+" + letter for letter in "abcdehijkmpuvwxyz@[")
_OF_FIELDS = (
    frozenset(("enter", "space", "comma", "backspace", "delete", "insert", "tab", "shift+tab"))
    | {*_MOVES, *(f"shift+{move}" for move in _MOVES)}
    | {"f5", "f6", "f7"}
)
"""Keys that a text field, or a form, needs for itself."""


def keys_of(config: Config) -> tuple[dict[str, str], tuple[str, ...]]:
    """Give the keys that a config file gives to commands, and what is wrong with the others."""
    known = {command.id: command for command in COMMANDS}
    faults: list[str] = []
    keys: dict[str, str] = {}
    for id, wanted in config.settings.keys.items():
        command = known.get(id)
        if command is None:
            words = unknown("command", id, known, suggest=len(faults) < MOST)
            faults.append(config.fault(("keys", id), words))
            continue
        normal = [normalised(key) for part in wanted for key in _split(part)]
        words = next((w for key in normal if (w := refusal(key, command))), "")
        if not normal:
            words = "it names no key"
        if words:
            faults.append(config.fault(("keys", id), f"{id}: {words}; {_kept(command)}"))
        else:
            keys[id] = ",".join(dict.fromkeys(normal))
    _drop_clashes(config, keys, faults)
    return keys, few(faults)


def remapped(commands: Iterable[Command], keys: Keys) -> tuple[Command, ...]:
    """Give commands with the keys they have."""
    return tuple(
        command._replace(key=keys[command.id]) if command.id in keys else command
        for command in commands
    )


def binding_keys(keys: Keys) -> dict[str, str]:
    """Give the keys by the ids of the bindings, one for each place a command works in."""
    return {
        f"{where}.{command.id}": keys[command.id]
        for command in COMMANDS
        if command.id in keys
        for where in command.where.split()
    }


def normalised(key: str) -> str:
    """Give a key as Textual calls it: ``"escape"`` for ``"Esc"``, ``"ctrl+l"`` for ``"^L"``."""
    if len(key) == 1:
        return _ALIASES.get(key, key)
    name = key.strip()
    if len(name) == 2 and name[0] == "^":
        name = f"ctrl+{name[1]}"
    if len(name) > 1:
        name = name.casefold().replace("control+", "ctrl+").replace(" ", "")
    return _ALIASES.get(name, name)


def refusal(key: str, command: Command) -> str:
    """Say why a key cannot be given to a command; ``""`` when it can."""
    said = visible(key, 30)
    if key == "ctrl+q":
        return "ctrl+q closes the journal everywhere"
    if key == "ctrl+p":
        return "ctrl+p opens the command palette everywhere"
    if key in _SWALLOWED or key.startswith(("alt+", "ctrl+shift+", "super+", "meta+", "cmd+")):
        return f"{said} is swallowed by terminals, or text fields need it"
    if key == "ctrl+enter":
        return "most terminals send ctrl+enter as something else"
    if key.startswith("shift+") and len(key) == 7:
        return f"{said} is not sent by terminals; write {visible(key[-1:].upper())}"
    letter = len(key) == 1 and key.isprintable()
    if not letter and key not in _NAMED | _CONTROLS:
        return f"there is no key {said}"
    typed_in = next((place for place in command.where.split() if place in TYPED_IN), "")
    own = key in command.key.split(",")
    if typed_in and not own and (letter or key in _OF_FIELDS):
        return f"{said} is needed for typing where the command works; take ctrl+l, f8 or the like"
    return ""


def _split(text: str) -> Sequence[str]:
    """Give the keys of a text, with commas between them; a comma alone is one."""
    if len(text) <= 1:
        return [text] if text else []
    return [part for part in text.split(",") if part.strip() or part == " "]


def _kept(command: Command) -> str:
    return f"{visible(command.key)} is kept"


def _drop_clashes(config: Config, keys: dict[str, str], faults: list[str]) -> None:
    """Take keys back until none does two things in one place; of two given keys, the later."""
    while clash := _first_clash(keys):
        *both, key = clash
        loser = max((id for id in both if id in keys), key=list(keys).index)
        winner = next(id for id in both if id != loser)
        del keys[loser]
        own = next(command for command in COMMANDS if command.id == loser)
        words = f"{loser}: {visible(key)} is the key of {winner} there; {_kept(own)}"
        faults.append(config.fault(("keys", loser), words))


def _first_clash(keys: Keys) -> tuple[str, str, str] | None:
    """Give two commands that would have one key in one place, which they had not before."""
    commands = remapped(COMMANDS, keys)
    own = {command.id: command.key.split(",") for command in COMMANDS}
    for places in together():
        taken: dict[str, str] = {}
        for command in commands:
            if not places & set(command.where.split()):
                continue
            for key in command.key.split(","):
                other = taken.setdefault(key, command.id)
                if other != command.id and not (key in own[other] and key in own[command.id]):
                    return other, command.id, key
    return None
