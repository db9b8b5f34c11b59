"""The lists of an import: what each column fills, and what becomes of each row."""

from __future__ import annotations

from typing import ClassVar, NamedTuple

from clientjournal.importing import Fate, Row
from clientjournal.tui.drawn import Drawn
from clientjournal.tui.panes.pane import Pane
from clientjournal.tui.text import Line, Piece, Tone, cut, wrapped

_TONES: dict[Fate, Tone] = {
    Fate.NEW: "good",
    Fate.SAME: "muted",
    Fate.CONFLICT: "warn",
    Fate.REFUSED: "late",
}


class Column(NamedTuple):
    """A column of a table: its header, what it fills, and what its first filled cell says."""

    words: str
    field: str
    sample: str


class ColumnsPane(Pane[Column]):
    """What each column fills; the open key changes it."""

    NEWEST_LAST: ClassVar[bool] = False
    EMPTY: ClassVar[str] = "The columns show here once the file is read."

    def filter_text(self, record: Column) -> str:
        """Give what a filter looks in."""
        return f"{record.words} {record.field}"

    def draw(self, record: Column, width: int) -> Line:
        """Draw a column: its header, what it fills, what it says."""
        side = min(max(width // 3, 12), 26)
        field = Piece(cut(record.field.replace("_", " ") or "left out", 18), "accent")
        if not record.field:
            field = field._replace(tone="muted")
        header = Piece(cut(record.words, side - 1) + " ", "strong")
        arrow = Piece("→ ", "muted")
        return [header, arrow, field, Piece(cut(record.sample, max(width - side - 20, 0)), "muted")]


class RowsPane(Pane[Row]):
    """What would become of each row."""

    NEWEST_LAST: ClassVar[bool] = False

    def __init__(self, *, id: str) -> None:
        """Make an empty list."""
        super().__init__(id=id)
        self._says = "Reading the file…"

    def tell(self, words: str) -> None:
        """Say something while there are no rows."""
        self._says = words
        self.refresh()

    def hint(self) -> str:
        """Give what an empty list says."""
        return self._says

    def filter_text(self, record: Row) -> str:
        """Give what a filter looks in: all that is shown."""
        return f"{record.place} {record.fate.value} {record.table} {record.words} {record.why}"

    def draw(self, record: Row, width: int) -> Line:
        """Draw a row: where it stands, its fate, what it is, its words, the reason."""
        tone = _TONES[record.fate]
        front = [Piece(cut(record.place, 9), "muted"), Piece(cut(record.fate.value, 10), tone)]
        if width >= 60:
            front.append(Piece(cut(record.table.replace("_", "-"), 9), "muted"))
        room = max(width - sum(len(piece.text) for piece in front), 0)
        if not record.why:
            return [*front, Piece(cut(record.words, room))]
        words = min(room // 3, 24)
        why = cut(record.why, max(room - words, 0))
        return [*front, Piece(cut(record.words, max(words - 1, 0)) + " "), Piece(why, tone)]

    def foot(self, width: int) -> Line:
        """Say the whole reason of the row under the cursor where its line is too narrow."""
        row = self.current
        return [Piece(cut(row.why, width), _TONES[row.fate])] if row and row.why else []


class ImportHead(Drawn):
    """How the file is read, what may be chosen, and how far it is."""

    def __init__(self) -> None:
        """Make it empty."""
        super().__init__(id="import-head")
        self._notes = ""
        self._choices: list[tuple[str, str]] = []
        self._done: tuple[int, int] | None = None

    def show(self, notes: str, choices: list[tuple[str, str]]) -> None:
        """Show how the file is read and what each key has chosen."""
        self._notes, self._choices = notes, choices
        self.refresh(layout=True)

    def show_progress(self, done: tuple[int, int] | None) -> None:
        """Show a bar, or none."""
        if done != self._done:
            grown = (done is None) != (self._done is None)
            self._done = done
            self.refresh(layout=grown)

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        """Give the lines it takes."""
        return len(self.lines(width, 0))

    def lines(self, width: int, height: int) -> list[Line]:
        """Draw the notes, the choices, and the bar."""
        inner = max(width - 2, 1)
        drawn: list[Line] = [
            [Piece(" "), Piece(cut(line, inner), "muted")]
            for line in wrapped(self._notes, inner)[:3]
        ]
        line: Line = []
        used = inner + 1
        for key, words in self._choices:
            cells = len(words) + 5
            if used + cells > inner:
                line, used = [Piece(" ")], 0
                drawn.append(line)
            line += [Piece(f"{key} ", "accent"), Piece(f"{words}   ")]
            used += cells
        if self._done is not None:
            done, whole = self._done
            cells = max(min(inner - 24, 60), 5)
            filled = cells * done // max(whole, 1)
            bar = [Piece(" "), Piece("━" * filled, "accent"), Piece("━" * (cells - filled), "line")]
            drawn.append([*bar, Piece(f"  {done:,} of {whole:,}", "muted")])
        return drawn
