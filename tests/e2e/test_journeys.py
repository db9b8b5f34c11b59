from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from tinydb import TinyDB

from tests.e2e.terminal import Terminal


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "home"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.mark.terminal
def test_from_the_first_start_to_the_second(home: Path) -> None:
    entries = (
        ("a", "Keep every receipt", "saved A-1"),
        ("s", "One key for one person", "saved S-1"),
        ("p", "Send the list ^2099-01-02", "saved P-1"),
    )
    with Terminal(home, size=(120, 36)) as terminal:
        terminal.wait_for("add a client", "not encrypted")
        terminal.press("n")
        terminal.wait_for("New client")
        terminal.press("Nova Bakery", "ctrl+s")
        terminal.wait_for("saved C-1", "▌Nova Bakery", gone=("^s save",))
        for key, words, saved in entries:
            terminal.press(key)
            terminal.wait_for("Nova Bakery ─", "^s save")
            terminal.press(words, "ctrl+s")
            terminal.wait_for(saved, words.split(" ^")[0], gone=("^s save",))
        terminal.wait_for("due Fri 2 Jan 2099")
        terminal.press("q")
        assert terminal.ended() == 0
        assert b"\x1b]0;clientjournal\x07" in terminal.output
        assert b"\x1b]0;Nova" not in terminal.output
    path = home / "data" / "clientjournal" / "journal.json"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with TinyDB(path, access_mode="r") as stock:
        assert [client["name"] for client in stock.table("clients")] == ["Nova Bakery"]
        (promise,) = stock.table("promises")
        assert (promise["text"], promise["due"]) == ("Send the list", "2099-01-02")
    with Terminal(home, size=(120, 36)) as terminal:
        shown = [words.split(" ^")[0] for _, words, _ in entries]
        terminal.wait_for("Nova Bakery", *shown, "due Fri 2 Jan 2099")
        terminal.press("q")
        assert terminal.ended() == 0


@pytest.mark.terminal
def test_around_the_sample_at_every_size(home: Path) -> None:
    with Terminal(home, "demo", size=(80, 24)) as terminal:
        terminal.wait_for("sample practice", "▌Hollis", "1 Clients")
        terminal.resize((60, 20))
        terminal.wait_for("▌Hollis", "2 Advice")
        terminal.resize((120, 36))
        terminal.wait_for("▌Hollis", "3 Say something", "4 Promises", "Fire door propped open")
        terminal.press("/")
        terminal.wait_for("/▏")
        terminal.press("kestrel")
        terminal.wait_for("1 of 12", "Kestrel Outdoor", gone=("Fire door",))
        terminal.press("enter")
        terminal.wait_for("/kestrel ")
        terminal.press("enter")
        terminal.wait_for("C-6  Kestrel Outdoor", "Before you call")
        terminal.press("q")
        terminal.wait_for("1 of 12", "3 Say something")
        terminal.press("x")
        terminal.wait_for("Export Kestrel Outdoor", "for the client: nothing private")
        for keys, shown in (("c", "for the file"), ("a", "let them pass")):
            terminal.press(keys)
            terminal.wait_for(shown)
        terminal.press("ctrl+s")
        terminal.wait_for("Wrote ", "entries")
        terminal.press("ctrl+q")
        assert terminal.ended() == 0
    (written,) = home.glob("kestrel-outdoor-*.html")
    assert "Kestrel Outdoor" in written.read_text()
    assert stat.S_IMODE(written.stat().st_mode) == 0o600
    assert not (home / "data").exists()


@pytest.mark.parametrize("words", [[], ["demo"]], ids=["journal", "demo"])
def test_without_a_keyboard_it_says_so_and_ends(home: Path, words: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "clientjournal", *words],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=20,
        cwd=Path(__file__).parents[2],
        env={"HOME": str(home), "XDG_DATA_HOME": str(home), "PATH": os.environ["PATH"]},
    )
    assert (done.returncode, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    assert "the screen needs a terminal" in line


@pytest.mark.terminal
def test_keys_and_looks_of_the_config_file(home: Path) -> None:
    folder = home / "config" / "clientjournal"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text(
        'ascii = true\ntheme = "paper"\ncolour = "red"\n\n[keys]\nadvice = "W"\nsave = "f8"\n'
        'help = "ctrl+l"\nclose = "f9"\nundo = "alt+u"\n'
    )
    with Terminal(home, "demo", size=(120, 36)) as terminal:
        terminal.wait_for("Hollis", "W Advice", "^l All keys")
        terminal.wait_for("config.toml line 3: there is no setting colour", "(1 more")
        assert not {sign for sign in terminal.text if "\u2500" <= sign <= "\u25ff"}
        terminal.press("ctrl+l")
        terminal.wait_for("All keys", "log advice you gave")
        terminal.press("escape")
        terminal.wait_for("Say something", gone=("log advice you gave",))
        terminal.press("a", "W")
        terminal.wait_for("Advice to Hollis", "f8 save   ^o editor   f9 close")
        terminal.press("Wave at a", "f8")
        terminal.wait_for("saved A-", "Wave at a", gone=("f8 save",))
        terminal.press("ctrl+q")
        assert terminal.ended() == 0


@pytest.mark.terminal
def test_a_day_starts_with_five_lines_and_goes_on_to_both_ends(home: Path) -> None:
    with Terminal(home, "--as-of", "2026-11-20", "demo", size=(120, 36)) as terminal:
        terminal.wait_for("sample practice", "18 due")
        steps = (
            (["t"], "18 due, 3 to come"),
            (["d"], "17 due, 3 to come"),  # advice confirmed
            (["j", "d"], "16 due, 3 to come"),  # a big thing said confirmed
            (["d", "a"], "15 due, 3 to come"),  # a consequence applied
            (["d"], "13 due, 3 to come"),  # an own-up told, which is the word they had waited for
            (["d"], "12 due, 3 to come"),  # another thing confirmed
        )
        assert sum(len(keys) for keys, _ in steps) < 20
        for keys, shown in steps:
            terminal.press(*keys)
            terminal.wait_for(shown)
        terminal.press("j", "j", "N")
        terminal.wait_for("P-28", "nothing was agreed; agree it for next time")
        terminal.press("a")
        terminal.wait_for("Ask: P-28", "Dear Ruth Hollis")
        terminal.press("ctrl+s")
        terminal.wait_for("nothing was sent", gone=("^s save",))
        assert b"\x1b]52;c;" in terminal.output  # the words went to the clipboard
        terminal.press("r")
        terminal.wait_for("Review of Hollis", "Happy with what they want")
        terminal.press("q")
        terminal.wait_for("12 due, 3 to come")
        terminal.press("q")
        terminal.wait_for("3 Say something")
        terminal.press("q")
        assert terminal.ended() == 0
