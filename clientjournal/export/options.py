"""What a person may choose of a format."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Options:
    """The choices; a format looks at its own.

    Attributes:
        raw: CSV: leave texts that a spreadsheet would take for formulas as they are.
        todo: ICS: write to-dos in place of all-day events.
        names: ICS: say whom and what it is about in the titles.
        vcard: vCard: the version, 4.0 or 3.0.

    """

    raw: bool = False
    todo: bool = False
    names: bool = False
    vcard: Literal["4.0", "3.0"] = "4.0"
