"""Options for the fields of a record, derived from the model, and the reading of their words."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date
from typing import Any, get_args

import click
from msgspec.structs import FieldInfo, fields

from clientjournal.cli.session import Session
from clientjournal.model.documents import choices, field_names
from clientjournal.model.errors import InvalidRecord
from clientjournal.model.record import ClientEntry, Record
from clientjournal.model.tables import ref_of
from clientjournal.model.validation import NOT_EDITABLE, REFERENCES

AHEAD = ("due", "review_on", "next_on", "quiet_until")
"""Days that lie ahead; a bare weekday means the next one. All other days lie behind."""

NOTHING = "none"
"""The word that empties a field."""

_TRUTH = {"yes": True, "true": True, "no": False, "false": False}
_LARGEST = 2**53


def options_of(kind: type[Record]) -> list[click.Option]:
    """Give one option for every field of a kind that a person may fill."""
    return [_option(kind, info) for info in editable_fields(kind).values()]


def editable_fields(kind: type[Record]) -> dict[str, FieldInfo]:
    """Give the fields of a kind that an option can fill, in the order of the file.

    Left out are those the program keeps, an entry's client, and lists of objects, which have verbs
    of their own.
    """
    infos = {info.name: info for info in fields(kind)}
    return {
        name: infos[name]
        for name in field_names(kind)
        if name not in NOT_EDITABLE
        and not (name == "client" and issubclass(kind, ClientEntry))
        and not (_is_list(infos[name]) and str not in _parts(infos[name]))
    }


def read_fields(kind: type[Record], words: Mapping[str, Any], session: Session) -> dict[str, Any]:
    """Read the words given for fields; a field without any is left out.

    Raises:
        InvalidRecord: The words are no value for their field.
        UnreadableDate: The words name no day.

    """
    infos = editable_fields(kind)
    return {
        name: _read(infos[name], said, session)
        for name, said in words.items()
        if said is not None and said != ()
    }


def _option(kind: type[Record], info: FieldInfo) -> click.Option:
    parts = _parts(info)
    offered = [choice.value for choice in choices(kind, info.name)]
    if bool in parts:
        offered = ["yes", "no"]
    shapes = {date: "DATE", float: "NUMBER", int: "NUMBER", 1: "NUMBER"}
    metavar = next((shape for part, shape in shapes.items() if part in parts), "TEXT")
    if info.name in REFERENCES:
        metavar = "ID"
    return click.Option(
        ["--" + info.name.replace("_", "-"), info.name],
        multiple=_is_list(info),
        metavar="WORD" if offered else metavar,
        help=", ".join(offered) or ("Once for each." if _is_list(info) else None),
    )


def _read(info: FieldInfo, said: Any, session: Session) -> Any:
    if _is_list(info):
        return () if [item.casefold() for item in said] == [NOTHING] else tuple(said)
    parts = _parts(info)
    words = said.strip()
    if words.casefold() == NOTHING and (type(None) in parts or info.type is str):
        return None if type(None) in parts else ""
    if bool in parts:
        return _truth(info.name, words)
    if date in parts:
        return session.day(words, "future" if info.name in AHEAD else "past")
    if info.name in REFERENCES:
        return _number_of(info.name, words)
    if int in parts or float in parts or any(isinstance(part, int) for part in parts):
        return _number(words)
    return said if info.type is str else words


def _truth(name: str, words: str) -> bool:
    try:
        return _TRUTH[words.casefold()]
    except KeyError:
        raise InvalidRecord(f'{name}: "{words[:40]}" is neither yes nor no', name) from None


def _number_of(name: str, words: str) -> Any:
    """Read ``A-3`` or ``3``; anything else is left for the model to refuse."""
    from clientjournal.model.tables import is_ref, parse_ref

    if not is_ref(words):
        return _number(words)
    table, number = parse_ref(words)
    if table != REFERENCES[name]:
        raise InvalidRecord(
            f"{name}: {ref_of(table, number)} is of the wrong kind; give an id such as"
            f" {ref_of(REFERENCES[name], number)}",
            name,
        )
    return number


def _number(words: str) -> Any:
    """Read a plain number; anything else is left for the model to refuse."""
    try:
        number: int | float = int(words)
    except ValueError:
        try:
            number = float(words)
        except ValueError:
            return words
    return number if math.isfinite(number) and abs(number) <= _LARGEST else words


def _is_list(info: FieldInfo) -> bool:
    return getattr(info.type, "__origin__", None) is tuple


def _parts(info: FieldInfo) -> set[Any]:
    """Give the types and values a field's type is made of."""
    found: set[Any] = set()
    waiting: list[Any] = [info.type]
    while waiting:
        part = waiting.pop()
        inner = [item for item in get_args(part) if not hasattr(item, "pattern")]
        waiting += inner
        if not inner:
            found.add(part)
    return found
