from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from textual.widgets import Input, TextArea

from clientjournal.config import read_config
from clientjournal.journal import Journal
from clientjournal.tui.commands import COMMANDS, TYPED_IN, commands_of, together
from clientjournal.tui.keymap import binding_keys, keys_of, normalised, refusal, remapped
from clientjournal.tui.preferences import Preferences, preferences_of
from tests.tui.screen import at_screen
from tests.tui.test_palette import looked_up

BY_ID = {command.id: command for command in COMMANDS}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def given(file: Path, *lines: str) -> tuple[dict[str, str], tuple[str, ...]]:
    """Give what a table of keys comes to."""
    file.write_text("\n".join(("[keys]", *lines)))
    return keys_of(read_config(file))


def wanted(file: Path, *lines: str) -> Preferences:
    file.write_text("\n".join(lines))
    return preferences_of(read_config(file))


def test_keys_are_given_as_people_write_them(file: Path) -> None:
    keys, faults = given(
        file,
        'undo = "Z"',
        'redo = "^L"',
        'save = ["F8", "Ctrl+S"]',
        'down = "J,Down"',
        'clear = "Esc"',
        'up = ","',
        'scroll-on = " "',
        'mark = "Ins"',
    )
    assert faults == ()
    assert keys == {
        "undo": "Z",
        "redo": "ctrl+l",
        "save": "f8,ctrl+s",
        "down": "J,down",
        "clear": "escape",
        "up": "comma",
        "scroll-on": "space",
        "mark": "insert",
    }


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('epxort = "E"', "there is no command epxort; did you mean export?"),
        ('pane_next = "l"', "there is no command pane_next; did you mean pane-next?"),
        ('"[/b]" = "E"', "there is no command [/b]"),
        ('undo = "ctrl+z"', "undo: ctrl+z is swallowed by terminals, or text fields need it"),
        ('undo = "^H"', "undo: ctrl+h is swallowed by terminals"),
        ('undo = "ctrl+@"', "undo: ctrl+@ is swallowed by terminals"),
        ('undo = "ctrl+["', "undo: ctrl+[ is swallowed by terminals"),
        ('undo = "alt+z"', "undo: alt+z is swallowed by terminals"),
        ('undo = "ctrl+shift+z"', "undo: ctrl+shift+z is swallowed by terminals"),
        ('undo = "ctrl+enter"', "undo: most terminals send ctrl+enter as something else"),
        ('undo = "shift+z"', "undo: shift+z is not sent by terminals; write Z"),
        ('undo = "ctrl+p"', "undo: ctrl+p opens the command palette everywhere"),
        ('undo = "ctrl+q"', "undo: ctrl+q closes the journal everywhere"),
        ('undo = "ctrl+nonsense"', "undo: there is no key ctrl+nonsense"),
        ('undo = "\\u202e"', "undo: there is no key \ufffd"),
        ('undo = "zz"', "undo: there is no key zz"),
        ('undo = ""', "undo: it names no key"),
        ("undo = []", "undo: it names no key"),
        ('undo = ["Z", "alt+z"]', "undo: alt+z is swallowed by terminals"),
        ('undo = "x"', "undo: x is the key of export there; u is kept"),
        ('undo = "j"', "undo: j is the key of down there; u is kept"),
        ('down = "a"', "down: a is the key of advice there; j,down is kept"),
        ('save = "s"', "save: s is needed for typing where the command works"),
        ('close = "enter"', "close: enter is needed for typing"),
        ('draft = "f6"', "draft: f6 is needed for typing"),
        ('save = "escape"', "save: escape is the key of close there; ctrl+s,f2 is kept"),
    ],
)
def test_a_key_that_cannot_be_given_is_said_and_the_command_keeps_its_own(
    file: Path, line: str, said: str
) -> None:
    keys, (fault,) = given(file, "", line)
    assert keys == {}
    assert fault.startswith(f"config.toml line 3: {said}")
    assert fault.isprintable()


def test_two_commands_may_change_their_keys(file: Path) -> None:
    keys, faults = given(file, 'today = "i"', 'insights = "t"')
    assert (keys, faults) == ({"today": "i", "insights": "t"}, ())


def test_of_two_given_the_same_key_the_later_keeps_its_own(file: Path) -> None:
    keys, (fault,) = given(file, 'undo = "Z"', 'export = "Z"')
    assert keys == {"undo": "Z"}
    assert fault == "config.toml line 3: export: Z is the key of undo there; x is kept"


def test_a_key_taken_back_is_no_longer_free(file: Path) -> None:
    keys, faults = given(file, 'export = "a"', 'undo = "x"')
    assert keys == {}
    assert len(faults) == 2


def test_a_key_means_something_else_elsewhere(file: Path) -> None:
    assert given(file, 'scroll-down = "n"') == ({"scroll-down": "n"}, ())


