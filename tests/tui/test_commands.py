from __future__ import annotations

import inspect
import re

import pytest

from clientjournal.model.audit import Audit
from clientjournal.model.record import Record
from clientjournal.model.tables import BY_TABLE
from clientjournal.model.words import Side
from clientjournal.tui.command import Command, applying, kinds_of
from clientjournal.tui.commands import COMMANDS, SCREENS, commands_of, footer_of, key_words
from clientjournal.tui.panes.key_bar import KeyBar
from clientjournal.tui.panes.pane import Pane
from clientjournal.tui.screens.audit import AuditScreen
from clientjournal.tui.screens.behind import BehindScreen
from clientjournal.tui.screens.entry import EntryScreen
from clientjournal.tui.screens.exporting import ExportScreen
from clientjournal.tui.screens.find import FindField, FindScreen
from clientjournal.tui.screens.form import FormScreen
from clientjournal.tui.screens.importing import ImportScreen
from clientjournal.tui.screens.insights import InsightsScreen
from clientjournal.tui.screens.journal import JournalScreen
from clientjournal.tui.screens.page import PageScreen
from clientjournal.tui.screens.review import ReviewScreen
from clientjournal.tui.screens.timeline import TimelineScreen
from clientjournal.tui.screens.today import TodayScreen
from tests.making import TODAY, advice, client, contact, promise

OWNED = "abcdehijkmpuvwxyz@["
"""Letters whose ``ctrl+`` a terminal swallows or a text field owns."""

CLASSES: dict[str, type] = {
    "journal": JournalScreen,
    "list": Pane,
    "entry": EntryScreen,
    "page": PageScreen,
    "form": FormScreen,
    "today": TodayScreen,
    "audit": AuditScreen,
    "import": ImportScreen,
    "export": ExportScreen,
    "review": ReviewScreen,
    "find": FindScreen,
    "field": FindField,
    "timeline": TimelineScreen,
    "insights": InsightsScreen,
    "behind": BehindScreen,
}

BARRED = [
    "journal",
    "entry",
    "page",
    "today",
    "audit",
    "review",
    "import",
    "export",
    "find",
    "timeline",
]
"""Places with a line of keys below."""


def keys_of(command: Command) -> list[str]:
    return command.key.split(",")


def all_keys(*places: str) -> list[str]:
    return [key for place in places for c in commands_of(place) for key in keys_of(c)]


def test_ids_are_unique() -> None:
    ids = [command.id for command in COMMANDS]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    "places",
    [
        ("journal", "list"),
        ("entry",),
        ("page",),
        ("form",),
        ("today", "list"),
        ("audit", "list"),
        ("import", "list"),
        ("export", "list"),
        ("review", "list"),
        ("find", "list"),
        ("find", "field"),
        ("timeline", "list"),
        ("insights",),
        ("behind", "list"),
    ],
    ids=lambda places: places[0],
)
def test_a_key_does_one_thing_in_a_place(places: tuple[str, ...]) -> None:
    keys = all_keys(*places)
    if "list" in places and "escape" in all_keys(*places[:1]):
        keys.remove("escape")  # it clears a filter first, then goes back
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_no_key_is_swallowed_by_a_terminal_or_owned_by_a_text_field(command: Command) -> None:
    for key in keys_of(command):
        assert not key.startswith(("alt+", "ctrl+shift+"))
        assert key not in {f"ctrl+{letter}" for letter in OWNED} | {"ctrl+enter"}


@pytest.mark.parametrize("command", commands_of("form"), ids=lambda command: command.id)
def test_no_key_of_a_form_is_a_letter(command: Command) -> None:
    assert all(len(key) > 1 for key in keys_of(command))


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_every_command_works_where_it_says(command: Command) -> None:
    name = command.action.split("(")[0]
    for place in command.where.split():
        assert place in SCREENS
        if not name.startswith("app."):
            owner = "find" if name.startswith("screen.") else place  # the screen of the field
            method = getattr(CLASSES[owner], f"action_{name.removeprefix('screen.')}")
            arguments = re.findall(r"\(.+\)", command.action)
            wanted = len(inspect.signature(method).parameters) - 1
            assert wanted == len(arguments)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_words_are_short_and_plain(command: Command) -> None:
    assert command.words and command.words[0].isupper() and len(command.words) <= 22
    assert command.help and not command.help.endswith(".") and len(command.help) <= 60


