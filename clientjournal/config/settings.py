"""What can be set, what it is when nobody sets it, and what it may be.

Settings are declared once, in ``Settings`` and ``HELP``; the reader, the template of the file and
its checks all derive from them. What a theme or a command is called only the screen knows: it
checks those two.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, cast

from clientjournal.model.dates import Customs, Order
from clientjournal.model.promise import NUDGE_GAP
from clientjournal.model.safe import signed, visible

DATE_ORDERS = ("dmy", "mdy", "ymd")
"""Ways to read ``12/3``: day first, month first, year first."""

_WEEKDAYS = {"monday": 0, "sunday": 6, "saturday": 5}
WEEK_STARTS = tuple(_WEEKDAYS)

LONGEST, LONGEST_COMMAND = 100, 1000
"""Characters of a name, and of a command with its path and its options."""

MOST_DAYS = 60
"""Working days between two nudges at the most."""

_CADENCE = r"[1-9][0-9]{0,3}[dwmqy]"
_CURRENCY = r"[A-Z]{3}"


class Unfit(ValueError):
    """A value that a setting cannot take; the text says what it may be."""


class Settings(NamedTuple):
    """Everything that can be set, with its defaults.

    Attributes:
        theme: The colours of the screen: one of ours or of Textual's.
        date_order: How ``12/3`` is read.
        week_start: The first day of a week.
        currency: ISO 4217, for a cost that names none; ``""`` for none.
        cadence: How long a new client goes without a word, such as ``"30d"``; ``""`` for no limit.
        name: Who records; ``""`` for the system's user.
        editor: The command that edits a text; ``""`` for ``$VISUAL`` or ``$EDITOR``.
        ascii: Whether the screen is drawn without signs outside ASCII.
        nudge_gap: Working days between two nudges of a promise.
        keys: The keys of commands, by the id of the command.
    """

    theme: str = "night"
    date_order: str = "dmy"
    week_start: str = "monday"
    currency: str = ""
    cadence: str = ""
    name: str = ""
    editor: str = ""
    ascii: bool = False
    nudge_gap: int = NUDGE_GAP
    keys: Mapping[str, tuple[str, ...]] = {}

    @property
    def customs(self) -> Customs:
        """How days are read: the order of their numbers, and when a week begins."""
        return Customs(cast(Order, self.date_order), _WEEKDAYS[self.week_start])


HELP: dict[str, str] = {
    "theme": 'the colours: "night", "paper", or one of Textual\'s such as "nord"',
    "date_order": 'how 12/3 is read: "dmy", "mdy" or "ymd"',
    "week_start": 'the first day of a week: "monday", "sunday" or "saturday"',
    "currency": 'the currency of a cost that names none, such as "EUR"',
    "cadence": 'how long a new client may go without a word: "30d", "2w", "1m"',
    "name": "who records, as the history says it; else the system's user",
    "editor": 'the command that edits a text, such as "vim"; else $VISUAL or $EDITOR',
    "ascii": "true draws the screen without signs outside ASCII",
    "nudge_gap": "working days between two nudges of a promise",
}
"""What each setting is, in a line."""


def fit(name: str, value: Any) -> Any:
    """Give a setting's value as it is used.

    Raises:
        Unfit: It cannot take that value.

    """
    return _FITS[name](value)


def shown(value: Any) -> str:
    """Show a value of the file in a line."""
    if isinstance(value, str):
        return f'"{visible(value, 40)}"'
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict | list):
        return "a table" if isinstance(value, dict) else "a list"
    return visible(str(value), 40)


def _one_of(*offered: str) -> Callable[[Any], str]:
    def one(value: Any) -> str:
        said = value.strip().casefold() if isinstance(value, str) else None
        if said not in offered:
            raise Unfit(f"{shown(value)} is none of {', '.join(offered)}")
        return said

    return one


def _line(value: Any, longest: int = LONGEST) -> str:
    if not isinstance(value, str):
        raise Unfit(f"{shown(value)} is no text; write it in quotes")
    text = value.strip()
    if len(text) > longest:
        raise Unfit(f"it is longer than {longest} characters")
    if signed(text) != text:
        raise Unfit("it holds characters that cannot be shown")
    return text


def _like(shape: str, wanted: str, folded: Callable[[str], str]) -> Callable[[Any], str]:
    def like(value: Any) -> str:
        import re

        text = folded(_line(value)).replace(" ", "")
        if text and not re.fullmatch(shape, text):
            raise Unfit(f"{shown(value)} is not {wanted}")
        return text

    return like


def _command(value: Any) -> str:
    import shlex

    text = _line(value, LONGEST_COMMAND)
    try:
        words = shlex.split(text)
    except ValueError:
        raise Unfit(f"{shown(value)} has a quotation mark that is not closed") from None
    if text and not words:
        raise Unfit(f"{shown(value)} names no command")
    return text


def _truth(value: Any) -> bool:
    if not isinstance(value, bool):
        raise Unfit(f"{shown(value)} is neither true nor false")
    return value


def _days(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MOST_DAYS:
        raise Unfit(f"{shown(value)} is no number of days from 0 to {MOST_DAYS}")
    return value


_FITS: dict[str, Callable[[Any], Any]] = {
    "theme": _line,
    "date_order": _one_of(*DATE_ORDERS),
    "week_start": _one_of(*WEEK_STARTS),
    "currency": _like(_CURRENCY, "three letters, such as EUR", str.upper),
    "cadence": _like(_CADENCE, 'a count and d, w, m, q or y, such as "2w"', str.casefold),
    "name": _line,
    "editor": _command,
    "ascii": _truth,
    "nudge_gap": _days,
}
