"""What can be chosen of an export, as rows of words."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from clientjournal.export.copies import Copy
from clientjournal.export.delivery import Delivery
from clientjournal.export.formats import FORMATS
from clientjournal.model.dates import say_date
from clientjournal.tui.panes.exporting import Chosen

COPIES = tuple(Copy)

_COPIES = {
    Copy.CLIENT: "for the client: nothing private",
    Copy.FILE: "for the file: everything",
    Copy.HANDOVER: "a handover: one page",
}


class Variant(NamedTuple):
    """A choice of one format: its command, its words, and the options the other way round."""

    command: str
    label: str
    value: str
    other: dict[str, Any]


def rows_of(delivery: Delivery) -> list[Chosen]:
    """Give the choices of an export."""
    choices = delivery.choices
    rows = [
        Chosen("export-what", "What", _what(delivery)),
        Chosen("export-copy", "Copy", _COPIES[delivery.copy]),
        Chosen("export-format", "Format", FORMATS[choices.format].words),
        Chosen("export-period", "Period", _period(delivery)),
    ]
    rows += [Chosen(each.command, each.label, each.value) for each in variants(delivery)]
    passing = choices.allow_names
    rows += [
        Chosen("export-where", "Write to", _short(delivery.path.parent), is_words=True),
        Chosen("export-name", "File name", delivery.path.name, is_words=True),
        Chosen(
            "export-names",
            "Other names",
            "let them pass" if passing else "stop at them",
            "warn" if passing else "",
        ),
    ]
    return rows


def variants(delivery: Delivery) -> list[Variant]:
    """Give the choices of the format, in the order of their keys."""
    options = delivery.choices.options
    match delivery.choices.format:
        case "csv":
            value = "left as they are" if options.raw else "made harmless"
            return [Variant("export-variant", "Formulas", value, {"raw": not options.raw})]
        case "ics":
            days = "to-dos" if options.todo else "all-day events"
            titles = "say whom it is about" if options.names else "name nobody"
            return [
                Variant("export-variant", "Days as", days, {"todo": not options.todo}),
                Variant("export-titles", "Titles", titles, {"names": not options.names}),
            ]
        case "vcf":
            other = "3.0" if options.vcard == "4.0" else "4.0"
            return [Variant("export-variant", "Version", options.vcard, {"vcard": other})]
    return []


def cycled(delivery: Delivery) -> dict[str, bool]:
    """Give what an export is of next: a client, the marked entries, every client, in turn."""
    ways = []
    if delivery.client is not None:
        ways += [(False, True)] if _own_marks(delivery) else []
        ways.append((False, False))
    ways += [(True, True)] if delivery.marked and not _are_own(delivery) else []
    ways.append((True, False))
    now = (delivery.choices.everything, delivery.choices.chosen)
    everything, chosen = ways[(ways.index(now) + 1) % len(ways)] if now in ways else ways[0]
    return {"everything": everything, "chosen": chosen}


def _own_marks(delivery: Delivery) -> int:
    """Count the marked entries of the client."""
    if delivery.client is None:
        return 0
    return sum(e.ref in delivery.marked for e in delivery.journal.timeline(delivery.client.id))


def _are_own(delivery: Delivery) -> bool:
    return _own_marks(delivery) == len(delivery.marked)


def _what(delivery: Delivery) -> str:
    choices = delivery.choices
    if choices.everything:
        return f"all {len(delivery.marked)} marked entries" if choices.chosen else "every client"
    if choices.chosen:
        count = _own_marks(delivery)
        return "1 marked entry" if count == 1 else f"{count} marked entries"
    return "the whole history"


def _period(delivery: Delivery) -> str:
    start, end = delivery.choices.start, delivery.choices.end
    if start and end:
        return f"{say_date(start)} to {say_date(end)}"
    if start:
        return f"from {say_date(start)}"
    return f"up to {say_date(end)}" if end else "from the beginning to today"


def _short(path: Path) -> str:
    """Give a path with the home folder as ``~``."""
    home = Path.home()
    return str("~" / path.relative_to(home)) if path.is_relative_to(home) else str(path)
