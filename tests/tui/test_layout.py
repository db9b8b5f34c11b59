from __future__ import annotations

import pytest

from clientjournal.tui.screens.layout import PANES, layout

RIGHT = PANES[1:]


@pytest.mark.parametrize(
    ("size", "active", "entries", "seen", "tabs", "card"),
    [
        ((120, 36), "clients", "advice", "clients advice moments promises", PANES[3:], True),
        ((120, 36), "file", "file", "clients advice moments file", PANES[3:], True),
        ((120, 36), "clients", "file", "clients advice moments file", PANES[3:], True),
        ((120, 36), "moments", "moments", "clients advice moments promises", PANES[3:], True),
        ((100, 30), "advice", "advice", "clients advice moments promises", PANES[3:], True),
        ((99, 30), "advice", "advice", "clients advice", RIGHT, True),
        ((100, 29), "moments", "moments", "clients moments", RIGHT, True),
        ((80, 24), "clients", "promises", "clients promises", RIGHT, True),
        ((70, 24), "file", "file", "clients file", RIGHT, True),
        ((69, 24), "file", "file", "file", PANES, True),
        ((60, 20), "clients", "advice", "clients", PANES, False),
        ((60, 16), "advice", "advice", "advice", PANES, True),
        ((60, 15), "advice", "advice", "advice", PANES, False),
        ((20, 6), "promises", "promises", "promises", PANES, False),
    ],
)
def test_what_is_seen_at_a_size(
    size: tuple[int, int],
    active: str,
    entries: str,
    seen: str,
    tabs: tuple[str, ...],
    card: bool,
) -> None:
    plan = layout(*size, active, entries)
    assert plan.seen == set(seen.split())
    assert list(plan.tabs.values()) == [tabs]
    assert plan.card is card


def test_the_active_pane_is_always_seen_and_every_pane_is_seen_or_a_tab() -> None:
    for width in range(1, 140):
        for height in range(1, 45):
            for active in PANES:
                plan = layout(width, height, active, active if active in RIGHT else "advice")
                shared = {name for names in plan.tabs.values() for name in names}
                assert active in plan.seen
                assert plan.seen | shared == set(PANES)
                assert plan.tabs.keys() <= plan.seen
