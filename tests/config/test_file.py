from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from platformdirs import user_config_path

from clientjournal.config import Settings, config_path, read_config
from clientjournal.config.file import LARGEST, MOST
from clientjournal.config.lines import lines_of
from clientjournal.config.settings import HELP
from clientjournal.config.template import template

EVERYTHING = """\
theme = "nord"
date_order = "mdy"
week_start = "sunday"
currency = "gbp"
cadence = "2W"
name = " Ruth Pell "
editor = "vim -n"
ascii = true
nudge_gap = 3

[keys]
undo = "z"
up = ["k", "up"]
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def faults(file: Path, text: str | bytes) -> tuple[str, ...]:
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_config(file).faults


def test_everything_can_be_set(file: Path) -> None:
    assert faults(file, EVERYTHING) == ()
    assert read_config(file).settings == Settings(
        theme="nord",
        date_order="mdy",
        week_start="sunday",
        currency="GBP",
        cadence="2w",
        name="Ruth Pell",
        editor="vim -n",
        ascii=True,
        nudge_gap=3,
        keys={"undo": ("z",), "up": ("k", "up")},
    )


def test_without_a_file_everything_has_its_default(file: Path) -> None:
    assert read_config(file).settings == Settings()
    assert read_config(file).faults == ()


def test_a_missing_file_loads_no_reader_of_toml(file: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from clientjournal.config import read_config\n"
        "read_config(Path(sys.argv[1])); print('tomllib' in sys.modules, 'textual' in sys.modules)"
    )
    for text, loaded in ((None, False), ("", False), ('theme = "paper"', True)):
        if text is not None:
            file.write_text(text)
        run = subprocess.run(
            [sys.executable, "-c", program, str(file)], capture_output=True, text=True, check=True
        )
        assert run.stdout == f"{loaded} False\n"


def test_the_file_is_in_the_users_folder_or_where_the_environment_says(
    monkeypatch: pytest.MonkeyPatch, file: Path
) -> None:
    assert config_path() == user_config_path("clientjournal", appauthor=False) / "config.toml"
    monkeypatch.setenv("CLIENTJOURNAL_CONFIG", str(file))
    assert config_path() == file


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('date_order = "dym"', 'date_order: "dym" is none of dmy, mdy, ymd'),
        ("week_start = 1", "week_start: 1 is none of monday, sunday, saturday"),
        ('currency = "euros"', 'currency: "euros" is not three letters, such as EUR'),
        ('cadence = "0d"', 'cadence: "0d" is not a count and d, w, m, q or y'),
        ("name = 5", "name: 5 is no text; write it in quotes"),
        ('name = "a\\u001b[31mb"', "name: it holds characters that cannot be shown"),
        ('name = "a\\u202eb"', "name: it holds characters that cannot be shown"),
        ('name = "a\\nb"', "name: it holds characters that cannot be shown"),
        (f'name = "{"x" * 10_000}"', "name: it is longer than 100 characters"),
        ("editor = 'vim \"'", 'editor: "vim "" has a quotation mark that is not closed'),
        ('ascii = "yes"', 'ascii: "yes" is neither true nor false'),
        ("nudge_gap = true", "nudge_gap: true is no number of days from 0 to 60"),
        ("nudge_gap = -1", "nudge_gap: -1 is no number of days"),
        ("nudge_gap = 2.5", "nudge_gap: 2.5 is no number of days"),
        ("theme = {}", "theme: a table is no text"),
        ("theme = []", "theme: a list is no text"),
        ("theme = 2026-11-20", "theme: 2026-11-20 is no text"),
        ("thme = 1", "there is no setting thme; did you mean theme?"),
        ("date-order = 1", "there is no setting date-order; did you mean date_order?"),
        ('"[bold]\\u001b" = 1', "there is no setting [bold]␛"),
        ('keys = "u"', 'keys: "u" is no table; begin it with a line [keys]'),
    ],
)
def test_what_is_wrong_is_said_with_its_line_and_the_rest_holds(
    file: Path, line: str, said: str
) -> None:
    setting = "theme" if not line.startswith("theme") else "name"
    (fault,) = faults(file, f'{setting} = "paper"\n\n{line}\n')
    assert fault.startswith(f"config.toml line 3: {said}")
    assert fault.isprintable()
    assert len(fault) < 160
    assert getattr(read_config(file).settings, setting) == "paper"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("undo = 5", "undo: 5 is no key; write it in quotes"),
        ("undo = [5]", "undo: a list is no key"),
        ("undo.x = 'y'", "undo: a table is no key"),
        ('theme = "paper"', "theme is no command but a setting; write it above the line [keys]"),
    ],
)
def test_what_is_wrong_with_keys_is_said_with_its_line(file: Path, line: str, said: str) -> None:
    (fault,) = faults(file, f'[keys]\nredo = "R"\n{line}\n')
    assert fault.startswith(f"config.toml line 3: {said}")
    assert read_config(file).settings == Settings(keys={"redo": ("R",)})


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"theme = 'paper'\nname = \n", "config.toml line 2: this is no TOML: Invalid value"),
        (b"theme = 'paper'\n[keys\n", "config.toml line 2: this is no TOML: Expected"),
        (b"theme = 'paper'\nname = '", "config.toml line 2: this is no TOML: "),
        (b"theme = 'a'\ntheme = 'b'\n", "config.toml line 2: this is no TOML: Cannot overwrite"),
        (b"a = " + b"[" * 30_000, "config.toml line 1: this is no TOML: it is nested too deeply"),
        (b"a = " + b"9" * 30_000, "config.toml line 1: this is no TOML: "),
        (b"theme = 'paper'\nname = '\xff'\n", "config.toml line 2: it is not UTF-8"),
        (b"\x00", "config.toml line 1: this is no TOML: "),
        (b"#" * (LARGEST + 1), "config.toml cannot be read: it is larger than 64 KB"),
    ],
)
def test_a_file_that_cannot_be_read_is_said_and_the_defaults_hold(
    file: Path, content: bytes, said: str
) -> None:
    (fault,) = faults(file, content)
    assert said in fault
    assert fault.endswith("; the defaults are used")
    assert read_config(file).settings == Settings()


def test_a_folder_a_pipe_and_an_impossible_name_are_said(tmp_path: Path) -> None:
    folder, pipe, looped = tmp_path / "a", tmp_path / "b", tmp_path / "c"
    folder.mkdir()
    os.mkfifo(pipe)
    looped.symlink_to(looped)
    for path, why in (
        (folder, "it is a folder"),
        (pipe, "it is no plain file"),
        (looped, "Too many levels of symbolic links"),
        (tmp_path / ("n" * 300), "File name too long"),
        (tmp_path / "a\0b", "embedded null byte"),
        (tmp_path / ("\x1b[31m" * 80), "File name too long"),
    ):
        (fault,) = read_config(path).faults
        assert why in fault
        assert fault.isprintable()


def test_a_file_that_may_not_be_read_is_said(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    file.write_text(EVERYTHING)
    monkeypatch.setattr(Path, "read_bytes", refuse)
    (fault,) = read_config(file).faults
    assert fault.endswith("cannot be read: Permission denied; the defaults are used")


def test_a_mark_of_the_byte_order_and_other_line_ends_are_taken(file: Path) -> None:
    text = EVERYTHING.replace("\n", "\r\n")
    assert faults(file, b"\xef\xbb\xbf" + text.encode()) == ()
    assert read_config(file).settings.theme == "nord"


def test_a_thousand_faults_are_said_in_short(file: Path) -> None:
    found = faults(file, "".join(f"setting{n} = 1\n" for n in range(1000)))
    assert len(found) == MOST + 1
    assert found[-1] == f"{1000 - MOST} more like these"


def test_lines_are_found_through_tables_dots_and_quotes() -> None:
    text = 'a = 1\n[keys]\nundo = "z"\n"re do" = 1\n[ "x" . y ]\nb.c = 2\n'
    assert lines_of(text) == {
        ("a",): 1,
        ("keys",): 2,
        ("keys", "undo"): 3,
        ("keys", "re do"): 4,
        ("x", "y"): 5,
        ("x",): 6,
        ("x", "y", "b"): 6,
        ("x", "y", "b", "c"): 6,
    }


def test_the_template_sets_nothing_and_names_everything(file: Path) -> None:
    text = template([("undo", "u", "take it back"), ("up", "k,up", "move up")])
    assert faults(file, text) == ()
    assert read_config(file).settings == Settings()
    assert set(HELP) | {"keys"} == set(Settings._fields)
    taken = re.sub(r"(?m)^# ([a-z_]+ = )", r"\1", text)
    assert set(tomllib.loads(taken)) == set(Settings._fields)
    assert faults(file, taken) == ()
    assert read_config(file).settings.keys == {"undo": ("u",), "up": ("k", "up")}
