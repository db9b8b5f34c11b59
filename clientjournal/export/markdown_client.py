"""The body of a client's copy: what was asked, advised and agreed, in words said to the client.

"You" is the client and "I" the one who keeps the journal.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from clientjournal.export.commonmark import labelled, line, listed, paragraph
from clientjournal.export.history import History, Item
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
_CHANNELS = {"in passing": "in passing", "call": "by phone", "email": "by email"}


def client_body(history: History) -> list[str]:
    """Give the blocks of a client's copy."""
    blocks = _client(history.client)
    sections: list[tuple[str, str, Callable[[Item], list[str]]]] = [
        ("What was asked and advised", "advice", _advice),
        ("Raised with you", "moments", _moment),
        ("Agreed actions", "promises", _promise),
        ("Contacts", "contacts", _contact),
        ("Put right", "own_ups", _own_up),
    ]
    advice = {item.number: item for item in history.of("advice")}
    for title, table, say in sections:
        items = history.of(table)
        if items:
            blocks.append(f"## {title}")
        for item in items:
            blocks += say(item)
            if number := item.fields.get("condition_of"):
                blocks.append(f"  {_condition(advice[number])}")
            indent = "  " if table == "promises" else ""
            blocks += [indented(block, indent) for block in _added(item)]
    if len(blocks) == len(_client(history.client)):
        blocks.append("Nothing was recorded for this copy.")
    return blocks


def indented(block: str, indent: str) -> str:
    """Set a block below an item of a list."""
    return "\n".join(indent + row if row else row for row in block.split("\n"))


def day(text: str) -> str:
    """Say a day of the file."""
    return say_date(date.fromisoformat(text))


def _client(item: Item) -> list[str]:
    fields = item.fields
    blocks = [
        labelled("Service", fields["service"]),
        f"**Since:** {day(fields['since'])}" if fields["since"] else "",
        labelled("In scope", fields["scope_in"]),
        labelled("Not in scope", fields["scope_out"]),
        labelled("What you want to reach", fields["goal"]),
        *_added(item),
    ]
    return [block for block in blocks if block]


def _advice(item: Item) -> list[str]:
    fields = item.fields
    against = fields["decision"] == "against advice"
    said = _DECIDED[fields["decision"]] if fields["advice"] else ""
    blocks = [
        f"### {_heading(item)}",
        labelled("You asked", fields["asked"]),
        _DECIDED["against advice"] if against else "",
        labelled("My advice had been" if against else "I advised", fields["advice"]),
        labelled("My reasons", fields["reasons"]),
        labelled("Alternatives", fields["alternatives"]),
        labelled("Risks", fields["risks"]),
        f"**My answer:** {fields['answer']}" if fields["answer"] else "",
        labelled("Instead", fields["instead"]),
        "" if against else said,
        labelled("In your words", fields["client_words"]),
        _on("I confirmed this in writing on", fields["confirmed_on"]),
        _on("You acknowledged it on", fields["acknowledged_on"]),
    ]
    return [block for block in blocks if block]


def _moment(item: Item) -> list[str]:
    blocks = [
        f"### {_heading(item)}",
        labelled("I saw", item.fields["saw"]),
        labelled("I said", item.fields["said"]),
    ]
    return [block for block in blocks if block]


def _promise(item: Item) -> list[str]:
    fields = item.fields
    facts = [f"agreed {day(fields['on'])}"]
    facts += [f"due {day(fields['due'])}"] if fields["due"] else []
    for move in fields["moves"]:
        mover = "me" if move["by"] == "me" else "you"
        start = f" from {day(move['from'])}" if move["from"] else ""
        to = f" to {day(move['to'])}" if move["to"] else ""
        facts.append(f"moved{start}{to} by {mover} on {day(move['on'])}")
    done = f" {day(fields['done_on'])}" if fields["done_on"] else ""
    facts.append(_STATES[fields["state"]] + done)
    whose = "Mine" if fields["whose"] == "me" else "Yours"
    blocks = [f"- **{whose}:** " + _hung(fields["text"]) + f" ({'; '.join(facts)})"]
    if fields["consequence"]:
        agreed = fields["consequence_agreed_on"]
        label = f"Consequence agreed {day(agreed)}" if agreed else "Consequence"
        blocks.append(indented(labelled(label, fields["consequence"]), "  "))
    return blocks


def _hung(text: str) -> str:
    return listed(text).removeprefix("- ")


def _condition(advice: Item) -> str:
    words = str(advice.fields["advice"] or advice.fields["asked"]).strip().split("\n")[0]
    said = line(words[:80] + ("…" if len(words) > 80 else ""))
    return f"A condition of what I advised on {day(advice.fields['on'])}: {said}"


def _contact(item: Item) -> list[str]:
    who = "I got in touch" if item.fields["who"] == "me" else "You got in touch"
    blocks = [f"### {_heading(item)}", f"{who}.", paragraph(item.fields["text"])]
    return [block for block in blocks if block]


def _own_up(item: Item) -> list[str]:
    fields = item.fields
    blocks = [
        f"### {_heading(item)}",
        labelled("What I got wrong", fields["what"]),
        _on("I told you on", fields["told_on"]),
        labelled("What I did about it", fields["remedy"]),
        _on("Put right on", fields["put_right_on"]),
    ]
    return [block for block in blocks if block]


def _heading(item: Item) -> str:
    said = say_date(item.on) if item.on else ""
    channel = item.fields.get("channel")
    time = item.fields.get("time")
    said += f", {time}" if time else ""
    return said + (f", {_CHANNELS.get(channel, channel)}" if channel else "")


def _on(words: str, text: str | None) -> str:
    return f"{words} {day(text)}." if text else ""


def _added(item: Item) -> list[str]:
    blocks = [f"*Corrected {say_date(corrected)}.*" for corrected in item.corrected]
    for addendum in item.addenda:
        at = datetime.fromisoformat(addendum["at"]).astimezone().date()
        blocks.append(labelled(f"Added {say_date(at)}", addendum["text"]))
    return [block for block in blocks if block]
