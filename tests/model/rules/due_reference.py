"""What is due, told a second time: plainly, from documents, sharing nothing with the rules."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

Doc = dict[str, Any]
Tables = dict[str, dict[int, Doc]]

DAY = timedelta(days=1)
CADENCE = {"d": 1, "w": 7, "m": 30, "q": 91, "y": 365}
ORDER = {"my promise": 0, "their promise": 1}


def day(text: str) -> date:
    return date.fromisoformat(text)


def due_of(tables: Tables, as_of: date) -> list[tuple[str, str, str, str, int]]:
    """Give the lines as (on, kind, id, client, days)."""
    found: list[tuple[date, str, str, int]] = []
    clients = {n: c for n, c in tables["clients"].items() if c["withdrawn"] is None}

    def of(table: str) -> list[tuple[int, Doc]]:
        on = "noticed_on" if table == "own_ups" else "on"
        return [
            (number, doc)
            for number, doc in sorted(tables[table].items())
            if doc["withdrawn"] is None and doc["client"] in clients and day(doc[on]) <= as_of
        ]

    for number, p in of("promises"):
        if p["state"] == "open" and p["due"]:
            kind = "my promise" if p["whose"] == "me" else "their promise"
            found.append((day(p["due"]), kind, f"P-{number}", p["client"]))
        binding = binding_of(p)
        if binding and pending(p, binding):
            found.append((binding, "consequence", f"P-{number}", p["client"]))
    for table, letter, end in (("advice", "A", "outcome"), ("moments", "S", "proved_right")):
        for number, d in of(table):
            if d["review_on"] and d[end] is None:
                found.append((day(d["review_on"]), "review", f"{letter}-{number}", d["client"]))
            if to_confirm(table, d, as_of):
                found.append((day(d["on"]), "confirm", f"{letter}-{number}", d["client"]))
    for number, o in of("own_ups"):
        if o["told_on"] is None:
            found.append((day(o["noticed_on"]), "own-up", f"O-{number}", o["client"]))
    for number, c in clients.items():
        found += in_touch(number, c, {t: of(t) for t in tables if t != "clients"}, as_of)
    newest: dict[int, tuple[date, int, Doc]] = {}
    for number, r in of("reviews"):
        if r["client"] not in newest or (day(r["on"]), number) > newest[r["client"]][:2]:
            newest[r["client"]] = (day(r["on"]), number, r)
    for _, number, r in newest.values():
        if r["next_on"]:
            found.append((day(r["next_on"]), "client review", f"R-{number}", r["client"]))
    seen = [line for line in found if line[0] <= as_of + 7 * DAY]
    seen.sort(key=lambda x: (x[0], ORDER.get(x[1], 2), x[2][0], int(x[2][2:])))
    return [
        (on.isoformat(), kind, ref, f"C-{client}", (as_of - on).days)
        for on, kind, ref, client in seen
    ]


def binding_of(p: Doc) -> date | None:
    moves = p["moves"]
    current = moves[0]["from"] if moves else p["due"]
    for move in moves:
        if current is not None and day(move["on"]) > day(current):
            return day(current)
        current = move["to"]
    return None if current is None else day(current)


def pending(p: Doc, binding: date) -> bool:
    late = p["done_on"] is not None and day(p["done_on"]) > binding
    broken = p["state"] == "missed" or (p["state"] in ("kept", "released") and late)
    agreed = p["consequence_agreed_on"]
    return (
        p["whose"] == "them"
        and broken
        and p["consequence"] != ""
        and agreed is not None
        and day(agreed) <= day(p["on"])
        and p["consequence_outcome"] is None
    )


def to_confirm(table: str, d: Doc, as_of: date) -> bool:
    if d["confirmed_on"] or d["confirm_waived"]:
        return False
    if table == "advice":
        oral = d["channel"] in ("call", "meeting", "video", "in passing", None)
        if not (d["advice"] and oral):
            return False
    elif not (d["spoke"] and d["stake"] == "big"):
        return False
    after = (day(d["on"]) + n * DAY for n in range(1, (as_of - day(d["on"])).days + 1))
    return sum(one.isoweekday() <= 5 for one in after) > 2


def in_touch(
    number: int, c: Doc, entries: dict[str, list[tuple[int, Doc]]], as_of: date
) -> list[tuple[date, str, str, int]]:
    if c["standing"] not in ("active", "delivered"):
        return []
    if c["quiet_until"] and day(c["quiet_until"]) > as_of:
        return []
    mine, anything = [], []
    for _, k in entries["contacts"]:
        if k["client"] == number and k["purpose"] not in ("invoice", "sales"):
            anything.append(day(k["on"]))
        if k["client"] == number and k["who"] == "me" and k["purpose"] in ("check-in", "heads-up"):
            mine.append(day(k["on"]))
    anything += [day(a["on"]) for _, a in entries["advice"] if a["client"] == number]
    said = [day(s["on"]) for _, s in entries["moments"] if s["client"] == number and s["spoke"]]
    mine += said
    anything += said
    for _, o in entries["own_ups"]:
        if o["client"] == number and o["told_on"] and o["raised_by"] == "me":
            mine += [day(o["told_on"])] if day(o["told_on"]) <= as_of else []
    if anything:
        last = max(anything)
    elif c["since"]:
        last = day(c["since"])
    else:
        last = datetime.fromisoformat(c["recorded_at"]).astimezone().date()
    lines = []
    if c["cadence"]:
        allowed = int(c["cadence"][:-1]) * CADENCE[c["cadence"][-1]]
        if (as_of - last).days > allowed:
            lines.append((last + allowed * DAY, "check-in", f"C-{number}", number))
    if c["delivered_on"]:
        asked = [day(c["delivered_on"]) + n * DAY for n in (14, 91, 365)]
        come = [one for one in asked if one <= as_of + 7 * DAY]
        if come and not any(word >= come[-1] for word in mine):
            lines.append((come[-1], "delivered", f"C-{number}", number))
    return lines
