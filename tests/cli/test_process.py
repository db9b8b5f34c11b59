"""The program as a process: what it loads, how it ends."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from clientjournal.cli.group import VERBS, cli
from clientjournal.journal import Journal


def run(*words: str, path: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "clientjournal", *words],
        env={**os.environ, "CLIENTJOURNAL": str(path)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_without_a_terminal_the_screen_is_refused_at_once(path: Path) -> None:
    for words in ([], ["demo"]):
        ended = run(*words, path=path)
        assert (ended.returncode, ended.stdout) == (2, "")
        assert len(ended.stderr.splitlines()) == 1 and "terminal" in ended.stderr


def test_a_verb_is_loaded_only_when_it_is_called(path: Path, sample: Journal) -> None:
    script = (
        "import sys\n"
        "from clientjournal.cli.group import cli\n"
        "try: cli.main(['list'])\n"
        "except SystemExit: pass\n"
        "print(*sys.modules, sep='\\n', file=sys.stderr)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "CLIENTJOURNAL": str(path)},
        capture_output=True,
        text=True,
        timeout=60,
    )
    loaded = set(ended.stderr.split())
    assert "clientjournal.cli.list_verb" in loaded
    others = {f"clientjournal.cli.{verb}_verb" for verb in VERBS} - {"clientjournal.cli.list_verb"}
    heavy = {"textual", "rich", "dateutil", "platformdirs", "hashlib", "clientjournal.tui"}
    heavy |= {"jinja2", "icalendar", "vobject", "typst"}
    assert not loaded & (others | heavy | {"clientjournal.journal", "clientjournal.export"})


def test_a_reader_that_goes_away_ends_it_quietly(path: Path, sample: Journal) -> None:
    read, write = os.pipe()
    os.close(read)
    ended = subprocess.run(
        [sys.executable, "-m", "clientjournal", "list", "entries"],
        env={**os.environ, "CLIENTJOURNAL": str(path)},
        stdout=write,
        stderr=subprocess.PIPE,
        timeout=60,
    )
    os.close(write)
    assert (ended.returncode, ended.stderr) == (1, b"")


def test_damage_is_one_line(path: Path, sample: Journal) -> None:
    path.write_bytes(path.read_bytes()[:-200])
    ended = run("list", path=path)
    assert (ended.returncode, ended.stdout) == (1, "")
    assert len(ended.stderr.splitlines()) == 1 and "damaged" in ended.stderr


def test_help_lists_every_verb_and_the_version_is_said() -> None:
    said = CliRunner().invoke(cli, ["--help"]).output
    for verb, words in VERBS.items():
        assert f"  {verb} " in said
        assert words.split()[0] in said
    assert CliRunner().invoke(cli, ["--version"]).output.startswith("clientjournal ")


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_explains_itself(verb: str) -> None:
    result = CliRunner().invoke(cli, [verb, "--help"])
    assert result.exit_code == 0
    assert result.output.startswith("Usage:")


@pytest.mark.terminal
def test_on_a_terminal_the_text_is_asked_for(path: Path, sample: Journal) -> None:
    import pty

    main, other = pty.openpty()
    words = ["add", "contact", "luz"]
    with subprocess.Popen(
        [sys.executable, "-m", "clientjournal", *words],
        env={**os.environ, "CLIENTJOURNAL": str(path)},
        stdin=other,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as asking:
        os.write(main, b"Rang about the books\n")
        said, asked = asking.communicate(timeout=60)
    os.close(main)
    os.close(other)
    assert (asking.returncode, said) == (0, "K-14\n")
    assert asked.startswith("Text: ")
    assert run("show", "K-14", path=path).stdout.count("Rang about the books") == 1
