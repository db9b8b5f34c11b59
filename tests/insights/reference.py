"""Every figure told a second time: plainly, from documents, sharing nothing with the figures."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

Doc = dict[str, Any]
Tables = dict[str, dict[int, Doc]]
Rows = list[tuple[int, Doc]]

LETTERS = {
    "clients": "C",
    "advice": "A",
    "moments": "S",
    "promises": "P",
    "contacts": "K",
    "own_ups": "O",
    "reviews": "R",
    "audits": "F",
}
DAYS = {"d": 1, "w": 7, "m": 30, "q": 91, "y": 365}


def day(text: str) -> date:
    return date.fromisoformat(text)


def interval(k: int, n: int) -> list[float] | None:
    if n < 3:
        return None
    z, p = 1.96, k / n
    low = (p + z**2 / (2 * n) - z * (p * (1 - p) / n + z**2 / (4 * n**2)) ** 0.5) / (1 + z**2 / n)
    high = (p + z**2 / (2 * n) + z * (p * (1 - p) / n + z**2 / (4 * n**2)) ** 0.5) / (1 + z**2 / n)
    return [round(low, 4) + 0.0, round(high, 4)]


def tally(values: list[Any], **names: str | None) -> dict[str, int]:
    return {name: values.count(value) for name, value in names.items()}


def figures(tables: Tables, as_of: date) -> Doc:
    clients = {n: c for n, c in sorted(tables["clients"].items()) if c["withdrawn"] is None}
    rows: dict[str, Rows] = {}
    for table in LETTERS:
        if table != "clients":
            on = "noticed_on" if table == "own_ups" else "on"
            rows[table] = [
                (n, d)
                for n, d in sorted(tables.get(table, {}).items())
                if d["withdrawn"] is None
                and (table == "audits" or d["client"] in clients)
                and day(d[on]) <= as_of
            ]
    return {
        "as_of": as_of.isoformat(),
        **said(rows["moments"]),
        **both_ends(rows["promises"], as_of),
        **last_90_days(rows, as_of),
        **heeded(rows["advice"], as_of),
        **requests(rows["advice"]),
        **written(rows, as_of),
        "own_ups": own_ups(rows["own_ups"], rows["promises"]),
        **quiet(clients, rows, as_of),
        **degrees(clients, rows["advice"]),
        **conditions(rows["advice"], rows["promises"], as_of),
    }


def said(moments: Rows) -> Doc:
    spoken = [m for _, m in moments if m["spoke"]]
    silent = [m for _, m in moments if not m["spoke"]]
    cells = []
    for stake in ("big", "small"):
        for scope in ("inside", "outside"):
            here = [m for m in spoken if m["stake"] == stake and m["scope"] == scope]
            known = [m for m in here if m["reaction"]]
            count = {r: sum(m["reaction"] == r for m in here) for r in ("thanked", "neutral")}
            dirty = sum(m["reaction"] == "dirty look" for m in here)
            if here:
                cell = {
                    "stake": stake,
                    "scope": scope,
                    "n": len(known),
                    **count,
                    "dirty_look": dirty,
                    "unknown": len(here) - len(known),
                    "came_round": sum(
                        m["later_reaction"] == "thanked" and m["reaction"] != "thanked"
                        for m in known
                    ),
                    "thanked_interval": interval(count["thanked"], len(known)),
                    "dirty_look_interval": interval(dirty, len(known)),
                    "clients": len({m["client"] for m in known}),
                }
                cells.append(cell)
    looks = [m["proved_right"] for m in spoken if m["reaction"] == "dirty look"]
    proved = [m["proved_right"] for m in spoken]
    kept = [m["proved_right"] for m in silent]
    return {
        "line": cells,
        "right": {
            "known": proved.count("yes") + proved.count("no"),
            "right": proved.count("yes"),
            "unknown": proved.count(None),
        },
        "dirty_looks": {
            "n": len(looks),
            **tally(looks, right="yes", wrong="no", unknown=None),
        },
        "unsaid": {
            "n": len(kept),
            **tally(kept, mattered="yes", did_not="no", unknown=None),
            "said_later": sum(m["said_on"] is not None for m in silent),
        },
    }


def binding(p: Doc) -> date | None:
    current = p["moves"][0]["from"] if p["moves"] else p["due"]
    for move in p["moves"]:
        if current is not None and day(move["on"]) > day(current):
            break
        current = move["to"]
    return None if current is None else day(current)


def how(p: Doc) -> str:
    if p["state"] in ("open", "missed"):
        return str(p["state"])
    limit = binding(p)
    late = limit is not None and p["done_on"] is not None and day(p["done_on"]) > limit
    if p["state"] == "released":
        return "missed" if late else "released"
    return "late" if late else "on_time"


def is_overdue(p: Doc, as_of: date) -> bool:
    return p["state"] == "open" and p["due"] is not None and day(p["due"]) < as_of


def both_ends(promises: Rows, as_of: date) -> Doc:
    ends, without = {}, {}
    for side, who in (("mine", "me"), ("theirs", "them")):
        own = [p for _, p in promises if p["whose"] == who]
        ways = [how(p) for p in own]
        names = ("on_time", "late", "missed", "open", "released")
        counts = {name: ways.count(name) for name in names}
        closed = counts["on_time"] + counts["late"] + counts["missed"]
        ends[side] = {
            **counts,
            "overdue": sum(is_overdue(p, as_of) for p in own),
            "closed": closed,
            "interval": interval(counts["on_time"], closed),
        }
        without[side] = left_out(own, counts["on_time"], closed)
    owed = [
        p["consequence_outcome"]
        for _, p in promises
        if p["whose"] == "them"
        and how(p) in ("late", "missed")
        and p["consequence"]
        and p["consequence_agreed_on"]
        and day(p["consequence_agreed_on"]) <= day(p["on"])
    ]
    return {
        "ends": ends,
        "ends_without": without,
        "consequences": {
            "n": len(owed),
            **tally(owed, applied="applied", waived="waived", pending=None),
        },
    }


def left_out(own: list[Doc], on_time: int, closed: int) -> Doc | None:
    counted = [p for p in own if how(p) in ("on_time", "late", "missed")]
    clients = sorted({p["client"] for p in counted})
    if len(clients) < 2:
        return None
    found: tuple[int, Doc] | None = None
    scale = 1
    for n in range(2, closed + 1):
        scale *= n  # every share becomes a whole number
    for client in clients:
        rest = [how(p) for p in counted if p["client"] != client]
        kept = rest.count("on_time")
        moved = abs(kept * scale // len(rest) - on_time * scale // closed)
        if found is None or moved > found[0]:
            found = moved, {"client": f"C-{client}", "on_time": kept, "closed": len(rest)}
    return found[1] if found else None


def last_90_days(rows: dict[str, Rows], as_of: date) -> Doc:
    def within(text: str | None) -> bool:
        return text is not None and as_of - timedelta(days=89) <= day(text) <= as_of

    mine: dict[int, int] = {}
    theirs: dict[int, int] = {}
    for _, p in rows["promises"]:
        nudges = sum(within(nudge["on"]) for nudge in p["nudges"])
        mine[p["client"]] = mine.get(p["client"], 0) + nudges
        if p["whose"] == "them" and p["state"] == "kept" and within(p["done_on"]):
            theirs[p["client"]] = theirs.get(p["client"], 0) + 1
    favours: dict[int, list[float]] = {}
    for _, k in rows["contacts"]:
        if k["who"] == "them" and k["purpose"] in ("check-in", "heads-up", "work"):
            theirs[k["client"]] = theirs.get(k["client"], 0) + within(k["on"])
        if k["favour"] and within(k["on"]):
            favours.setdefault(k["client"], []).append(k["minutes"] or 0)
    pushed = [(c, mine.get(c, 0), theirs.get(c, 0)) for c in sorted({*mine, *theirs})]
    pushed.sort(key=lambda line: line[2] - line[1])
    given = [(c, len(m), sum(m)) for c, m in sorted(favours.items())]
    given.sort(key=lambda line: -line[2])
    return {
        "pushing": [
            {"client": f"C-{c}", "mine": m, "theirs": t} for c, m, t in pushed if m + t > 0
        ],
        "favours": [{"client": f"C-{c}", "n": n, "minutes": m} for c, n, m in given],
    }


def costs(advice: list[Doc]) -> Doc:
    found: Doc = {}
    for a in advice:
        if a["cost"] is not None:
            bases = found.setdefault(a["currency"], {})
            basis = a["cost_basis"] or "unknown"
            bases[basis] = bases.get(basis, 0) + a["cost"]
    return found


def heeded(advice: Rows, as_of: date) -> Doc:
    against = [
        (n, a) for n, a in advice if a["advice"] and a["decision"] in ("declined", "against advice")
    ]
    followed = [a for _, a in advice if a["advice"] and a["decision"] == "followed"]
    ended = [a["outcome"] for _, a in against]
    went = [a["outcome"] for a in followed]
    overdue = [
        f"A-{n}"
        for n, a in against
        if a["outcome"] is None and a["review_on"] and day(a["review_on"]) < as_of
    ]
    return {
        "ignored": {
            "n": len(against),
            **tally(ended, as_warned="as warned", partly="partly as warned"),
            **tally(ended, no_harm="no harm", better="better their way", unknown=None),
            "overdue_reviews": overdue,
            "blamed": sum(a["blamed"] == "yes" for _, a in against),
            "cost": costs([a for _, a in against]),
        },
        "followed": {
            "n": len(followed),
            "went_well": went.count("went well"),
            "went_badly": went.count("went badly"),
            "unknown": went.count(None),
            "cost": costs(followed),
        },
    }


def requests(advice: Rows) -> Doc:
    asked = [a for _, a in advice if a["asked"]]
    whys = [a["why"] for a in asked]
    exactly = [a for _, a in advice if a["degree"] == 3]
    return {
        "why": {
            "asked": len(asked),
            **tally(whys, light_bulb="light bulb", explanation="explanation"),
            **tally(whys, no_reason="no reason", not_asked=None),
        },
        "as_asked": {
            "n": len(exactly),
            "without_advice": sum(not a["advice"] for a in exactly),
        },
    }


def written(rows: dict[str, Rows], as_of: date) -> Doc:
    def working(d: Doc) -> int:
        passed = range(1, (as_of - day(d["on"])).days + 1)
        return sum((day(d["on"]) + timedelta(days=n)).isoweekday() <= 5 for n in passed)

    oral = ("call", "meeting", "video", "in passing", None)
    aloud = [(f"A-{n}", a) for n, a in rows["advice"] if a["advice"] and a["channel"] in oral]
    aloud += [(f"S-{n}", m) for n, m in rows["moments"] if m["spoke"] and m["stake"] == "big"]
    late = []
    for table, found in rows.items():
        for n, d in found:
            on = day(d["noticed_on" if table == "own_ups" else "on"])
            midnight = datetime(on.year, on.month, on.day) + timedelta(days=1)
            recorded = datetime.fromisoformat(d["recorded_at"])
            if recorded.timestamp() - midnight.timestamp() > 48 * 3600:
                late.append(f"{LETTERS[table]}-{n}")
    return {
        "unconfirmed": [
            ref
            for ref, d in aloud
            if d["confirmed_on"] is None and not d["confirm_waived"] and working(d) > 2
        ],
        "late_entries": late,
    }


def own_ups(owned: Rows, promises: Rows) -> Doc:
    told = [o for _, o in owned if o["told_on"]]
    days = sorted((day(o["told_on"]) - day(o["noticed_on"])).days for o in told)
    middle = len(days) // 2
    median: float | None = None
    if days:
        median = days[middle] if len(days) % 2 else (days[middle - 1] + days[middle]) / 2
    named = {o["promise"] for _, o in owned}
    return {
        "n": len(owned),
        "told": len(told),
        "not_told": [f"O-{n}" for n, o in owned if o["told_on"] is None],
        "median_days_to_tell": median,
        "raised_by_me": sum(o["raised_by"] == "me" for _, o in owned),
        "shared": sum(o["response"] == "shared the blame" for _, o in owned),
        "missed_without": [
            f"P-{n}"
            for n, p in promises
            if p["whose"] == "me" and how(p) == "missed" and n not in named
        ],
    }


def quiet(clients: dict[int, Doc], rows: dict[str, Rows], as_of: date) -> Doc:
    lines = []
    inside = [n for n, c in clients.items() if c["quiet_until"] and day(c["quiet_until"]) > as_of]
    for n, c in clients.items():
        if n in inside or c["standing"] not in ("active", "delivered"):
            continue
        own = {t: [d for _, d in found if d.get("client") == n] for t, found in rows.items()}
        spoken = [day(m["on"]) for m in own["moments"] if m["spoke"]]
        told = [o["told_on"] for o in own["own_ups"] if o["told_on"] and o["raised_by"] == "me"]
        mine = spoken + [day(t) for t in told if day(t) <= as_of]
        mine += [
            day(k["on"])
            for k in own["contacts"]
            if k["who"] == "me" and k["purpose"] in ("check-in", "heads-up")
        ]
        heard = spoken + [day(a["on"]) for a in own["advice"]]
        heard += [day(k["on"]) for k in own["contacts"] if k["purpose"] not in ("invoice", "sales")]
        start = c["since"] or datetime.fromisoformat(c["recorded_at"]).astimezone().date()
        since_any = (as_of - (max(heard) if heard else date.fromisoformat(str(start)))).days
        allowed = int(c["cadence"][:-1]) * DAYS[c["cadence"][-1]] if c["cadence"] else None
        line = {
            "client": f"C-{n}",
            "days_since_mine": (as_of - max(mine)).days if mine else None,
            "days_since_any": since_any,
            "cadence_days": allowed,
            "over": allowed is not None and since_any > allowed,
        }
        lines.append(line)
    never = [line for line in lines if line["days_since_mine"] is None]
    ever = [line for line in lines if line["days_since_mine"] is not None]
    ever.sort(key=lambda line: -line["days_since_mine"])
    return {"quiet": never + ever, "not_to_contact": len(inside)}


def degrees(clients: dict[int, Doc], advice: Rows) -> Doc:
    lines = []
    for n, c in clients.items():
        own = [(day(a["on"]), k, a["degree"]) for k, a in advice if a["client"] == n]
        used = [degree for _, _, degree in sorted(own, key=lambda one: one[:2]) if degree]
        if len(used) >= 3:
            above = sum(c["degree"] is not None and one > c["degree"] for one in used[-5:])
            flag = len(used) >= 5 and above >= 4
            lines.append({"client": f"C-{n}", "set": c["degree"], "used": used, "flag": flag})
    return {"degree_drift": lines}


def conditions(advice: Rows, promises: Rows, as_of: date) -> Doc:
    lines, ahead, unmet = [], 0, 0
    for n, a in advice:
        if a["answer"] != "yes, if":
            continue
        mine = [p for _, p in promises if p["condition_of"] == n]
        met = [p for p in mine if p["state"] == "kept"]
        line = {
            "id": f"A-{n}",
            "met": len(met),
            "of": len(mine),
            "in_force": len(met) == len(mine),
            "overdue": any(is_overdue(p, as_of) or how(p) == "missed" for p in mine),
        }
        lines.append(line)
        if a["went_ahead_on"]:
            day_of = day(a["went_ahead_on"])
            in_time = [p for p in met if p["done_on"] is None or day(p["done_on"]) <= day_of]
            ahead += 1
            unmet += len(in_time) < len(mine)
    return {"yes_if": lines, "went_ahead_unmet": {"n": unmet, "of": ahead}}
