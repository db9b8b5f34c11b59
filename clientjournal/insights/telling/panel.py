"""What is shown of a figure, before anything is drawn: rows of words, counts, bars, whiskers.

The screen, the command line and the documents draw the same panels, so that they say the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Literal, NamedTuple

from clientjournal.insights.behind import Behind, Group
from clientjournal.insights.shares import LEAST, Share
from clientjournal.model.record import Record

Kind = Literal["good", "plain", "bad", "mine", "over"]
"""What a part of a bar stands for; each is drawn in a line of its own, so no colour is needed."""

Behinds = Callable[[], list[Group]]
"""Gives what is behind the numbers of a row."""


FEW = 5
"""The least a bar's scale has, so that one of one is no long bar."""


class Bar(NamedTuple):
    """A bar of parts on a scale.

    Attributes:
        parts: How long each part is, and what it stands for.
        scale: What a bar over the whole width would be.
        mark: Where a mark is set; None without one.
    """

    parts: tuple[tuple[int, Kind], ...]
    scale: int
    mark: int | None = None


class Row(NamedTuple):
    """One line of a panel.

    Attributes:
        label: What it is, in the program's words.
        name: Whose it is or what it is about, in the person's own words.
        bar: What is drawn.
        value: The counts, both parts of a share.
        share: The share whose interval is drawn as a whisker.
        beside: What stands at the end: the interval in percent, or a note.
        calls: Whether something in it waits for you.
        behind: What is behind its numbers; None where there is nothing to open.
        full: The numbers in full, each with its interval, for the list behind it.
        record: The one record the row is about, if it is about one.
        whole: How many of the things behind it its number is of, where others stand beside them.
    """

    label: str = ""
    name: str = ""
    bar: Bar | None = None
    value: str = ""
    share: Share | None = None
    beside: str = ""
    calls: bool = False
    behind: Behinds | None = None
    full: tuple[str, ...] = ()
    record: Record | None = None
    whole: int | None = None

    @property
    def words(self) -> str:
        """What it is about, as a title."""
        return " ".join(part for part in (self.label, self.name) if part)


class Panel(NamedTuple):
    """One figure as it is shown.

    Attributes:
        key: Its name.
        title: Its title.
        note: What the numbers are, or over what time.
        columns: Its rows, in one list or in two side by side.
        heads: What stands above the bars, the values, the whiskers and the notes.
        says: Sentences about it.
        needs: What it still needs to say more; empty when it has enough.
    """

    key: str
    title: str
    note: str
    columns: tuple[tuple[Row, ...], ...]
    heads: tuple[str, str, str, str] = ("", "", "", "")
    says: tuple[str, ...] = ()
    needs: str = ""

    @property
    def rows(self) -> list[Row]:
        """All rows, column by column."""
        return [row for column in self.columns for row in column]


def needs(count: int, what: str) -> str:
    """Say what an interval needs; empty once there is enough.

    Args:
        count: How many there are.
        what: What is counted, such as ``"said moments with a reaction"``.
    """
    if count >= LEAST:
        return ""
    return f"Needs {LEAST} {what}; there {'is' if count == 1 else 'are'} {count or 'none'}."


def counted_words(opened: int, whole: int | None) -> str:
    """Say how many things are behind a number: ``"9, and 3 beside them"``.

    Args:
        opened: How many are listed.
        whole: How many of them the number is of; None for all.
    """
    beside = opened - (opened if whole is None else whole)
    return f"{opened - beside:,}" + (f", and {beside:,} beside them" if beside else "")


def plural(count: int, one: str, several: str = "") -> str:
    """Say a count with its noun: ``"1 client"``, ``"3 clients"``."""
    return f"{count} {one if count == 1 else several or one + 's'}"


def shared(words: str, share: Share) -> str:
    """Say a share in full: ``"thanked 5 of 7, 36\N{EN DASH}92%"``."""
    return f"{words} {share.words}" + (f", {share.percent}" if share.percent else "")


def counted(words: str, behind: Behinds, count: int, of: int, calls: bool = False) -> Row:
    """Give a row that only counts, with a bar of its count on the scale of a whole."""
    bar = Bar(((count, "plain"),), max(of, FEW)) if of else None
    opens = behind if count else None
    return Row(label=words, bar=bar, value=str(count), calls=calls, behind=opens)


def telling(rows: Iterable[Row], count: int) -> tuple[Row, ...]:
    """Leave out the rows that count nothing while there is too little for a nothing to tell.

    Args:
        rows: Rows that count parts of a whole.
        count: The whole.
    """
    return tuple(row for row in rows if count >= LEAST or not re.match(r"0\b", row.value))


def only(behind: Behinds, *places: int) -> Behinds:
    """Give some of the groups behind a figure."""
    return lambda: [behind()[place] for place in places]


def shortened(rows: Sequence[Row], most: int) -> tuple[Row, ...]:
    """Keep the first of the rows that are about one record each; one more opens the others."""
    listed = [row for row in rows if row.record]
    if len(listed) <= most:
        return tuple(rows)
    hidden = listed[most - 1 :]

    def behind() -> list[Group]:
        return [Group("", [_short(row) for row in hidden])]

    more = Row(label=f"and {len(hidden)} more", behind=behind)
    return (*listed[: most - 1], more, *(row for row in rows if not row.record))


def _short(row: Row) -> Behind:
    """Say a row in a line of its own."""
    assert row.record is not None
    words = "  ".join(part for part in (row.name, row.value, row.beside) if part)
    return Behind(row.record, row.record.happened, words)
