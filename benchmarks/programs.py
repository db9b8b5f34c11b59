"""The programs that are measured, and the journal they are measured on."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from benchmarks.terminal import Terminal, full

ROOT = Path(__file__).resolve().parents[1]
"""The checkout, where ``-m`` finds the package and these programs."""

DAY = "2026-11-20"
"""The day the sample practice was written for, taken for today."""

BLANK = (sys.executable, "-c", "from textual.app import App; App().run()")
"""The smallest Textual program there is."""

BLANK_FORM = (sys.executable, "-m", "benchmarks.blank_form")
"""The smallest that opens a form."""

LIBRARIES = (sys.executable, "-c", "import click, tinydb, msgspec")
"""What a command cannot do without."""


class Programs(NamedTuple):
    """Our command line, and what every process shares.

    Attributes:
        program: The program alone.
        ours: The program with its options, before a verb.
        environment: The whole environment of every process.
        client: A name the first frame shows.
        promise: The beginning of a promise the first frame shows.
    """

    program: list[str]
    ours: list[str]
    environment: dict[str, str]
    client: str
    promise: str

    def open(self, command: Sequence[str]) -> Terminal:
        """Start one of them on a screen of its own."""
        return Terminal(list(command), self.environment, str(ROOT))

    def on(self, journal: Path) -> list[str]:
        """Give our program on another journal."""
        return [*self.program, "--journal", str(journal), "--as-of", DAY]

    def run(self, command: Sequence[str]) -> None:
        """Run one of them to its end, its output thrown away."""
        subprocess.run(
            command, env=self.environment, cwd=ROOT, check=True, stdout=subprocess.DEVNULL
        )

    def probe(self, what: str, file: Path) -> dict[str, float]:
        """Make one measurement in a process of its own; see ``benchmarks.probe``."""
        command = (sys.executable, "-m", "benchmarks.probe", what, str(file))
        said = subprocess.run(
            command, env=self.environment, cwd=ROOT, check=True, stdout=subprocess.PIPE
        )
        figures: dict[str, float] = json.loads(said.stdout)
        return figures

    def practice_of(self, entries: int) -> Path:
        """Give the file of a practice of so many entries, made once a run; it may be changed."""
        file = Path(self.environment["HOME"]) / f"practice-of-{entries}.json"
        if not file.exists():
            made = file.with_name(file.name + ".made")
            self.run([sys.executable, "-m", "benchmarks.practice_of", str(entries), str(made)])
            made.rename(file)
        return file

    @contextmanager
    def settled(self, command: Sequence[str]) -> Iterator[Terminal]:
        """Start one of them and wait until its screen is whole and it is silent."""
        with self.open(command) as terminal:
            terminal.until(full, 0.4)
            yield terminal


@contextmanager
def programs() -> Iterator[Programs]:
    """Compile the package, and take the sample practice in through the program itself."""
    package = find_spec("clientjournal")
    assert package is not None
    assert package.submodule_search_locations is not None
    with TemporaryDirectory(prefix="clientjournal-benchmarks-") as folder:
        journal = Path(folder) / "practice.json"
        sample = Path(package.submodule_search_locations[0]) / "sample" / "practice.json"
        documents = json.loads(sample.read_bytes())
        made = Programs(
            _program(),
            [*_program(), "--journal", str(journal), "--as-of", DAY],
            _environment(folder),
            documents["clients"]["1"]["name"],
            _promise_of(documents["promises"], 1)[:20],
        )
        for where in (*package.submodule_search_locations, str(ROOT / "benchmarks")):
            made.run([sys.executable, "-m", "compileall", "-q", where])
        made.run([*made.ours, "import", str(sample)])
        yield made


def _program() -> list[str]:
    """Give the installed command, or the module when it is not installed."""
    script = Path(sys.executable).with_name("clientjournal")
    return [str(script)] if script.exists() else [sys.executable, "-m", "clientjournal"]


def _environment(home: str) -> dict[str, str]:
    """Give an environment that is the same everywhere and lets bytecode be kept."""
    return {
        "PATH": os.defpath,
        "HOME": home,
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
    }


def _promise_of(promises: dict[str, dict[str, object]], client: int) -> str:
    """Give the text of an open promise of a client, which stands above the kept ones."""
    return next(
        str(promise["text"])
        for promise in promises.values()
        if promise["client"] == client and promise["state"] == "open"
    )
