"""``config``, ``keys``, and what the other verbs take from the config file."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from clientjournal.config import Settings, config_path, read_config
from clientjournal.journal import open_journal
from clientjournal.model.advice import Advice
from clientjournal.model.client import Client
from tests.cli.running import Program


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The config file of the test, which is not there yet."""
    path = tmp_path / "settings" / "config.toml"
    monkeypatch.setenv("CLIENTJOURNAL_CONFIG", str(path))
    monkeypatch.delenv("VISUAL", raising=False)
    return path


def written(file: Path, text: str) -> None:
    file.parent.mkdir(exist_ok=True)
    file.write_text(text)


def editor(tmp_path: Path, program: str) -> str:
    """Give the command of an editor that does something with the file it is given."""
    script = tmp_path / "an editor.py"
    script.write_text(f"import sys; path = sys.argv[1]\n{program}\n")
    return f'"{sys.executable}" "{script}"'


def test_the_path_is_said_and_nothing_is_made(program: Program, file: Path) -> None:
    assert program.done("config", "--path") == f"{file}\n"
    assert not file.exists()


def test_without_a_file_the_editor_opens_one_that_explains_everything(
    program: Program, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", editor(tmp_path, "open(path, 'a').write('undo = \"Z\"\\n')"))
    assert program.done("config") == ""
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert "# save = " in file.read_text()
    assert read_config().settings == Settings(keys={"undo": ("Z",)})
    assert ["Z", "undo"] in [line.split()[:2] for line in program.done("keys").splitlines()]


def test_the_editor_of_the_settings_comes_first(
    program: Program, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = editor(tmp_path, "open(path, 'a').write('# seen')")
    written(file, f"editor = '{command}'\n")
    monkeypatch.setenv("EDITOR", "false")
    program.done("config")
    assert file.read_text().endswith("# seen")


def test_what_is_wrong_is_said_once_the_editor_closes(
    program: Program, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = "theme = \\'nigt\\'\\nname = 5\\n[keys]\\nundo = \\'alt+z\\'\\n"
    monkeypatch.setenv("EDITOR", editor(tmp_path, f"open(path, 'w').write('{wrong}')"))
    result = program.run("config")
    assert result.exit_code == 0
    assert [line.split(": ")[2] for line in result.stderr.splitlines()] == [
        "config.toml line 2",
        "config.toml line 1",
        "config.toml line 4",
    ]


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("no-such-editor", "no-such-editor cannot be started: No such file or directory"),
        ("false", "false ended with status 1"),
        ("'", "has a quote left open"),
    ],
)
def test_an_editor_that_fails_is_said(
    program: Program, file: Path, monkeypatch: pytest.MonkeyPatch, command: str, said: str
) -> None:
    monkeypatch.setenv("EDITOR", command)
    assert said in program.refused("config")


def test_a_folder_in_its_place_is_said(program: Program, file: Path) -> None:
    file.mkdir(parents=True)
    assert "is a folder; move it away" in program.refused("config")


def test_keys_are_printed_as_they_are(program: Program, file: Path) -> None:
    written(file, '[keys]\nundo = "Z"\nredo = "ctrl+z"\n')
    result = program.run("keys")
    assert result.exit_code == 0
    lines = {
        line.split()[1]: line.split()[0] for line in result.stdout.splitlines() if line[:1] == " "
    }
    assert (lines["undo"], lines["redo"]) == ("Z", "U")
    assert result.stderr == (
        "clientjournal: note: config.toml line 3: redo: ctrl+z is swallowed by terminals, or text"
        " fields need it; U is kept\n"
    )


def test_the_name_records_and_a_bad_file_stops_nothing(program: Program, file: Path) -> None:
    written(file, 'name = "Ruth [/b] Pell"\nthme = 1\n')
    result = program.run("add", "client", "Acme")
    assert (result.exit_code, result.stdout) == (0, "C-1\n")
    assert result.stderr == (
        "clientjournal: note: config.toml line 2: there is no setting thme; did you mean theme?\n"
    )
    assert program.json("show", "C-1")["recorded_by"] == "Ruth [/b] Pell"


def test_a_file_that_is_no_toml_stops_nothing(program: Program, file: Path) -> None:
    written(file, "name = \n")
    result = program.run("add", "client", "Acme")
    assert (result.exit_code, result.stdout) == (0, "C-1\n")
    assert "config.toml line 1: this is no TOML" in result.stderr


def test_a_verb_that_only_reads_does_not_read_the_settings(program: Program, file: Path) -> None:
    written(file, "name = \n")
    program.run("add", "client", "Acme")
    assert "Acme" in program.done("list", "clients")


def test_a_cost_that_names_no_currency_takes_the_one_of_the_settings(
    program: Program, file: Path
) -> None:
    written(file, 'currency = "gbp"\n')
    program.done("add", "client", "Acme")
    program.done("add", "advice", "Acme", "Keep receipts")
    program.done("amend", "A-1", "--outcome", "as warned", "--outcome-on", "today", "--tags", "x")
    assert program.json("show", "A-1")["currency"] == ""
    program.done("amend", "A-1", "--cost", "1200", "--cost-basis", "client")
    assert program.json("show", "A-1")["currency"] == "GBP"
    program.done(
        "add",
        "advice",
        "Acme",
        "Buy",
        "--outcome",
        "went well",
        "--outcome-on",
        "today",
        "--cost",
        "5",
        "--cost-basis",
        "mine",
        "--currency",
        "USD",
    )
    assert program.json("show", "A-2")["currency"] == "USD"


def test_a_script_records_under_the_name_too(path: Path, file: Path) -> None:
    written(file, 'name = "Ruth"\ncurrency = "EUR"\n')
    with open_journal(path) as journal:
        acme = journal.add(Client(name="Acme"))
        said = journal.add(Advice(client=acme.id, on=journal.clock.today(), advice="x", cost=3))
        assert (acme.recorded_by, said.currency) == ("Ruth", "EUR")
    with open_journal(path, author="Jo", settings=Settings()) as journal:
        assert journal.add(Client(name="Bolt")).recorded_by == "Jo"


def test_the_default_place_is_the_users_folder() -> None:
    assert str(config_path()).startswith(os.environ["XDG_CONFIG_HOME"])


def test_settings_are_read_without_textual(file: Path) -> None:
    written(file, 'theme = "paper"\n[keys]\nundo = "Z"\n')
    program = (
        "import sys; from clientjournal.config import read_config\n"
        "from clientjournal.tui.keymap import keys_of\n"
        "print(keys_of(read_config())[0], 'textual' in sys.modules, 'rich' in sys.modules)"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert run.stdout == "{'undo': 'Z'} False False\n"
