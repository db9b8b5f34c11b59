"""Between records and the documents of the file, in one place.

A document is what TinyDB keeps: a dict of JSON values. It has the record's own fields first, then
the fields every record shares, then any field of the file this version does not know.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from functools import cache
from operator import itemgetter
from typing import Any, TypeVar

import msgspec

from clientjournal.model.errors import InvalidRecord
from clientjournal.model.record import Record
from clientjournal.model.words import Choice

Document = dict[str, Any]
"""One document of the file."""

R = TypeVar("R", bound=Record)

_NOT_FIELDS = ("id", "extra")


@cache
def field_names(kind: type[Record]) -> tuple[str, ...]:
    """Give the fields of the file for a kind of record, its own before the shared ones."""
    shared = [name for name in Record.__struct_fields__ if name not in _NOT_FIELDS]
    client = ["client"] if "client" in kind.__struct_fields__ else []
    own = [
        name
        for name in kind.__struct_fields__
        if name not in shared and name not in client and name not in _NOT_FIELDS
    ]
    return (*client, *own, *shared)


@cache
def _known(kind: type[Record]) -> frozenset[str]:
    return frozenset(field_names(kind))


@cache
def text_fields(kind: type[Record]) -> tuple[str, ...]:
    """Give the fields that hold free text, in the order of the file."""
    types = {field.name: field.type for field in msgspec.structs.fields(kind)}
    return tuple(name for name in field_names(kind) if types[name] is str and name != "recorded_by")


@cache
def choices(kind: type[Record], field: str) -> tuple[Choice, ...]:
    """Give the choices a field offers, or an empty tuple when it is no choice field."""
    for info in msgspec.structs.fields(kind):
        if info.name == field:
            for part in getattr(info.type, "__args__", (info.type,)):
                if isinstance(part, type) and issubclass(part, Choice):
                    return tuple(part)
    return ()


def to_document(record: Record) -> Document:
    """Turn a record into the document the file keeps."""
    return _arranged(record, msgspec.to_builtins(record))


def _arranged(record: Record, values: Document) -> Document:
    """Put a record's builtins in the order of the file, lists being lists."""
    names, pick, lists = _order(type(record))
    document = dict(zip(names, pick(values), strict=True))
    for name in lists:
        if type(document[name]) is tuple:
            document[name] = list(document[name])
    if record.extra:
        document.update(msgspec.json.decode(msgspec.json.encode(cleaned(values["extra"]))))
    return document


@cache
def _order(
    kind: type[Record],
) -> tuple[tuple[str, ...], Callable[[Document], tuple[Any, ...]], tuple[str, ...]]:
    names = field_names(kind)
    types = {field.name: field.type for field in msgspec.structs.fields(kind)}
    lists = tuple(name for name in names if getattr(types[name], "__origin__", None) is tuple)
    return names, itemgetter(*names), lists


def to_record(kind: type[R], document: Document, number: int) -> R:
    """Turn a document of the file into a record.

    Raises:
        InvalidRecord: A field holds what it may not; the message names the field.

    """
    known = _known(kind)
    fields: Document = {"id": number}
    if document.keys() <= known:
        fields |= document
    else:
        fields |= {name: value for name, value in document.items() if name in known}
        extra = {name: value for name, value in document.items() if name not in known}
        fields["extra"] = extra
    try:
        return msgspec.convert(fields, kind)
    except msgspec.ValidationError as error:
        raise _explain(kind, document, str(error)) from None


def read_record(kind: type[R], raw: bytes, number: int) -> R:
    """Turn the bytes of a document into a record: ``to_record``, and three times as fast.

    Raises:
        InvalidRecord: A field holds what it may not; the message names the field.

    """
    try:
        read: R = _decoder(kind).decode(b'{"id":%d,%b' % (number, raw[1:]))
    except msgspec.MsgspecError:  # a field this version does not know, or one that is wrong
        return to_record(kind, msgspec.json.decode(raw), number)
    if read.extra or read.id != number:  # fields of the file that have our own names
        return to_record(kind, msgspec.json.decode(raw), number)
    return read


def read_records(kind: type[R], lines: bytes) -> dict[int, R]:
    """Turn documents, as ``"42":{...},"43":{...}``, into records by number, in half the time.

    Empty when not all of them are as they should be, so that each must be read by itself.
    """
    try:
        read: dict[int, R] = _lines_decoder(kind).decode(b"{%b}" % lines)
    except msgspec.MsgspecError:
        return {}
    for number, record in read.items():
        if record.extra or record.id:  # fields of the file that have our own names
            return {}
        msgspec.structs.force_setattr(record, "id", number)
    return read


