from __future__ import annotations

import pytest

from clientjournal.journal import Journal
from clientjournal.model.advice import Advice
from clientjournal.model.client import Client
from clientjournal.model.contact import Contact
from clientjournal.model.moment import Moment
from clientjournal.model.promise import Promise
from clientjournal.model.record import Record
from clientjournal.tui.commands import commands_of
from clientjournal.tui.forms.outcome import Answer
from clientjournal.tui.screens.choose import ChooseScreen, keys_said
from clientjournal.tui.screens.entry import EntryScreen
from clientjournal.tui.screens.form import FormScreen
from clientjournal.tui.screens.journal import JournalScreen
from clientjournal.tui.screens.layout import PANES
from clientjournal.tui.screens.page import PageScreen
from clientjournal.tui.screens.pick import height_of
from tests.making import advice, moment
from tests.tui.screen import at_screen

# The journal screen

WRITES: dict[str, tuple[type[Record], str]] = {
    "a": (Advice, "Advice to Hollis & Daughter Joinery"),
    "s": (Moment, "Say something to Hollis & Daughter Joinery"),
    "p": (Promise, "Promise with Hollis & Daughter Joinery"),
    "c": (Contact, "Contact with Hollis & Daughter Joinery"),
    "n": (Client, "New client"),
}


@pytest.mark.parametrize("key", WRITES)
async def test_a_key_opens_the_form_of_its_kind_on_the_words(sample: Journal, key: str) -> None:
    kind, title = WRITES[key]
    async with at_screen(sample) as person:
        await person.press(key)
        assert person.form._spec.kind is kind
        assert person.form.query_one("#form").border_title == title
        assert person.app.focused is person.form._sheet.widget(person.form._first.name)
        assert person.form.words == ""


async def test_numbers_go_to_the_panes(sample: Journal) -> None:
    async with at_screen(sample) as person:
        assert person.active == "clients"
        for key in "2345123":
            await person.press(key)
            assert person.active == PANES[int(key) - 1]
            assert person.pane(person.active).display


async def test_tab_goes_round_the_panes_and_shift_tab_back(sample: Journal) -> None:
    async with at_screen(sample) as person:
        for name in (*PANES[1:], *PANES[:2]):
            await person.press("tab")
            assert person.active == name
        for name in ("clients", *reversed(PANES)):
            await person.press("shift+tab")
            assert person.active == name


async def test_moving_in_a_list(sample: Journal) -> None:
    async with at_screen(sample) as person:
        clients = [client.name for client in sample.clients()]

        async def comes_to(key: str, place: int) -> None:
            await person.press(key)
            assert person.journal.client is not None
            assert person.journal.client.name == clients[place]

        for key, place in (
            ("j", 1),
            ("down", 2),
            ("k", 1),
            ("up", 0),
            ("k", 0),
            ("G", 11),
            ("j", 11),
            ("g", 0),
            ("end", 11),
            ("home", 0),
        ):
            await comes_to(key, place)


async def test_pages_of_a_long_list(acme: Journal) -> None:
    acme.add_all([advice(advice=f"number {n}") for n in range(200)])
    async with at_screen(acme) as person:
        await person.press("2")
        pane = person.pane("advice")
        last, room = 199, pane._room
        assert pane.current is not None and pane.current.words == f"number {last}"
        for key, place in (
            ("pageup", last - (room - 1)),
            ("pageup", last - 2 * (room - 1)),
            ("pagedown", last - (room - 1)),
            ("g", 0),
            ("pagedown", room - 1),
            ("G", last),
            ("pagedown", last),
        ):
            await person.press(key)
            assert pane.current is not None and pane.current.words == f"number {place}"
            assert f" number {place} " in person.text


async def test_the_file_follows_the_client(sample: Journal) -> None:
    async with at_screen(sample) as person:
        await person.press("H")  # the archived ones too
        for client in sample.clients():
            assert person.journal.client == client
            entries = sample.timeline(client.id)
            shown = [r for name in PANES[1:] for r in person.pane(name)._all]
            assert sorted(r.ref for r in shown) == sorted(r.ref for r in entries)
            for name in PANES[1:]:
                pane = person.pane(name)
                assert (pane.current is None) == (not pane._all)
            await person.press("j")


