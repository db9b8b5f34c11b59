"""What is shown of your own record: owning up, what is in writing, what was written late."""

from __future__ import annotations

from collections.abc import Sequence

from clientjournal.insights.behind import group
from clientjournal.insights.own_ups import OwnUps
from clientjournal.insights.shares import Share
from clientjournal.insights.telling.panel import Panel, Row, counted, only, plural, telling
from clientjournal.model.record import Record


def own_ups_panel(found: OwnUps) -> Panel:
    """Show how you own up."""
    count, days = len(found.all), found.median_days_to_tell
    raised, blame = found.raised_by_me, found.shared
    without = len(found.missed_without)
    rows = [
        counted("told", only(found.behind, 0), len(found.told), count),
        counted(
            "not told yet",
            only(found.behind, 1),
            len(found.not_told),
            count,
            calls=bool(found.not_told),
        ),
        Row(
            label="raised by you",
            value=Share(len(raised), count).words,
            behind=lambda: [group("raised by you", raised)],
        ),
        Row(
            label="they shared the blame",
            value=Share(len(blame), count).words,
            behind=lambda: [group("they shared the blame", blame)],
        ),
    ]
    if days is not None:
        said = f"{days:g} {'day' if days == 1 else 'days'}"
        rows.append(Row(label="median time to tell", value=said, behind=only(found.behind, 0)))
    missed = counted("missed, with no own-up", only(found.behind, 2), without, 0, calls=without > 0)
    return Panel(
        "own_ups",
        "Owning up",
        plural(count, "failure") + " written down" if count else "",
        (telling((*(rows if count else ()), missed), count) if count or without else (),),
        needs="" if count or without else "No failure and no missed promise is written down.",
    )


def writing_panel(unconfirmed: Sequence[Record], late: Sequence[Record]) -> Panel:
    """Show what was said aloud and never confirmed, and what was written down late."""
    rows = (
        counted(
            "not confirmed in writing",
            lambda: [group("not confirmed in writing", unconfirmed)],
            len(unconfirmed),
            0,
            calls=bool(unconfirmed),
        ),
        counted("written down late", lambda: [group("written down late", late)], len(late), 0),
    )
    return Panel(
        "writing",
        "In writing",
        "after two working days; after 48 hours",
        (telling(rows, 0) if unconfirmed or late else (),),
        needs=""
        if unconfirmed or late
        else "Nothing waits for confirmation, and nothing was written down late.",
    )
