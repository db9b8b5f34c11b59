"""Guessing what the columns of a table fill, from the words of its header."""

from __future__ import annotations

import re
from collections.abc import Sequence

from clientjournal.model.documents import field_names
from clientjournal.model.record import ClientEntry, Record
from clientjournal.model.tables import BY_TABLE, KINDS

TABLE, ID = "table", "id"
"""What a column may say of its row beside the fields of a record."""

_CLIENT_NAMES = (
    "name, client, client name, customer, customer name, company, company name, organisation,"
    " organization, organisation name, organization name, account, account name, business,"
    " business name, household, employer"
)
_WHOLE_NAMES = "name, full name, display name, contact, contact name, contact person, person"
_PEOPLE = f"{_WHOLE_NAMES}, first name, given name, middle name, last name, family name, surname"
_NOTES = "notes, note, comment, comments, remark, remarks, memo"
_TEXTS = f"{_NOTES}, subject, title, text, description, details, body, message, summary, task, what"
_DAYS = "date, day, on, when, activity date, start date, created, created on, created at, made on"

_WORDS: dict[str, dict[str, str]] = {
    "clients": {
        "name": _CLIENT_NAMES,
        "person": _PEOPLE,
        "email": "email, e mail, email address, e mail address, mail, email value, e mail value",
        "phone": "phone, telephone, phone number, telephone number, tel, mobile, mobile phone,"
        " mobile number, cell, cell phone, business phone, work phone, home phone, primary phone,"
        " main phone, other phone, company main phone, phone value",
        "service": "service, services, package",
        "since": "since, client since, customer since, start, start date, joined",
        "standing": "standing, status, stage",
        "goal": "goal, goals, objective",
        "tags": "tags, tag, categories, category, labels, groups, group membership",
        "private": f"{_NOTES}, description",
    },
    "contacts": {
        "on": _DAYS,
        "text": _TEXTS,
        "channel": "channel, type, activity type, medium",
        "time": "time, start time",
        "minutes": "minutes, duration, duration minutes",
        "tags": "tags, tag, categories, category, labels",
    },
    "advice": {
        "on": _DAYS,
        "advice": "advice, recommendation, advised",
        "asked": "asked, request, question",
        "decision": "decision, decided",
        "cost": "cost, amount",
    },
    "promises": {
        "on": _DAYS,
        "text": f"{_TEXTS}, promise, task name, to do, todo",
        "due": "due, due date, deadline, due on",
        "state": "state, status",
        "done_on": "done, completed, completed on, completed at, date completed",
    },
    "moments": {"on": _DAYS, "saw": "saw, observation, seen", "said": "said"},
    "own_ups": {"noticed_on": f"noticed, noticed on, {_DAYS}", "what": "failure, mistake"},
    "reviews": {"on": _DAYS, "reason": "reason"},
    "audits": {"on": _DAYS, "note": _NOTES},
}
"""Words of other programs by table and field, as ``_plain`` gives them."""

_ENTRY_CLIENT = f"{_CLIENT_NAMES}, regarding, related to, with"


def fields_of(table: str) -> tuple[str, ...]:
    """Give what a column of a table may fill; of all tables when it is empty."""
    if table:
        return (*field_names(BY_TABLE[table]), ID)
    names = dict.fromkeys(name for kind in KINDS for name in field_names(kind))
    return (TABLE, ID, *names)


def guessed(headers: Sequence[str], table: str) -> tuple[str, ...]:
    """Guess what each column fills: the name of a field, or ``""`` for nothing."""
    known = {_plain(name): name for name in fields_of(table)}
    if ID in known and not _is_own(headers):
        del known[ID]  # a number another program gave
    if table:
        words = _words_of(BY_TABLE[table])
        known = {**words, **known}
    found = [known.get(_plain(header)) or known.get(_unnumbered(header), "") for header in headers]
    if table == "clients":
        return _people_apart(headers, found)
    return tuple(_first_of_each(headers, found, "client"))


def guessed_table(headers: Sequence[str]) -> str:
    """Guess what kind of record the rows are; empty when a column says it row by row."""
    if TABLE in map(_plain, headers):
        return ""
    best, most = "clients", 0
    for kind in (BY_TABLE["clients"], BY_TABLE["contacts"], *KINDS[1:]):
        fields = set(guessed(headers, kind.TABLE)) - {""}
        if not missing(kind, fields) and len(fields) > most:
            best, most = kind.TABLE, len(fields)
    return best


def missing(kind: type[Record], fields: set[str]) -> tuple[str, ...]:
    """Give the fields that rows of a kind cannot do without and no column fills."""
    wanted = [kind.ON] if kind.ON else []
    if issubclass(kind, ClientEntry):
        wanted.append("client")
    if kind.TABLE != "advice" or "asked" not in fields:
        wanted.append(kind.FIRST)
    return tuple(name for name in wanted if name not in fields)


def _words_of(kind: type[Record]) -> dict[str, str]:
    words = dict(_WORDS[kind.TABLE])
    if issubclass(kind, ClientEntry):
        words["client"] = _ENTRY_CLIENT
    return {
        word: field for field, said in reversed(words.items()) for word in said.split(", ") if word
    }


def _people_apart(headers: Sequence[str], found: list[str]) -> tuple[str, ...]:
    """Where a company is named, other names are those of the person one talks to."""
    people, whole = _PEOPLE.split(", "), _WHOLE_NAMES.split(", ")
    companies = [
        name == "name" and _plain(header) not in people
        for header, name in zip(headers, found, strict=True)
    ]
    names = [number for number, header in enumerate(headers) if _plain(header) in people]
    at_once = [number for number in names if _plain(headers[number]) in whole]
    for number in names:
        found[number] = "person" if any(companies) else "name"
        if at_once and number != at_once[0]:
            found[number] = ""
    if any(companies):
        first = companies.index(True)
        found = [
            "" if is_company and number != first else name
            for number, (name, is_company) in enumerate(zip(found, companies, strict=True))
        ]
    return tuple(found)


def _first_of_each(headers: Sequence[str], found: list[str], field: str) -> list[str]:
    """Keep one column for a field: a company before a plain name."""
    columns = [number for number, name in enumerate(found) if name == field]
    best = min(columns, key=lambda number: _plain(headers[number]) == "name", default=-1)
    return ["" if name == field and n != best else name for n, name in enumerate(found)]


def _is_own(headers: Sequence[str]) -> bool:
    return TABLE in map(_plain, headers)


def _plain(header: str) -> str:
    """Give a header as words: ``"E-mail Address"`` as ``"e mail address"``."""
    return " ".join(re.findall(r"[^\W_]+", header.casefold()))


def _unnumbered(header: str) -> str:
    """Give a header's words without a count: ``"E-mail 2 Address"`` as ``"e mail address"``."""
    return " ".join(re.findall(r"[^\W\d_]+", header.casefold()))
