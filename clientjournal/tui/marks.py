"""The records somebody marked, wherever they were listed, until something is done with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.dom import DOMNode


class Marks:
    """Ids of records, in the order they were marked."""

    def __init__(self) -> None:
        """Begin with none."""
        self._refs: dict[str, None] = {}

    def __len__(self) -> int:
        return len(self._refs)

    def __iter__(self) -> Iterator[str]:
        return iter(self._refs)

    def __contains__(self, ref: object) -> bool:
        return ref in self._refs

    def turn(self, ref: str) -> None:
        """Mark a record, or take its mark off."""
        if ref in self._refs:
            del self._refs[ref]
        else:
            self._refs[ref] = None

    def add(self, refs: Iterable[str]) -> None:
        """Mark several records."""
        self._refs.update(dict.fromkeys(refs))

    def clear(self) -> None:
        """Take all marks off."""
        self._refs.clear()


class Marked:
    """An app with marks."""

    marks: Marks


def marks_in(node: DOMNode) -> Marks:
    """Give the marks of the app a widget or a screen is in; in any other app there are none."""
    return node.app.marks if isinstance(node.app, Marked) else Marks()
