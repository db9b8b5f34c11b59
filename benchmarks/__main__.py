"""``python -m benchmarks [--write] [NAME ...]``: measure, and print one table."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser
from importlib.util import find_spec
from pathlib import Path

RESULTS = Path(__file__).with_name("RESULTS.md")

HOW = """\
Times are medians in one run, ours and what stands beside it in turns, after a warm-up that is not
counted and with bytecode compiled, on a real pseudo-terminal of 120 x 40. Every figure is to be
read against the one beside it: what else the machine does hits both. `make bench` measures anew.
"""


def main() -> int:
    """Measure what is named, or everything; the status says nothing about the figures."""
    reader = ArgumentParser(prog="python -m benchmarks", description="Measure what things cost.")
    reader.add_argument("--write", action="store_true", help="keep the table in RESULTS.md")
    reader.add_argument("names", nargs="*", metavar="NAME", help="only these measurements")
    said = reader.parse_args()
    missing = _missing()
    if missing:
        print(f"benchmarks: {missing}", file=sys.stderr)
        return 2

    from benchmarks.report import MEASUREMENTS, report
    from benchmarks.terminal import NothingSeen

    unknown = [name for name in said.names if name not in MEASUREMENTS]
    if unknown:
        reader.error(f"there is no {unknown[0]}; there are {', '.join(MEASUREMENTS)}")
    try:
        measured = report(said.names or list(MEASUREMENTS))
    except NothingSeen as screen:
        print(f"benchmarks: what was waited for never came; there was:\n{screen}", file=sys.stderr)
        return 1
    print(measured)
    if said.write:
        RESULTS.write_text(f"# What it costs\n\n{HOW}\n{measured}\n", encoding="utf-8")
    return 0


def _missing() -> str:
    """Say what keeps the measurements from being made, if anything does."""
    if sys.platform != "linux":
        return "these need Linux: its /proc and its pseudo-terminals"
    if find_spec("pyte") is None:
        return 'these need pyte; it comes with: pip install -e ".[dev]"'
    try:
        for handle in os.openpty():
            os.close(handle)
    except OSError as error:
        return f"these need a pseudo-terminal, and there is none: {error.strerror}"
    return ""


if __name__ == "__main__":
    sys.exit(main())
