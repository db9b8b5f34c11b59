"""The table of results, and the facts about the machine it was made on."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

HEAD = ("what", "ours", "beside", "ratio", "bound", "holds")
LIBRARIES = ("textual", "rich", "click", "tinydb", "msgspec", "pyte")


class Row(NamedTuple):
    """One line of the table, in words.

    Attributes:
        what: What was measured.
        ours: What the program needs.
        beside: What something small needs for the same, and what that is.
        ratio: The one to the other, or their difference.
        bound: What it is to stay within; empty when it is for information.
        holds: Whether it does; None when there is no bound.
    """

    what: str
    ours: str
    beside: str = ""
    ratio: str = ""
    bound: str = ""
    holds: bool | None = None


def table(rows: Sequence[Row]) -> str:
    """Write the rows as a Markdown table, its columns aligned."""
    lines: list[tuple[str, ...]] = [
        HEAD,
        *((*row[:-1], {True: "yes", False: "no", None: ""}[row.holds]) for row in rows),
    ]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEAD))]
    lines.insert(1, tuple("-" * width for width in widths))
    return "\n".join(
        "| "
        + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        + " |"
        for line in lines
    )


def load() -> str:
    """Give the load averages, as they stand now."""
    return " ".join(f"{figure:.2f}" for figure in os.getloadavg())


def machine() -> str:
    """Say what was measured with, and on what."""
    libraries = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    return (
        f"{datetime.now(UTC).date()}, {platform.python_implementation()} "
        f"{platform.python_version()}, {libraries}; {os.cpu_count()} cores, {_processor()}, "
        f"{platform.system()} {platform.release().partition('-')[0]}"
    )


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        name, _, value = line.partition(":")
        if name.strip() == "model name":
            return value.strip()
    return platform.machine()


def milliseconds(seconds: float) -> str:
    """Give a time as the table shows it, with decimals where it is short."""
    places = 0 if seconds >= 0.02 else 1 if seconds >= 0.002 else 2
    return f"{seconds * 1000:.{places}f} ms"
