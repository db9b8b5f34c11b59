"""The keys that are promised: declared, told, remapped, in the palette, and never typed over."""

from __future__ import annotations

import pytest
from textual.command import CommandPalette
from textual.widgets import Input, OptionList

from clientjournal.journal import Journal
from clientjournal.tui.command import Command
from clientjournal.tui.commands import COMMANDS, SCREENS, commands_of, told_in
from clientjournal.tui.forms.editors import LineEditor
from clientjournal.tui.pages.help import help_lines
from clientjournal.tui.preferences import Preferences
from tests.tui.screen import Person, at_screen

PROMISED: dict[str, str] = {
    "journal": "1 2 3 4 5 tab shift+tab n a s p c o d N e + w m y u U b r ctrl+f v t i x z ? q",
    "list": "j k up down g G enter escape / space",
    "entry": "j k escape d N e + w m y u U r ctrl+f v z ? q",
    "today": "A escape q ? u U b ctrl+f v z",
    "form": "ctrl+s f2 ctrl+o escape f4",
}
"""The keys of each place."""

NAMES = {
    "/": "slash",
    "?": "question_mark",
    "+": "plus",
    "#": "number_sign",
    "*": "asterisk",
    "-": "minus",
}
LETTERS = sorted({key for c in COMMANDS for key in c.key.split(",") if len(key) == 1})
"""Every key that is a letter, a digit or a sign."""


def declared(where: str) -> set[str]:
    return {key for place in told_in(where) for c in commands_of(place) for key in c.key.split(",")}


@pytest.mark.parametrize("where", PROMISED)
def test_every_key_is_declared(where: str) -> None:
    assert set(PROMISED[where].split()) <= declared(where)


@pytest.mark.parametrize("where", SCREENS)
def test_the_help_tells_every_key_that_works(where: str) -> None:
    commands = [c for place in told_in(where) for c in commands_of(place)]
    told = ["".join(piece.text for piece in line) for line in help_lines(commands, 100)]
    for command in commands:
        first = command.key.split(",")[0].replace("ctrl+", "^").replace("escape", "esc")
        assert any(
            line.startswith(first) and f"  {command.help}" in line and "…" not in line
            for line in told
        )


async def offered(person: Person) -> set[str]:
    """Open the palette; give all it offers."""
    await person.press("ctrl+p")
    assert isinstance(person.screen, CommandPalette)
    options = person.screen.query_one(OptionList)
    await person.until(lambda: options.option_count > 0)
    await person.settled()
    shown = [options.get_option_at_index(n) for n in range(options.option_count)]
    return {str(option.prompt).split("\n")[0] for option in shown}


@pytest.mark.parametrize(
    ("where", "keys"),
    [
        ("journal", []),
        ("entry", ["2", "enter"]),
        ("today", ["t"]),
        ("timeline", ["v"]),
        ("find", ["ctrl+f"]),
        ("insights", ["i"]),
        ("review", ["r"]),
        ("form", ["a"]),
    ],
)
async def test_every_command_is_in_the_palette(
    sample: Journal, where: str, keys: list[str]
) -> None:
    async with at_screen(sample) as person:
        await person.press(*keys)
        await person.settled()
        wanted = {f"{command.group}: {command.words}" for command in commands_of(where)}
        assert wanted <= await offered(person)


def turned(commands: list[Command]) -> dict[str, str]:
    """Give each command the keys of the next."""
    return {
        c.id: after.key for c, after in zip(commands, [*commands[1:], commands[0]], strict=True)
    }


async def test_every_command_works_by_any_other_key(sample: Journal) -> None:
    commands = [*commands_of("journal"), *commands_of("list")]
    keys = turned(commands)
    async with at_screen(sample, preferences=Preferences(keys=keys)) as person:
        active = person.screen.active_bindings
        for command in commands:
            for key in keys[command.id].split(","):
                if command.id != "clear":  # which is none while there is no filter
                    bound = active[NAMES.get(key, key)].binding
                    assert bound.action == command.action, command.id


async def test_a_key_that_was_given_away_does_the_new_thing_alone(sample: Journal) -> None:
    keys = {"today": "i", "insights": "t", "find": "f8"}
    async with at_screen(sample, preferences=Preferences(keys=keys)) as person:
        await person.press("i")
        assert person.screen.WHERE == "today"  # type: ignore[attr-defined]
        await person.press("escape", "t")
        assert person.screen.WHERE == "insights"  # type: ignore[attr-defined]
        await person.press("escape", "ctrl+f")
        assert person.screen is person.journal
        await person.press("f8")
        assert person.screen.WHERE == "find"  # type: ignore[attr-defined]


async def test_no_letter_is_a_command_in_a_text_field(sample: Journal) -> None:
    head = sample.head
    async with at_screen(sample) as person:
        await person.press("n")
        form = person.form
        await person.press(*LETTERS)
        assert form.words == "".join(LETTERS)
        while not isinstance(person.app.focused, LineEditor):
            await person.press("tab")
        await person.press(*LETTERS)
        assert person.screen is form and "".join(LETTERS) in person.app.focused.value
        await person.press("escape", "ctrl+f", *LETTERS)
        field = person.screen.query_one(Input)
        assert field.value == "".join(LETTERS)
        await person.press("escape", "slash", *LETTERS)
        assert person.screen is person.journal
        assert person.pane("clients")._filter == "".join(LETTERS)
        assert sample.head == head and not person.app._exit
