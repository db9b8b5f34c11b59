"""Hostile text typed into every field of every form."""

from __future__ import annotations

from itertools import cycle

import pytest

from clientjournal.journal import Journal
from clientjournal.model.documents import cleaned
from clientjournal.tui.forms.choice_row import ChoiceRow
from clientjournal.tui.forms.editors import text_of
from clientjournal.tui.forms.kinds import FORMS
from clientjournal.tui.screens.journal import JournalScreen
from tests.tui.screen import Person, at_screen
from tests.tui.test_forms import show_more
from tests.tui.test_hostile import HOSTILE
from tests.tui.test_text import is_safe

KEYS = {"a": "advice", "s": "moments", "p": "promises", "c": "contacts", "n": "clients"}


def shows_nothing_unsafe(person: Person) -> bool:
    width = person.app.size.width
    return is_safe("".join(person.rows)) and all(s.cell_length == width for s in person.strips)


@pytest.mark.parametrize("first", [0, 3])
@pytest.mark.parametrize("key", KEYS)
async def test_any_text_in_any_field_is_kept_or_refused(
    acme: Journal, key: str, first: int
) -> None:
    spec = FORMS[KEYS[key]]
    texts = cycle([*HOSTILE.values()][first:] + [*HOSTILE.values()][:first])
    async with at_screen(acme) as person:
        await person.press(key)
        await show_more(person)
        for field in spec.fields:
            widget = person.form._sheet.widget(field.name)
            if isinstance(widget, ChoiceRow):
                continue
            widget.focus()
            await person.write(next(texts))
            assert shows_nothing_unsafe(person), field.name
            if field.editor not in ("words", "line", "list") or field.name == "time":
                await person.press("ctrl+s")
                await person.settled()
                assert person.form_says and "\n" not in person.form_says
                assert shows_nothing_unsafe(person), field.name
                person.form._sheet.put(field, "today" if field.name == spec.kind.ON else "")
        typed = person.form._sheet.text(spec.fields[1].name) if key != "s" else ""
        words = text_of(person.form._sheet.widget(spec.fields[0].name))  # type: ignore[arg-type]
        await person.press("ctrl+s")
        await person.settled()
        assert isinstance(person.screen, JournalScreen), person.form_says
        record = person.journal.record
        assert record is not None
        assert record.words == str(cleaned(words)).strip()
        if typed and key in "an":
            assert getattr(record, spec.fields[1].name) == typed.strip()
        assert shows_nothing_unsafe(person)
        assert acme.fault() is None
