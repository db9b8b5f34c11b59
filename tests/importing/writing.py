"""Writing files to be taken in."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Sequence
from io import StringIO
from pathlib import Path
from typing import Any

from clientjournal.journal import Journal
from clientjournal.model.formulas import guarded
from clientjournal.model.tables import KINDS, ref_of
from clientjournal.model.validation import REFERENCES


def table(path: Path, rows: Iterable[Sequence[str]], **form: Any) -> Path:
    """Write rows as CSV."""
    text = StringIO(newline="")
    csv.writer(text, **form).writerows(rows)
    path.write_text(text.getvalue(), "utf-8", newline="")
    return path


def whole_table(journal: Journal, path: Path, *, raw: bool = False) -> Path:
    """Write all records of a journal as one table, with the names of the fields."""
    rows: list[dict[str, str]] = []
    for kind in KINDS:
        for number, document in journal.documents(kind.TABLE).items():
            row = {"table": kind.TABLE, "id": ref_of(kind.TABLE, number)}
            for name, value in document.items():
                row[name] = spelt(name, value, raw)
            rows.append(row)
    names = list(dict.fromkeys(name for row in rows for name in row))
    return table(path, [names, *([row.get(name, "") for name in names] for row in rows)])


def spelt(name: str, value: Any, raw: bool) -> str:
    if name in REFERENCES and value is not None:
        return ref_of(REFERENCES[name], value)
    if value is None or value == []:
        return ""
    if isinstance(value, str):
        return value if raw else guarded(value)
    return json.dumps(value, ensure_ascii=False)
