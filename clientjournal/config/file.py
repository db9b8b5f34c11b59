"""Reading ``config.toml``: what it sets, and what is wrong with it."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from clientjournal.config.settings import HELP, Settings, Unfit, fit, shown
from clientjournal.model.safe import visible

if TYPE_CHECKING:
    from clientjournal.config.lines import Names

VARIABLE = "CLIENTJOURNAL_CONFIG"
"""The environment variable that names the file."""

LARGEST = 1 << 16
"""Bytes of a file that is read; nobody writes more."""

MOST = 20
"""Faults that are said one by one."""


class Config(NamedTuple):
    """What a config file says.

    Attributes:
        path: The file, which need not exist.
        settings: What it sets, and the defaults of what it does not.
        faults: What is wrong with it, a line each; what they are about has its default.
        lines: The line each name is set on.
    """

    path: Path
    settings: Settings = Settings()
    faults: tuple[str, ...] = ()
    lines: Mapping[Names, int] = {}

    def fault(self, names: Names, words: str) -> str:
        """Say what is wrong with a name, and on which line."""
        line = self.lines.get(names)
        return f"{self.path.name}{f' line {line}' if line else ''}: {words}"


def config_path() -> Path:
    """Give the file ``CLIENTJOURNAL_CONFIG`` names, else ``config.toml`` in the user's folder."""
    named = os.environ.get(VARIABLE, "").strip()
    if named:
        return Path(named)
    from platformdirs import user_config_path

    return user_config_path("clientjournal", appauthor=False) / "config.toml"


def read_config(path: Path | None = None) -> Config:
    """Read a config file, by default the user's own; without one everything has its default."""
    config = Config(config_path() if path is None else path)
    try:
        content = _content(config.path)
    except FileNotFoundError:
        return config
    except (OSError, ValueError) as error:  # a ValueError is a path that holds a zero byte
        why = getattr(error, "strerror", None) or error
        return _nothing(config, f"{visible(str(config.path))} cannot be read: {why}")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return _nothing(config, f"{config.path.name} line {line}: it is not UTF-8")
    return _checked(config, text) if text.strip() else config


def _nothing(config: Config, fault: str) -> Config:
    return config._replace(faults=(f"{fault}; the defaults are used",))


def _content(path: Path) -> bytes:
    """Give the bytes of a plain file.

    Raises:
        OSError: It is none, it is too large, or it may not be read.

    """
    status = os.stat(path)
    if stat.S_ISDIR(status.st_mode):
        raise OSError(0, "it is a folder")
    if not stat.S_ISREG(status.st_mode):
        raise OSError(0, "it is no plain file")
    if status.st_size > LARGEST:
        raise OSError(0, f"it is larger than {LARGEST // 1024} KB")
    return path.read_bytes()


def _checked(config: Config, text: str) -> Config:
    """Take what the text sets, name by name."""
    import re
    import tomllib

    from clientjournal.config.lines import lines_of

    config = config._replace(lines=lines_of(text))
    try:
        said = tomllib.loads(text.replace("\r\n", "\n"))
    except (ValueError, RecursionError) as error:
        words = str(error) if isinstance(error, ValueError) else "it is nested too deeply"
        found = re.search(r"line (\d+)", words)
        line = found[1] if found else text.rstrip().count("\n") + 1
        why = visible(words.split(" (at ")[0], 80)
        return _nothing(config, f"{config.path.name} line {line}: this is no TOML: {why}")
    values: dict[str, Any] = {}
    faults: list[str] = []
    for name, value in said.items():
        try:
            if name == "keys":
                values[name] = _keys(config, value, faults)
            elif name in HELP:
                values[name] = fit(name, value)
            else:
                raise Unfit(unknown("setting", name, (*HELP, "keys"), suggest=len(faults) < MOST))
        except Unfit as error:
            words = f"{name}: {error}; the default is used" if name in HELP else str(error)
            faults.append(config.fault((name,), words))
    return config._replace(settings=Settings(**values), faults=few(faults))


def _keys(config: Config, table: Any, faults: list[str]) -> dict[str, tuple[str, ...]]:
    """Take the keys of commands as texts; what they are worth the screen says."""
    if not isinstance(table, dict):
        raise Unfit(f"keys: {shown(table)} is no table; begin it with a line [keys]")
    found: dict[str, tuple[str, ...]] = {}
    for name, value in table.items():
        several = [value] if isinstance(value, str) else value
        if name in HELP:
            words = f"{name} is no command but a setting; write it above the line [keys]"
            faults.append(config.fault(("keys", name), words))
        elif isinstance(several, list) and all(isinstance(key, str) for key in several):
            found[name] = tuple(several)
        else:
            words = f"{visible(name, 40)}: {shown(value)} is no key; write it in quotes"
            faults.append(config.fault(("keys", name), words))
    return found


def unknown(what: str, name: str, known: Iterable[str], *, suggest: bool = True) -> str:
    """Say that there is no such thing, and what was perhaps meant."""
    words = f"there is no {what} {visible(name, 40)}"
    if suggest:
        from difflib import get_close_matches

        by_letters = {each.replace("_", "-"): each for each in known}
        near = get_close_matches(name[:80].casefold().replace("_", "-"), by_letters, 1, 0.6)
        words += f"; did you mean {by_letters[near[0]]}?" if near else ""
    return words


def few(faults: list[str]) -> tuple[str, ...]:
    """Give the first faults, and how many more there are."""
    more = len(faults) - MOST
    return (*faults[:MOST], f"{more} more like these") if more > 0 else tuple(faults)