async def test_enter_opens_and_escape_and_q_go_back(sample: Journal) -> None:
    async with at_screen(sample) as person:
        for pane, back in (("1", "escape"), ("2", "q"), ("3", "escape"), ("4", "q"), ("5", "q")):
            await person.press(pane)
            wanted = person.journal.record
            await person.press("enter")
            assert isinstance(person.screen, EntryScreen)
            assert person.screen.record == wanted
            assert wanted is not None and wanted.ref in person.rows[0]
            await person.press(back)
            assert isinstance(person.screen, JournalScreen)
            assert person.active == PANES[int(pane) - 1]


async def test_enter_on_nothing_does_nothing(acme: Journal) -> None:
    async with at_screen(acme) as person:
        await person.press("2", "enter")
        assert isinstance(person.screen, JournalScreen)


async def test_e_edits_what_is_under_the_cursor(sample: Journal) -> None:
    async with at_screen(sample) as person:
        for pane in "12345":
            await person.press(pane, "e")
            record = person.journal.record
            assert record is not None
            assert str(person.form.query_one("#form").border_title).startswith(
                f"Edit {record.ref}  "
            )
            assert person.form.words == getattr(record, record.FIRST)
            await person.press("escape")


async def test_e_and_d_on_nothing_say_so(acme: Journal) -> None:
    async with at_screen(acme) as person:
        await person.press("2", "e")
        assert person.said == "nothing here to edit"
        await person.press("d")
        assert person.said == "an outcome belongs to advice, a moment or a promise"
        assert isinstance(person.screen, JournalScreen)


async def test_d_asks_what_came_of_it(sample: Journal) -> None:
    async with at_screen(sample) as person:
        for pane in "234":
            await person.press(pane, "d")
            assert isinstance(person.screen, ChooseScreen)
            assert person.journal.record is not None
            assert person.journal.record.ref in person.text
            for answer in person.screen._answers:
                assert f"  {answer.key}  {answer.words}" in person.text
            await person.press("z", "escape")
            assert isinstance(person.screen, JournalScreen)


def test_the_keys_of_a_question_are_said_in_few_words() -> None:
    def said(keys: str) -> str:
        return keys_said([Answer(key, "", "", {}) for key in keys])

    assert said("frdawc123456o") == "f r d a w c 1-6 or o"
    assert (said("yn"), said("y"), said("12k9"), said("")) == ("y or n", "y", "1-2 k or 9", "")


def test_a_list_of_answers_is_as_tall_as_they_are_with_room_for_a_filter() -> None:
    assert [height_of(answers) for answers in (1, 3, 11, 300)] == [6, 6, 14, 24]


async def test_a_question_says_its_keys_a_list_at_once_another_when_one_does_nothing(
    acme: Journal,
) -> None:
    async with at_screen(acme) as person:
        await person.press("1", "M")
        assert "enter takes, / filters; esc closes ━┛" in person.text
        await person.press("enter", "Q")
        assert "press y or n; esc closes ─╯" in person.text


async def test_b_says_what_to_know_before_calling(sample: Journal) -> None:
    async with at_screen(sample) as person:
        await person.press("b")
        assert isinstance(person.screen, PageScreen)
        assert "Before you call Hollis & Daughter Joinery · Bookkeeping" in person.rows[0]
        assert "I promised" in person.text and "VAT figures for checking" in person.text
        await person.press("q")
        assert isinstance(person.screen, JournalScreen)


async def test_x_opens_the_export(sample: Journal) -> None:
    async with at_screen(sample) as person:
        await person.press("x")
        await person.settled()
        assert "Export Hollis & Daughter Joinery" in person.rows[1]


async def test_help_names_every_key_that_works_here(sample: Journal) -> None:
    async with at_screen(sample, (120, 70)) as person:
        await person.press("question_mark")
        for command in (*commands_of("journal"), *commands_of("list"), *commands_of("form")):
            assert command.help in person.text
        await person.press("q", "enter", "question_mark")
        for command in commands_of("entry"):
            assert command.help in person.text
        assert "log advice you gave" not in person.text