def test_no_default_is_refused_and_none_clashes(file: Path) -> None:
    for command in COMMANDS:
        for key in command.key.split(","):
            assert refusal(normalised(key), command) == "", command.id
    for places in together():
        for one, other in combinations(COMMANDS, 2):
            both = set(one.where.split()) & set(other.where.split()) & places
            assert not both or not set(one.key.split(",")) & set(other.key.split(","))


def test_every_command_may_have_a_key_of_its_own(file: Path) -> None:
    lines = [f'{id} = "{chr(0x3B1 + n)}"' for n, id in enumerate(BY_ID) if not typed(id)]
    keys, faults = given(file, *lines)
    assert faults == ()
    assert {c.key for c in remapped(COMMANDS, keys) if not typed(c.id)} == set(keys.values())


def typed(id: str) -> bool:
    return bool(set(TYPED_IN) & set(BY_ID[id].where.split()))


def test_what_text_fields_bind_is_refused_where_they_are() -> None:
    owned = {key for field in (Input, TextArea) for b in field.BINDINGS for key in b.key.split(",")}  # type: ignore[union-attr]
    for key in sorted(owned):
        assert refusal(key, BY_ID["save"]), key


def test_a_binding_has_the_key_in_every_place_of_its_command() -> None:
    assert (
        binding_keys({"undo": "Z", "down": "J"}).items()
        >= {
            "journal.undo": "Z",
            "entry.undo": "Z",
            "list.down": "J",
        }.items()
    )


# On the screen


async def test_given_keys_work_and_the_old_ones_do_not(sample: Journal, file: Path) -> None:
    preferences = wanted(
        file, "[keys]", 'advice = "x"', 'export = "E"', 'down = "J"', 'close = "f9"', 'save = "f8"'
    )
    async with at_screen(sample, preferences=preferences) as person:
        first = person.journal.client
        await person.press("j", "a")
        assert person.screen is person.journal and person.journal.client == first
        await person.press("J")
        await person.until(lambda: person.journal.client == sample.clients()[1])
        await person.press("x")
        assert person.form
        await person.write("Keep receipts")
        await person.press("ctrl+s")
        assert person.form
        await person.press("f8")
        await person.until(lambda: person.said.startswith("saved A-"))
        await person.press("x")
        form = person.form
        await person.press("escape")
        assert person.screen is form
        await person.press("f9")
        await person.until(lambda: person.screen is person.journal)


async def test_footer_help_and_palette_show_given_keys(sample: Journal, file: Path) -> None:
    preferences = wanted(file, "[keys]", 'advice = "Y"', 'help = "h"', 'undo = "ctrl+l"')
    async with at_screen(sample, preferences=preferences) as person:
        assert " Y Advice " in person.rows[-1]
        assert " h All keys" in person.rows[-1]
        await person.press("h")
        assert any(row.split()[1:3] == ["Y", "log"] for row in person.rows)
        assert any(row.split()[1:3] == ["^l", "take"] for row in person.rows)
        await person.press("escape")
        offered = await looked_up(person, "write: advice")
        assert "log advice you gave (Y)" in offered[0]


async def test_a_form_says_its_given_keys(sample: Journal, file: Path) -> None:
    preferences = wanted(file, "[keys]", 'save = "f8"', 'close = "f9"')
    async with at_screen(sample, preferences=preferences) as person:
        await person.press("a")
        assert "f8 save   ^o editor   f9 close" in person.text


async def test_settings_reach_the_screen(sample: Journal, file: Path) -> None:
    preferences = wanted(file, 'theme = "paper"', 'cadence = "2w"')
    async with at_screen(sample, preferences=preferences) as person:
        assert person.app.theme == "paper"
        await person.press("n")
        await person.write("Nova Bakery")
        await person.save()
        assert sample.find_client("Nova").cadence == "2w"


async def test_what_is_wrong_is_said_on_the_screen(sample: Journal, file: Path) -> None:
    preferences = wanted(file, 'theme = "[/b]nigt"', "", "[keys]", 'undo = "alt+[/b]"')
    async with at_screen(sample, preferences=preferences) as person:
        assert person.app.theme == "night"
        assert person.said.startswith("config.toml line 1: there is no theme [/b]nigt; did you me")
        assert "(1 more: clientjournal config)" in person.said
        await person.press("j")
        await person.until(lambda: person.journal.client == sample.clients()[1])


def test_a_theme_there_is_not_is_said(file: Path) -> None:
    assert wanted(file, 'theme = "nigt"').faults == (
        "config.toml line 1: there is no theme nigt; did you mean night?; night is used",
    )
    assert wanted(file, 'theme = "dracula"').settings.theme == "dracula"


@pytest.mark.parametrize("where", ["journal", "list", "entry", "page", "form"])
def test_what_works_somewhere_keeps_its_place(where: str) -> None:
    keys = {"undo": "Z", "save": "f8"}
    changed = remapped(commands_of(where), keys)
    assert [c.id for c in changed] == [c.id for c in commands_of(where)]
    assert all(c.key == keys.get(c.id, BY_ID[c.id].key) for c in changed)
