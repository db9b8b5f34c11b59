"""What the screen takes from the config file: settings, keys of commands, what is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from textual.dom import DOMNode

from clientjournal.config import Config, Settings
from clientjournal.config.file import few, unknown
from clientjournal.tui.command import Command
from clientjournal.tui.commands import COMMANDS, key_words
from clientjournal.tui.keymap import keys_of, remapped
from clientjournal.tui.themes import theme_names


class Preferences(NamedTuple):
    """How somebody wants the screen.

    Attributes:
        settings: What is set, with defaults for what was at fault.
        keys: The keys given to commands, by id.
        faults: What is wrong with the config file, a line each.
    """

    settings: Settings = Settings()
    keys: Mapping[str, str] = {}
    faults: tuple[str, ...] = ()

    @property
    def fault_line(self) -> str:
        """The first fault, and how many more there are; ``""`` without any."""
        first, *more = self.faults or ("",)
        return f"{first}  ({len(more)} more: clientjournal config)" if more else first

    def remapped(self, *commands: Command) -> tuple[Command, ...]:
        """Give commands with the keys they have."""
        return remapped(commands, self.keys)

    def said(self, words: str) -> str:
        """Say words of the program with keys for ids in braces: ``{save} saves it``."""
        commands = self.remapped(*COMMANDS)
        return words.format_map({command.id: key_words(command.key) for command in commands})


class Preferring:
    """An app that has preferences."""

    preferences: Preferences


def preferences_of(config: Config) -> Preferences:
    """Give what a config file says of the screen; a theme or a key there is not is a fault."""
    settings, faults = config.settings, list(config.faults)
    names = theme_names()
    if settings.theme not in names:
        words = unknown("theme", settings.theme, names)
        default = Settings().theme
        faults.append(config.fault(("theme",), f"{words}; {default} is used"))
        settings = settings._replace(theme=default)
    keys, wrong = keys_of(config)
    return Preferences(settings, keys, few([*faults, *wrong]))


def preferences_in(node: DOMNode) -> Preferences:
    """Give the preferences of the app a widget or a screen is in."""
    return node.app.preferences if isinstance(node.app, Preferring) else Preferences()
