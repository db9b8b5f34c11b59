"""The days that lie ahead as a calendar (RFC 5545), written by icalendar.

All-day events by default, since Outlook leaves to-dos out. Titles name nobody unless asked to: a
calendar is shown to more eyes than a journal.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from clientjournal.export.days import Day
from clientjournal.export.history import History
from clientjournal.export.options import Options
from clientjournal.model.dates import days_after
from clientjournal.model.safe import visible, visible_lines

if TYPE_CHECKING:
    from icalendar import Component


def render(histories: Sequence[History], options: Options) -> bytes:
    """Give the days of histories as one calendar.

    Events are of what is open; to-dos of what is done as well, so that a list that holds them
    already can tick them off.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//clientjournal//clientjournal//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    for history in histories:
        for day in history.days:
            if options.todo:
                calendar.add_component(_todo(history, day, options.names))
            elif not day.is_over:
                calendar.add_component(_event(history, day, options.names))
    return bytes(calendar.to_ical())


def _event(history: History, day: Day, names: bool) -> Component:
    from icalendar import Event

    event = Event()
    _fill(event, history, day, names)
    event.add("dtstart", day.on)
    event.add("dtend", days_after(day.on, 1))
    event.add("transp", "TRANSPARENT")
    return event


def _todo(history: History, day: Day, names: bool) -> Component:
    from icalendar import Todo

    todo = Todo()
    _fill(todo, history, day, names)
    todo.add("due", day.on)
    if day.done is not None:
        todo.add("status", "COMPLETED")
        todo.add("completed", _midnight(day.done))
    else:
        todo.add("status", "CANCELLED" if day.is_over else "NEEDS-ACTION")
    return todo


def _fill(component: Component, history: History, day: Day, names: bool) -> None:
    """Put in what events and to-dos share."""
    component.add("uid", f"{day.uid}@clientjournal")
    component.add("dtstamp", _midnight(history.as_of))
    component.add("sequence", day.revision)
    component.add("class", "PRIVATE")
    if not names:
        component.add("summary", day.what)
        return
    name = visible(str(history.client.fields["name"]), 200)
    words = visible(day.words, 120) + ("…" if len(day.words) > 120 else "")
    component.add("summary", ": ".join(part for part in (f"{day.what}, {name}", words) if part))
    said = "\n".join(part for part in (visible_lines(day.words), day.ref) if part)
    if said:
        component.add("description", said)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
