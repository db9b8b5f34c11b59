"""A monkey at the keyboard: whatever keys it hits, nothing that was saved is lost."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

import pytest
from textual import events

from clientjournal.journal import Journal
from clientjournal.model.tables import parse_ref
from clientjournal.model.words import Act
from clientjournal.store import FileStore
from clientjournal.tui.app import JournalApp
from clientjournal.tui.panes.status import StatusLine
from clientjournal.tui.text import Tone
from tests.making import HandSetClock, practice
from tests.store import SOAKING
from tests.tui.test_hostile import HOSTILE

KEYS, SEEDS = (2000, (1, 2, 3)) if SOAKING else (120, (1,))

LETTERS = "abcdefghijklmnoprstuvwxyz0123456789"
SIGNS = (
    *("plus", "minus", "asterisk", "number_sign", "slash", "question_mark", "circumflex_accent"),
    *("at", "tilde", "space", "space", "semicolon", "greater_than_sign", "quotation_mark"),
)
CAPITALS = tuple("NUSAIG")
MOVES = (
    *("enter",) * 8,
    *("escape",) * 6,
    *("tab",) * 6,
    *("up", "down", "left", "right", "shift+tab", "home", "end", "pageup", "pagedown") * 2,
    *("backspace", "delete", "f2", "f3", "f4", "ctrl+f", "ctrl+p", "ctrl+o"),
    *("ctrl+s",) * 12,
)
OPENING = ("a", "s", "p", "c", "n", "e", "d", "plus", "w", "m", "u", "U") * 2

SAVED = re.compile(r"saved ([A-Z]-[0-9]+)")


class Monkey:
    """Hits keys by chance, the same ones for a seed."""

    def __init__(self, seed: int, path: Path) -> None:
        self.chance, self.path = Random(seed), path
        self.hit: list[str] = []

    async def plays(self, keys: int) -> None:
        """Play until so many keys are hit; a program that was closed is opened again."""
        while len(self.hit) < keys:
            with Journal(FileStore(self.path), HandSetClock(), "monkey") as journal:
                app = JournalApp(journal)
                try:
                    await self._at(app, keys)
                finally:
                    if app.journal is not journal:
                        app.journal.close()

    async def _at(self, app: JournalApp, keys: int) -> None:
        async with app.run_test(size=(120, 36)) as pilot:
            while len(self.hit) < keys and app.is_running and app._exception is None:
                if self.chance.random() < 0.03:
                    size = self.chance.randint(20, 160), self.chance.randint(5, 50)
                    self.hit.append(f"{size}")
                    await pilot.resize_terminal(*size)
                elif self.chance.random() < 0.03:
                    text = self.chance.choice([*HOSTILE.values(), "fri", "12", "Hollis", "~big"])
                    self.hit.append(repr(text[:20]))
                    app.post_message(events.Paste(text))
                    await pilot.pause()
                else:
                    key = self._key()
                    self.hit.append(key)
                    await pilot.press(key)

    def _key(self) -> str:
        kind = self.chance.random()
        if kind < 0.3:
            return self.chance.choice(LETTERS)
        if kind < 0.4:
            return self.chance.choice((*SIGNS, *CAPITALS))
        return self.chance.choice(MOVES if kind < 0.8 else OPENING)


@pytest.mark.soak
@pytest.mark.parametrize("seed", SEEDS)
async def test_whatever_keys_are_hit_nothing_saved_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("EDITOR", "true")
    path = tmp_path / "journal.json"
    with Journal(FileStore(path), HandSetClock(), "monkey") as journal:
        journal.take_in(practice(), "sample practice")
    monkey = Monkey(seed, path)
    heard: list[str] = []

    def say(self: StatusLine, words: str, tone: Tone = "good", names: str = "") -> None:
        heard.append(words)
        spoken(self, words, tone, names)

    spoken = StatusLine.say
    monkeypatch.setattr(StatusLine, "say", say)
    try:
        await monkey.plays(KEYS)
    except BaseException:
        print("seed", seed, "after", len(monkey.hit), "keys:", " ".join(monkey.hit[-60:]))
        raise
    assert not [words for words in heard if words.startswith("not saved: ")]
    acknowledged = {ref for words in heard for ref in SAVED.findall(words)}
    assert acknowledged
    with Journal(FileStore(path), HandSetClock(), "monkey") as journal:
        assert journal.fault() is None
        for ref in acknowledged:
            table, number = parse_ref(ref)
            acts = [change.act for change in journal.history(ref)]
            assert acts[0] in (Act.ADD, Act.IMPORT), ref
            there = journal.documents(table).get(number)
            assert there is not None or Act.UNDO in acts, ref
