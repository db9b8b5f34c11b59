"""The fields a form is made of, and how what was typed in one becomes a value."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal, NamedTuple

from clientjournal.model.dates import CUSTOMS, Customs, Lean, read_date
from clientjournal.model.documents import choices
from clientjournal.model.errors import InvalidRecord
from clientjournal.model.record import Record
from clientjournal.model.words import Choice, Decision, Outcome

Editor = Literal["words", "line", "date", "number", "list", "cadence", "choice"]
"""How a field is edited: many lines, one line, a day, a number, items with commas, a choice."""


class Field(NamedTuple):
    """One row of a form.

    Attributes:
        name: The record's field; for a row of choices the first of them.
        label: What the row is called.
        editor: How it is edited.
        hint: What the line below says while the row has the focus, ids of commands in braces for
            their keys.
        lean: Where bare days point.
        others: More choice fields in the same row.
    """

    name: str
    label: str
    editor: Editor = "line"
    hint: str = ""
    lean: Lean = "past"
    others: tuple[str, ...] = ()

    @property
    def wants(self) -> str:
        """What is to be written in it: its hint without what follows on tokens and keys."""
        return self.hint.split("  ·  ", 1)[0]


class FormSpec(NamedTuple):
    """A form.

    Attributes:
        kind: The kind of record it writes.
        title: The beginning of its title, before the client's name.
        fields: Its rows; the first has the focus, the first five show, the rest is "more".
    """

    kind: type[Record]
    title: str
    fields: tuple[Field, ...]


SHOWN = 5
"""How many rows a form shows before "more"."""


class Option(NamedTuple):
    """One choice of a row: its value, what the screen calls it, the key that picks it."""

    value: object
    label: str
    key: str


DEGREES: dict[object, str] = {1: "1 what they need", 2: "2 what they want", 3: "3 as asked"}
"""What the screen calls the degrees of service."""

_PLAIN: dict[str, tuple[tuple[object, str], ...]] = {
    "decision": (
        (Decision.PENDING, "pending"),
        (Decision.FOLLOWED, "followed"),
        (Decision.PARTLY, "partly"),
        (Decision.DECLINED, "declined"),
        (Decision.AGAINST, "against"),
        (Decision.WITHDREW, "withdrew"),
    ),
    "outcome": (
        (Outcome.AS_WARNED, "as warned"),
        (Outcome.PARTLY, "partly"),
        (Outcome.NO_HARM, "no harm"),
        (Outcome.BETTER, "better"),
        (Outcome.WENT_WELL, "well"),
        (Outcome.WENT_BADLY, "badly"),
    ),
    "spoke": ((True, "said"), (False, "unsaid")),
    "favour": ((True, "a favour"), (False, "no favour")),
    "by": (("me", "me"), ("them", "them")),
    "is_private": ((False, "in every copy"), (True, "private")),
    "who": (("me", "me"), ("them", "them")),
    "raised_by": (("me", "me"), ("them", "them")),
    "degree": tuple(DEGREES.items()),
}
_NULLABLE_NOT = frozenset(
    ("kind", "standing", "decision", "sort", "stake", "scope", "spoke", "whose", "state", "who")
) | {"purpose", "favour", "by", "is_private"}


def options(kind: type[Record], field: Field) -> list[tuple[str, list[Option]]]:
    """Give the choices of a row by field, each with a key of its own within the row."""
    taken: set[str] = set()
    found = []
    for name in (field.name, *field.others):
        pairs: tuple[tuple[object, str], ...] = _plain(kind, name) or tuple(
            (choice, choice.label) for choice in choices(kind, name)
        )
        found.append((name, [Option(value, label, _key(label, taken)) for value, label in pairs]))
    return found


_PREFERRED = {"partly": "r"}
"""Letters chosen so that a key means one thing in forms and outcomes alike."""


def _plain(kind: type[Record], name: str) -> tuple[tuple[object, str], ...]:
    """Give the choices that have shorter words in a form, or that are no enum."""
    return () if kind.TABLE == "reviews" and name == "decision" else _PLAIN.get(name, ())


def _key(label: str, taken: set[str]) -> str:
    """Take the first letter of a label that no other choice of the row has."""
    for letter in _PREFERRED.get(label, "") + label.casefold():
        if letter.isalnum() and letter not in taken:
            taken.add(letter)
            return letter
    return ""


def nullable(kind: type[Record], name: str) -> bool:
    """Tell whether a choice may be left open."""
    if name == "scope":
        return kind.TABLE == "advice"
    return name not in _NULLABLE_NOT


def parsed(field: Field, text: str, today: date, customs: Customs = CUSTOMS) -> object:
    """Turn what was typed in a row into the field's value.

    Raises:
        UnreadableDate: The words name no day.
        InvalidRecord: The words are no number.
    """
    text = text.strip()
    if field.editor == "date":
        return read_date(text, today, field.lean, customs) if text else None
    if field.editor == "number":
        return _number(field, text)
    if field.editor == "list":
        return tuple(part.strip() for part in text.split(",") if part.strip())
    if field.editor == "cadence":
        return text.replace(" ", "").casefold() or None
    if field.name in ("time", "thread"):
        return text or None
    return text


def _number(field: Field, text: str) -> int | float | None:
    if not text:
        return None
    if re.fullmatch(r"-?\d{1,3}(,\d{3})+(\.\d+)?", text):  # commas between thousands
        text = text.replace(",", "")
    elif re.fullmatch(r"-?\d+,\d{1,2}", text):  # a comma before cents
        text = text.replace(",", ".")
    if re.fullmatch(r"-?\d+", text):
        return int(text)
    if re.fullmatch(r"-?\d+\.\d{1,2}", text):  # three would be thousands to some
        return float(text)
    raise InvalidRecord(f'{field.label}: "{text[:20]}" is no number; try 1200 or 12.50', field.name)


def typed(value: object) -> str:
    """Give a value as a row shows it for editing."""
    if value is None:
        return ""
    if isinstance(value, tuple | list):
        return ", ".join(str(item) for item in value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Choice):
        return value.label
    return str(value)
