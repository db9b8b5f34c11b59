"""A client's copy: what was asked, advised and agreed, in words said to the client.

"You" is the client and "I" the one who keeps the journal.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime

from clientjournal.export.history import History, Item
from clientjournal.export.page import Entry, Part, Row, Said, Section, filled
from clientjournal.model.dates import say_date

_DECIDED = {
    "pending": "Your decision is still open.",
    "followed": "You followed this advice.",
    "partly followed": "You followed this advice in part.",
    "declined": "You decided not to take this up.",
    "against advice": "You decided to go ahead.",
    "withdrew request": "You withdrew the request.",
}
_STATES = {"open": "open", "kept": "done", "missed": "not done", "released": "no longer needed"}
_CHANNELS = {
    "in passing": "in passing",
    "call": "by phone",
    "meeting": "at a meeting",
    "video": "by video",
    "email": "by email",
    "letter": "by letter",
    "message": "by message",
}


def client_sections(history: History) -> tuple[Section, ...]:
    """Give the sections of a client's copy."""
    given = {item.number: item for item in history.of("advice")}
    conditions: dict[int, list[Item]] = {}
    for item in history.of("promises"):
        conditions.setdefault(item.fields["condition_of"] or 0, []).append(item)

    def advice(item: Item) -> Entry:
        return _advice(item, conditions.get(item.number, []))

    def promise(item: Item) -> Row:
        return _promise(item, given.get(item.fields["condition_of"] or 0))

    kinds: list[tuple[str, str, Callable[[Item], Part]]] = [
        ("What was asked and advised", "advice", advice),
        ("Raised with you", "moments", _moment),
        ("Agreed actions", "promises", promise),
        ("Contacts", "contacts", _contact),
        ("Put right", "own_ups", _own_up),
    ]
    return tuple(
        Section(title, tuple(map(say, items)))
        for title, table, say in kinds
        if (items := history.of(table))
    )


def client_about(item: Item) -> tuple[Said, ...]:
    """Say what is known of the client."""
    fields = item.fields
    return filled(
        Said(fields["service"], "Service"),
        Said(day(fields["since"]), "Since") if fields["since"] else None,
        Said(fields["scope_in"], "In scope"),
        Said(fields["scope_out"], "Not in scope"),
        Said(fields["goal"], "What you want to reach"),
        *_added(item),
    )


def day(text: str) -> str:
    """Say a day of the file."""
    return say_date(date.fromisoformat(text))


def _advice(item: Item, conditions: Sequence[Item]) -> Entry:
    fields = item.fields
    against = fields["decision"] == "against advice"
    said = _DECIDED[fields["decision"]] if fields["advice"] else ""
    return Entry(
        _heading(item),
        filled(
            Said(fields["asked"], "You asked"),
            Said(said if against else "", tone="lead"),
            Said(fields["advice"], "My advice had been" if against else "I advised"),
            Said(fields["reasons"], "My reasons"),
            Said(fields["alternatives"], "Alternatives"),
            Said(fields["risks"], "Risks"),
            Said(_answer(item, conditions), "My answer"),
            Said(fields["instead"], "Instead"),
            Said("" if against else said, tone="lead"),
            Said(fields["client_words"], "In your words"),
            _on("I confirmed this in writing on", fields["confirmed_on"]),
            _on("You acknowledged it on", fields["acknowledged_on"]),
            *_added(item),
        ),
    )


def _answer(item: Item, conditions: Sequence[Item]) -> str:
    answer = item.fields["answer"] or ""
    if answer != "yes, if" or not conditions:
        return answer
    first_due = sorted(conditions, key=lambda each: each.fields["due"] or "9999")
    return f"{answer}: {'; '.join(map(_owed, first_due))}"


def _owed(promise: Item) -> str:
    return f"{_begun(promise.fields['text']).rstrip(' .;')} ({_stands(promise)})"


def _stands(promise: Item) -> str:
    """Say how a promise stands, and since when."""
    done = promise.fields["done_on"]
    return _STATES[promise.fields["state"]] + (f" {day(done)}" if done else "")


def _begun(text: str) -> str:
    """Give the beginning of a text that stands in full elsewhere."""
    words = text.strip().split("\n")[0]
    return words[:80] + ("…" if len(words) > 80 else "")


def _moment(item: Item) -> Entry:
    said = (Said(item.fields["saw"], "I saw"), Said(item.fields["said"], "I said"))
    return Entry(_heading(item), filled(*said, *_added(item)))


def _promise(item: Item, advice: Item | None) -> Row:
    fields = item.fields
    facts = [f"agreed {day(fields['on'])}"]
    facts += [f"due {day(fields['due'])}"] if fields["due"] else []
    for move in fields["moves"]:
        mover = "me" if move["by"] == "me" else "you"
        start = f" from {day(move['from'])}" if move["from"] else ""
        to = f" to {day(move['to'])}" if move["to"] else ""
        facts.append(f"moved{start}{to} by {mover} on {day(move['on'])}")
    facts.append(_stands(item))
    agreed = fields["consequence_agreed_on"]
    label = f"Consequence agreed {day(agreed)}" if agreed else "Consequence"
    below = filled(Said(fields["consequence"], label), _condition(advice), *_added(item))
    return Row(
        fields["text"], "Mine" if fields["whose"] == "me" else "Yours", tuple(facts), tuple(below)
    )


def _condition(advice: Item | None) -> Said | None:
    if advice is None:
        return None
    said = _begun(str(advice.fields["advice"] or advice.fields["asked"]))
    on = day(advice.fields["on"])
    return Said(f"A condition of what I advised on {on}: {said}", tone="aside")


def _contact(item: Item) -> Entry:
    who = "I got in touch." if item.fields["who"] == "me" else "You got in touch."
    text = Said(item.fields["text"])
    return Entry(_heading(item), filled(Said(who, tone="aside"), text, *_added(item)))


def _own_up(item: Item) -> Entry:
    fields = item.fields
    return Entry(
        _heading(item),
        filled(
            Said(fields["what"], "What I got wrong"),
            _on("I told you on", fields["told_on"]),
            Said(fields["remedy"], "What I did about it"),
            _on("Put right on", fields["put_right_on"]),
            *_added(item),
        ),
    )


def _heading(item: Item) -> str:
    said = say_date(item.on) if item.on else ""
    channel = item.fields.get("channel")
    time = item.fields.get("time")
    said += f", {time}" if time else ""
    return said + (f", {_CHANNELS.get(channel, channel)}" if channel else "")


def _on(words: str, text: str | None) -> Said | None:
    return Said(f"{words} {day(text)}.", tone="aside") if text else None


def _added(item: Item) -> list[Said]:
    parts = [
        Said(f"Corrected {say_date(corrected)}.", tone="aside") for corrected in item.corrected
    ]
    for addendum in item.addenda:
        at = datetime.fromisoformat(addendum["at"]).astimezone().date()
        parts.append(Said(addendum["text"], f"Added {say_date(at)}"))
    return parts