def checked(record: R) -> R:
    """Give the record with every field in its proper type, so that plain words may be passed in.

    Raises:
        InvalidRecord: A field holds what it may not.

    """
    if _is_plain(record):
        with suppress(TypeError, ValueError, RecursionError):  # said below, with the field
            read: R = _decoder(type(record)).decode(msgspec.json.encode(record))
            return read
    try:
        values = msgspec.to_builtins(record)
    except (TypeError, ValueError, RecursionError):
        values = None
    if values is None or not _finite(values):
        for name in record.__struct_fields__:
            _demand_json(name, getattr(record, name))  # says which field it is
    return to_record(type(record), cleaned(_arranged(record, values)), record.id)


_PLAIN = {str, int, bool, type(None), date, datetime}
"""Types of which JSON keeps every value; those of the choices are added when first met."""


def _is_plain(record: Record) -> bool:
    """Tell whether JSON keeps every value of a record, so that it may be read back from it."""
    for kind in set(map(type, msgspec.structs.astuple(record))) - _PLAIN:
        if issubclass(kind, Choice):
            _PLAIN.add(kind)
        elif kind is not tuple and kind is not dict:
            return False
    return not (record.extra or record.addenda or getattr(record, "moves", ())) and not getattr(
        record, "nudges", ()
    )


@cache
def _lines_decoder(kind: type[Record]) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(dict[int, kind])  # type: ignore[valid-type]


@cache
def _decoder(kind: type[Record]) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(kind)


def _demand_json(field: str, value: Any) -> None:
    """Refuse what JSON cannot hold.

    Raises:
        InvalidRecord: With the field at fault.

    """
    try:
        canonical = msgspec.to_builtins(value)
    except (TypeError, ValueError, RecursionError) as error:
        raise InvalidRecord(f"{field}: {_line(error)}", field) from None
    if not _finite(canonical):
        raise InvalidRecord(f"{field}: nan and infinity are no numbers to keep", field)


def _finite(value: Any) -> bool:
    kind = type(value)
    if kind is str:
        return True
    if kind is float:
        return math.isfinite(value)
    if kind is dict:
        value = value.values()
    elif kind is not list and kind is not tuple:
        return True
    others = [item for item in value if item is not None and type(item) is not str]
    return all(map(_finite, others))


def _line(value: object) -> str:
    """Give a value's text as the beginning of one line."""
    return " ".join(str(value).split())


def cleaned(value: Any) -> Any:
    """Replace lone surrogates, which UTF-8 cannot hold, by U+FFFD throughout a JSON value."""
    try:
        msgspec.json.encode(value)
    except UnicodeEncodeError:
        return _cleaned(value)
    return value


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, dict):
        return {_cleaned(key): _cleaned(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_cleaned(item) for item in value]
    return value


_PATH = re.compile(r"`\$\.(\w+)")


def _explain(kind: type[Record], document: Document, why: str) -> InvalidRecord:
    """Say which field is wrong and what it may hold."""
    found = _PATH.search(why)
    missing = re.search(r"missing required field `(\w+)`", why)
    field = found[1] if found else missing[1] if missing else ""
    if missing and not found:
        return InvalidRecord(f"{kind.NOUN}: {field} must be filled", field)
    shown = _line(document.get(field, ""))[:40]
    offered = choices(kind, field)
    if offered:
        words = ", ".join(choice.value for choice in offered)
        return InvalidRecord(f'{field}: "{shown}" is not one of {words}', field)
    wants = {
        "cadence": 'a count and d, w, m, q or y, such as "2w"',
        "every": 'a count and d, w, m, q or y, such as "1m"',
        "currency": "three capital letters, such as EUR",
        "time": "hours and minutes, such as 14:30",
        "degree": "1, 2 or 3",
        "cost": "a number",
        "minutes": "a number",
    }.get(field)
    if wants is None and (field == "on" or field.endswith(("_on", "_until")) or field == "due"):
        wants = "a day as YYYY-MM-DD"
    if wants is None:
        return InvalidRecord(f"{field or kind.NOUN}: {_line(why.split(' - at ')[0])}", field)
    return InvalidRecord(f'{field}: "{shown}" is not {wants}', field)