@pytest.mark.parametrize(
    "where",
    [
        "journal",
        "entry",
        "page",
        "today",
        "audit",
        "review",
        "import",
        "export",
        "find",
        "timeline",
    ],
)
def test_the_footer_sheds_from_the_right_and_keeps_the_last(where: str) -> None:
    every = footer_of(where)
    seen = []
    for width in range(280, 0, -1):
        line = "".join(piece.text for piece in Bar(where, width).lines(width, 1)[0])
        seen.append(tuple(c for c in every if f" {key_words(c.key)} {c.words}  " in line))
    assert seen[0] == every
    for shown in seen:
        assert shown == (*every[: len(shown) - 1], every[-1])
    assert len(seen[-1]) == 1


@pytest.mark.parametrize(
    "where",
    [
        "journal",
        "entry",
        "page",
        "today",
        "audit",
        "review",
        "import",
        "export",
        "find",
        "timeline",
    ],
)
def test_the_footer_fits_while_more_than_one_command_is_shown(where: str) -> None:
    for width in range(280, 0, -1):
        line = "".join(piece.text for piece in Bar(where, width).lines(width, 1)[0])
        shown = [c for c in footer_of(where) if f" {c.words}  " in line]
        assert len(line) <= width or len(shown) == 1


def test_while_words_are_typed_the_footer_names_no_letter() -> None:
    bar = Bar("find", 280, "field")
    bar.show_typing(True)
    (line,) = bar.lines(280, 1)
    keys = [piece.text for piece in line if piece.tone == "accent"]
    assert keys == ["enter", "tab", "^f", "esc"]
    bar.show_typing(False)
    assert any(piece.text == "d" for piece in bar.lines(280, 1)[0])


@pytest.mark.parametrize(
    ("record", "offered"),
    [
        (None, []),
        (client(), ["edit"]),
        (advice(), ["outcome", "edit", "withdraw", "refile", "confirm"]),
        (contact(), ["edit", "withdraw", "refile"]),
        (promise(), ["outcome", "edit", "withdraw", "refile"]),
        (promise(whose=Side.THEM), ["outcome", "edit", "withdraw", "refile", "nudge"]),
        (Audit(on=TODAY), ["withdraw"]),
    ],
)
def test_the_footer_offers_what_the_record_under_the_cursor_can_take(
    record: Record | None, offered: list[str]
) -> None:
    limited = [command for command in footer_of("entry") if command.takes]
    assert [c.id for c in applying(limited, kinds_of(record))] == offered
    bar = Bar("entry", 280)
    bar.show_record(record)
    line = "".join(piece.text for piece in bar.lines(280, 1)[0])
    assert [c.id for c in limited if f" {c.words}  " in line] == offered


def test_kinds_that_commands_take_are_tables() -> None:
    for command in COMMANDS:
        assert {*command.takes.split()} <= {*BY_TABLE, "theirs"}


class Bar(KeyBar):
    """A key bar of a width, on no screen."""

    def __init__(self, where: str, width: int, field: str = "") -> None:
        super().__init__(where, field)
        self._width = width

    @property
    def size(self):  # type: ignore[no-untyped-def]
        from textual.geometry import Size

        return Size(self._width, 1)


def test_keys_are_written_as_people_write_them() -> None:
    assert [key_words(k) for k in ("ctrl+s,f2", "escape,q", "shift+tab", "/")] == [
        "^s",
        "esc",
        "shift+tab",
        "/",
    ]
