"""What the cells of a table say: text into the values of the file, by the field they fill."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

import msgspec
from msgspec import inspect

from clientjournal.model.dates import Order, orders_of, read_written
from clientjournal.model.documents import choices
from clientjournal.model.errors import InvalidRecord, UnreadableDate
from clientjournal.model.record import Record
from clientjournal.model.tables import is_ref, parse_ref, ref_of
from clientjournal.model.validation import REFERENCES

_TRUTH = {"yes": True, "true": True, "1": True, "x": True, "y": True}
_TRUTH |= {"no": False, "false": False, "0": False, "n": False}
_TIME = re.compile(
    r"(\d{1,2})[:.](\d{2})(?:[:.]\d{2}(?:\.\d+)?)?(?: ?([ap])\.?m\.?)?", re.IGNORECASE
)
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?")
_DECIMAL_COMMA = re.compile(r"[+-]?\d+,\d{1,2}")


@cache
def shape(kind: type[Record], field: str) -> str:
    """Say what a field holds: text, day, choice, truth, number, ref, texts or json."""
    if field in REFERENCES and field != "client":
        return "ref"
    if choices(kind, field):
        return "choice"
    told = inspect.type_info(kind)
    assert isinstance(told, inspect.StructType)
    type_ = next(each.type for each in told.fields if each.name == field)
    parts = type_.types if isinstance(type_, inspect.UnionType) else (type_,)
    for part in parts:
        match part:
            case inspect.VarTupleType(item_type=inspect.StrType()):
                return "texts"
            case inspect.VarTupleType() | inspect.StructType():
                return "json"
            case inspect.DateType():
                return "day"
            case inspect.BoolType():
                return "truth"
            case inspect.IntType() | inspect.FloatType() | inspect.LiteralType():
                return "number"
    return "text"


@cache
def nothing(kind: type[Record], field: str) -> tuple[Any, ...]:
    """Give what an empty cell of a journal's own table stands for; none is the kind's default."""
    told = inspect.type_info(kind)
    assert isinstance(told, inspect.StructType)
    match next(each.type for each in told.fields if each.name == field):
        case inspect.VarTupleType():
            return ([],)
        case inspect.StrType():
            return ("",)
        case inspect.UnionType(types=types) if any(isinstance(t, inspect.NoneType) for t in types):
            return (None,)
    return ()


def value_of(kind: type[Record], field: str, text: str, order: Order | None) -> Any:
    """Read a cell that is not empty.

    Args:
        kind: The kind of record it is of.
        field: The field it fills, not the client of an entry.
        text: What it says.
        order: What comes first in days written in figures, when that is known.

    Raises:
        InvalidRecord: It is no value for its field.

    """
    words = text.strip()
    match shape(kind, field):
        case "day":
            return _day(field, words, order)
        case "choice":
            return _choice(kind, field, words)
        case "truth":
            return _truth(field, words)
        case "number":
            return _number(words)
        case "ref":
            return _ref(field, words)
        case "texts":
            return _texts(field, text)
        case "json":
            return _decoded(field, words)
    if field == "time":
        return _time(words)
    return text


def order_in(cells: Iterable[str]) -> tuple[Order | None, str]:
    """Tell what comes first in days written in figures, by those that can be read in one way only.

    Returns:
        The order and the cell that decides it; no order when none decides or they disagree, and
        then no cell, or one of those that disagree.

    """
    deciding: dict[Order, str] = {}
    for cell in dict.fromkeys(cells):
        orders = orders_of(cell)
        if len(orders) == 1:
            deciding.setdefault(orders[0], cell)
    if len(deciding) == 1:
        return next(iter(deciding.items()))
    return None, next(iter(deciding.values()), "")


def _day(field: str, words: str, order: Order | None) -> str:
    if re.fullmatch(r"\d{4}-\d\d-\d\d", words):
        return words
    try:
        return read_written(words, order).isoformat()
    except UnreadableDate as error:
        raise InvalidRecord(f"{field}: {error}", field) from error


def _choice(kind: type[Record], field: str, words: str) -> str:
    """Give the word of the file; one that is none is left for the model to refuse."""
    said = " ".join(words.casefold().split())
    for choice in choices(kind, field):
        if said in (choice.value, choice.label.casefold()):
            return choice.value
    return words


def _truth(field: str, words: str) -> bool:
    try:
        return _TRUTH[words.casefold()]
    except KeyError:
        raise InvalidRecord(f'{field}: "{words[:40]}" is neither yes nor no', field) from None


def _number(words: str) -> Any:
    """Read a number, with commas between thousands or before cents; else leave it to the model."""
    if _THOUSANDS.fullmatch(words):
        words = words.replace(",", "")
    elif _DECIMAL_COMMA.fullmatch(words):
        words = words.replace(",", ".")
    try:
        return int(words) if re.fullmatch(r"[+-]?\d{1,15}", words) else float(words)
    except ValueError:
        return words


def _ref(field: str, words: str) -> Any:
    if not is_ref(words):
        return _number(words)
    table, number = parse_ref(words)
    if table != REFERENCES[field]:
        wanted = ref_of(REFERENCES[field], number)
        raise InvalidRecord(f'{field}: "{words[:40]}" is no id such as {wanted}', field)
    return number


def _texts(field: str, text: str) -> list[str]:
    words = text.strip()
    if words.startswith("["):
        found = _decoded(field, words)
        if isinstance(found, list) and all(isinstance(item, str) for item in found):
            return found
    parts = re.split(r"[;\n]|:::" if field == "phone" else r"[;,\n]|:::", words)
    return [part.strip() for part in parts if part.strip()]


def _decoded(field: str, words: str) -> Any:
    try:
        return msgspec.json.decode(words)
    except (msgspec.DecodeError, RecursionError):
        raise InvalidRecord(f'{field}: "{words[:40]}" is not JSON', field) from None


def _time(words: str) -> str:
    """Give ``HH:MM``; what is no time is left for the model to refuse."""
    found = _TIME.fullmatch(words)
    if found is None:
        return words
    hour, half = int(found[1]), (found[3] or "").casefold()
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02}:{found[2]}"
