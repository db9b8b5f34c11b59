"""A text written in the person's own editor."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from clientjournal.config.editor import editor_command, is_vim, leaving_nothing
from clientjournal.journal import Journal
from clientjournal.model.errors import JournalError
from tests.tui.screen import Person, at_screen
from tests.tui.test_hostile import HOSTILE
from tests.tui.test_text import is_safe

Script = Callable[[str], None]


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Script:
    """Make a program the editor, given the body of a Python script; ``path`` is the file."""

    def use(body: str) -> None:
        script = tmp_path / "editor.py"
        script.write_text(
            "import os, signal, sys\nfrom pathlib import Path\npath = Path(sys.argv[-1])\n" + body
        )
        monkeypatch.setenv("VISUAL", f"'{sys.executable}' '{script}'")

    return use


def without_leaving(app: Any, command: list[str]) -> int:
    """Run an editor beside the screen, which a test has no terminal to take from."""
    return subprocess.run(command, check=False).returncode


async def typed(person: Person, *keys: str) -> None:
    person.app.run_editor = without_leaving
    await person.press(*keys)


def left_behind(journal: Journal) -> list[str]:
    folder = Path(journal.location + ".drafts")
    return [path.name for path in folder.glob("*") if path.suffix != ".draft"]


async def test_the_words_go_to_the_editor_and_come_back(acme: Journal, editor: Script) -> None:
    editor('path.write_text(path.read_text() + " and more\\n#vat\\n")')
    async with at_screen(acme) as person:
        await typed(person, "a", *"Register", "ctrl+o")
        assert person.form.words == "Register and more\n#vat"
        assert person.app.focused is person.form._sheet.widget("advice")
        assert left_behind(acme) == []
        await person.save()
        assert acme.get("A-1").words == "Register and more"
        assert acme.get("A-1").tags == ("vat",)


async def test_the_file_is_the_owners_alone_and_says_nothing(
    acme: Journal, editor: Script, tmp_path: Path
) -> None:
    seen = tmp_path / "seen"
    editor(f'Path({str(seen)!r}).write_text(f"{{path}} {{path.stat().st_mode}}")')
    async with at_screen(acme) as person:
        await typed(person, "a", *"Secret of Acme", "ctrl+o")
        path, mode = seen.read_text().rsplit(" ", 1)
        assert Path(path).parent == Path(acme.location + ".drafts")
        assert stat.S_IMODE(int(mode)) == 0o600
        assert set(Path(path).stem) <= set("0123456789abcdef")
        assert person.form.words == "Secret of Acme"


async def test_what_an_editor_leaves_beside_it_goes_too(acme: Journal, editor: Script) -> None:
    editor(
        'for name in (f".{path.name}.swp", f"{path.name}~", f"#{path.name}#"):\n'
        "    path.with_name(name).write_text(path.read_text())"
    )
    async with at_screen(acme) as person:
        await typed(person, "a", *"Secret", "ctrl+o")
        assert left_behind(acme) == []


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ('path.write_text("lost"); sys.exit(3)', "ended with status 3; the text is as it was"),
        ("os.kill(os.getpid(), signal.SIGKILL)", "was stopped by signal 9; the text is as it was"),
        ('path.write_bytes(b"\\xff\\xfe")', "not UTF-8 text; the text is as it was"),
        ("path.unlink()", "the editor left no file; the text is as it was"),
    ],
)
async def test_what_goes_wrong_is_said_and_the_text_stays(
    acme: Journal, editor: Script, body: str, said: str
) -> None:
    editor(body)
    async with at_screen(acme) as person:
        await typed(person, "a", *"Register", "ctrl+o")
        assert said in person.form_says and "\n" not in person.form_says
        assert person.form.words == "Register"
        assert left_behind(acme) == []
        await person.save()
        assert acme.get("A-1").words == "Register"


@pytest.mark.parametrize(
    ("visual", "said"),
    [
        ("/no/such/editor", "cannot start /no/such/editor: No such file or directory; set $EDITOR"),
        ("vi 'x", 'the editor "vi \'x" has a quote left open'),
        ("[/b]\x1b[2J", "cannot start [/b]␛[2J"),
    ],
)
async def test_an_editor_that_is_none_is_said(
    acme: Journal, monkeypatch: pytest.MonkeyPatch, visual: str, said: str
) -> None:
    monkeypatch.setenv("VISUAL", visual)
    async with at_screen(acme) as person:
        await typed(person, "a", *"Register", "ctrl+o")
        assert said in person.form_says
        assert person.form.words == "Register" and left_behind(acme) == []


async def test_a_terminal_that_cannot_be_left_is_said(acme: Journal, editor: Script) -> None:
    editor("")
    async with at_screen(acme) as person:
        await person.press("a", *"Register", "ctrl+o")
        assert person.form_says == "this terminal cannot be left to an editor"
        assert person.form.words == "Register" and left_behind(acme) == []


@pytest.mark.parametrize("name", HOSTILE)
async def test_what_it_writes_may_be_anything(acme: Journal, editor: Script, name: str) -> None:
    text = HOSTILE[name]
    editor(f"path.write_text({text!r}, encoding='utf-8')")
    async with at_screen(acme) as person:
        await typed(person, "s", "ctrl+o")
        assert person.form.words == text
        assert is_safe(person.text.replace("\n", ""))
        await typed(person, "tab", "ctrl+o")
        assert is_safe(person.text.replace("\n", ""))


async def test_a_line_gets_room_for_what_was_written(acme: Journal, editor: Script) -> None:
    editor('path.write_text("first\\nsecond\\n")')
    async with at_screen(acme) as person:
        await typed(person, "a", "tab", "ctrl+o")
        assert person.form._sheet.text("asked") == "first\nsecond"
        assert "first" in person.text and "second" in person.text
        rows = [n for n, row in enumerate(person.rows) if "Asked" in row]
        assert rows[1] - rows[0] == 3
        await person.save()
        assert acme.get("A-1").asked == "first\nsecond"  # type: ignore[attr-defined]


async def test_a_large_text_comes_back_as_a_chip(acme: Journal, editor: Script) -> None:
    editor('path.write_text("x" * 100_000)')
    async with at_screen(acme) as person:
        await typed(person, "a", *"Register", "ctrl+o")
        assert person.form.words == ""
        assert [aside.text for aside in person.form._sheet.asides] == ["x" * 100_000]


def test_which_editor_it_is() -> None:
    environ = {"VISUAL": "emacs -nw", "EDITOR": "ed"}
    assert editor_command("kak -e 'x y'", environ) == ["kak", "-e", "x y"]
    assert editor_command("", environ) == ["emacs", "-nw"]
    assert editor_command(" ", {"VISUAL": "", "EDITOR": "ed"}) == ["ed"]


def test_without_any_editor_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(JournalError, match=r"there is no editor; set \$EDITOR"):
        editor_command("", {})


def test_vim_by_any_name_writes_nothing_beside(tmp_path: Path) -> None:
    program = tmp_path / "vim.tiny"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    os.symlink(program, tmp_path / "vi")
    for name in (tmp_path / "vi", "vim", "nvim", "/opt/gvim"):
        command = leaving_nothing(editor_command(str(name), {}))
        assert is_vim(str(name)) and "-n" in command
        assert command[command.index("-i") + 1] == "NONE" and "noundofile" in command[-1]
    assert not is_vim("nano") and leaving_nothing(["nano"]) == ["nano"]
