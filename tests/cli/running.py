"""Running the command line in a test."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from clientjournal.cli.group import cli


class Program:
    """The command line on one journal, with 20 November 2026 as today."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def run(self, *words: str, stdin: str | bytes | None = None) -> Result:
        before = ["--journal", str(self.path), "--as-of", "2026-11-20"]
        return CliRunner().invoke(cli, [*before, *words], input=stdin)

    def done(self, *words: str, stdin: str | bytes | None = None) -> str:
        """Run what must succeed and say nothing on stderr; give what it printed."""
        result = self.run(*words, stdin=stdin)
        assert (result.exit_code, result.stderr) == (0, ""), result.output
        return result.stdout

    def refused(self, *words: str, status: int = 1) -> str:
        """Run what must be refused with one line; give the line."""
        result = self.run(*words)
        assert result.exit_code == status, result.output
        assert result.stdout == ""
        assert isinstance(result.exception, SystemExit)
        (line,) = result.stderr.splitlines()
        return line

    def json(self, *words: str) -> Any:
        return json.loads(self.done(*words, "--json"))

    def refs(self, words: Sequence[str]) -> list[str]:
        return [record["id"] for record in self.json(*words)]
