"""Make the pictures of the README: ``python docs/screens.py`` writes them beside this file."""

from __future__ import annotations

import asyncio
import re
from datetime import UTC, date, datetime
from pathlib import Path

from clientjournal.model.clock import Clock
from clientjournal.sample import open_demo
from clientjournal.tui.app import JournalApp

HERE = Path(__file__).parent


class Still(Clock):
    """A clock that stands, so that the pictures only change with the program."""

    def now(self) -> datetime:
        """Give the evening of the sample's last day."""
        return datetime(2026, 11, 20, 17, 0, tzinfo=UTC)

    def wall(self) -> str:
        """Give the same."""
        return "17:00"


async def picture(name: str, size: tuple[int, int], keys: list[str], theme: str = "night") -> None:
    """Take a picture of the sample practice after some keys."""
    app = JournalApp(open_demo(Still(date(2026, 11, 20))))
    async with app.run_test(size=size) as pilot:
        app.theme = theme
        await pilot.press(*keys)
        await app.workers.wait_for_complete()
        await pilot.pause()
        drawn = app.export_screenshot(title="clientjournal")
        (HERE / name).write_text(without_fonts(drawn), encoding="utf-8")


def without_fonts(svg: str) -> str:
    """Take out the font faces that would be fetched from elsewhere."""
    return re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)


def typed(words: str) -> list[str]:
    """Give words as keys."""
    names = {" ": "space", "^": "circumflex_accent", "#": "number_sign", "~": "tilde"}
    return [names.get(letter, letter) for letter in words]


async def main() -> None:
    """Take all of them."""
    await picture("screen.svg", (120, 36), ["2", "g"])
    await picture("insights.svg", (120, 36), ["i"])
    words = typed("Register for VAT before April ^in 3 weeks #vat ~declined")
    await picture("form.svg", (80, 24), ["a", *words], "paper")


if __name__ == "__main__":
    asyncio.run(main())