async def test_q_closes_the_journal(sample: Journal) -> None:
    async with at_screen(sample) as person:
        await person.press("q")
        assert person.app._exit


async def test_ctrl_q_closes_it_from_anywhere(sample: Journal) -> None:
    for keys in ("1", "b", "enter", "question_mark", "d"):
        async with at_screen(sample) as person:
            await person.press("3", keys, "ctrl+q")
            assert person.app._exit


async def test_nothing_to_write_about_without_a_client(journal: Journal) -> None:
    async with at_screen(journal) as person:
        await person.press("escape")
        for key in "aspc":
            await person.press(key)
            assert person.said == "a client comes first: n adds one"
        await person.press("b")
        assert person.said == "no client to call yet; n adds one"
        await person.press("x")
        assert person.said == "no client to export yet; n adds one"
        await person.press("u")
        await person.settled()
        assert "nothing" in person.said
        assert isinstance(person.screen, JournalScreen)


# An open record and a page


async def test_keys_of_an_open_record(acme: Journal) -> None:
    acme.add(advice(reasons="line\n" * 60))
    async with at_screen(acme) as person:
        await person.press("2", "enter")
        frame = person.screen.query_one("#frame")
        for key, place in (("down", 1), ("down", 2), ("up", 1), ("up", 0)):
            await person.press(key)
            assert frame.scroll_y == place
        await person.press("e")
        assert person.form.words == "Register for VAT"
        await person.press("escape", "d")
        assert isinstance(person.screen, ChooseScreen)
        await person.press("f")
        await person.settled()
        assert acme.get("A-1").decision == "followed"  # type: ignore[attr-defined]
        await person.until(lambda: "saved A-1" in person.text)
        await person.press("u", "u")
        await person.settled()
        await person.until(lambda: "undone: A-1 amended" in person.text)
        await person.press("U", "U")
        await person.settled()
        await person.until(lambda: "redone" in person.text)
        assert acme.get("A-1").decision == "followed"  # type: ignore[attr-defined]
        await person.press("question_mark")
        assert "All keys" in person.rows[0]
        await person.press("escape", "escape")
        assert isinstance(person.screen, JournalScreen)


async def test_an_open_record_names_what_it_lacks_and_what_happened(acme: Journal) -> None:
    acme.add(moment(stake="big"))
    async with at_screen(acme) as person:
        await person.press("3", "enter")
        assert "No words said, no reaction yet." in person.text
        await person.until(lambda: "recorded by tester" in person.text)


async def test_the_mouse_does_what_keys_do(sample: Journal) -> None:
    async with at_screen(sample) as person:
        await person.pilot.click("#clients", offset=(5, 2))
        assert person.journal.client == sample.clients()[1]
        await person.pilot.click("#keys", offset=(3, 0))
        assert isinstance(person.screen, FormScreen)
        await person.press("escape")
        await person.pilot.click("#moments", offset=(8, 1), times=2)
        assert isinstance(person.screen, EntryScreen)
        await person.press("escape", "d")
        box = person.screen.query_one("#choose")
        answer: Answer = person.screen._answers[0]  # type: ignore[attr-defined]
        await person.pilot.click("#choose", offset=(6, box.styles.padding.top + 2))
        await person.settled()
        assert isinstance(person.screen, JournalScreen)
        record = person.journal.record
        assert record is not None
        assert person.said == f"saved {record.ref}"
        assert all(getattr(sample.get(record.ref), n) == v for n, v in answer.fields.items())


async def test_tabs_and_the_keys_of_a_list_can_be_clicked(sample: Journal) -> None:
    async with at_screen(sample, (80, 24)) as person:
        await person.press("2")
        row = next(y for y, text in enumerate(person.rows) if "2 Advice" in text)
        for number, pane in (("3", "moments"), ("5", "file"), ("4", "promises")):
            column = person.rows[row].index(f"│ {number} ", 27) + 2
            await person.pilot.click(offset=(column, row))
            assert person.active == pane
    async with at_screen(sample) as person:
        await person.press("t")
        await person.settled()
        await person.press("escape", "v")
        await person.settled()
        await person.pilot.click("#keys", offset=(person.rows[-1].index("/ Filter"), 0))
        assert "/▏" in person.text
