"""Hostile names and texts change nothing but the words of a document, in every format."""

from __future__ import annotations

import csv
import dataclasses
import json
from collections.abc import Sequence
from io import StringIO
from typing import Any

import html5lib
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from msgspec.structs import replace

from clientjournal.export import History, Options, file_name, render
from clientjournal.export.history import Item
from clientjournal.model.documents import text_fields
from clientjournal.model.formulas import guarded, unguarded
from clientjournal.model.safe import visible
from clientjournal.model.tables import BY_TABLE
from tests.export.plain import parts_of, text_of

HOSTILE = [
    "=SUM(A1)",
    "+1",
    "-2+3",
    "@cmd",
    "\t=1",
    "\r=1",
    "'=1",
    "''=1",
    "\uff1d1",
    '=HYPERLINK("http://a.example","b")',
    "<script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    "{{ 7*7 }}{% raw %}",
    "<!-- a -->",
    "]]>&#x3c;b&#x3e;",
    "a\r\nEND:VCARD\r\nBEGIN:VCARD\r\nFN:Eve",
    "a\nDTSTART:20200101\nATTACH:file:///etc/passwd",
    "a;VALUE=uri:http://b.example",
    'a","b\n"c',
    "a\\n\\,\\;\\",
    "---\naudience: file\n---",
    'x"\nhead: "0',
    "../../etc/passwd",
    "C:\\con\x00.txt",
    "\u202egnp.exe",
    "#set text(red); $ x $ @a *b* _c_",
    "陳美玲 Ōta Bartoś " * 20,
    "\U0001f980" * 60,
]
TEXTS = st.one_of(
    st.sampled_from(HOSTILE),
    st.lists(st.sampled_from([*HOSTILE, "\r\n", ":", ";", ",", " ", "\u2028"]), max_size=4).map(
        "".join
    ),
    st.text(max_size=60),
)
TAGS = """
html head meta title style body main article header footer section
h1 h2 h3 p br s dl div dt dd ul li strong span svg text line circle
"""
ATTRIBUTES = """
lang charset http-equiv content name data-audience data-as-of data-head dir class
viewBox role aria-label x y x1 x2 y1 y2 cx cy r
"""
EVENT = """
UID DTSTAMP SEQUENCE CLASS SUMMARY DESCRIPTION DTSTART DTEND TRANSP DUE STATUS COMPLETED
"""
CALENDAR = {"PRODID", "VERSION", "CALSCALE"}
CARD = "VERSION PRODID UID KIND FN N ORG RELATED EMAIL TEL CATEGORIES NOTE CLASS"
MARKUP = {"html_inline", "html_block", "link_open", "image", "fence", "code_block", "code_inline"}


def saying(history: History, text: str) -> History:
    """Put a text into every place of a history that holds any."""

    def item(old: Item) -> Item:
        names = [name for name in text_fields(BY_TABLE[old.table]) if name in old.fields]
        fields: dict[str, Any] = {**old.fields, **dict.fromkeys(names, text)}
        for name in ("tags", "email", "phone"):
            if name in fields:
                fields[name] = [text, text]
        addenda = tuple({**addendum, "text": text} for addendum in old.addenda)
        return replace(old, fields=fields, addenda=addenda)

    days = tuple(dataclasses.replace(day, words=text) for day in history.days)
    items = tuple(map(item, history.items))
    return replace(history, client=item(history.client), items=items, days=days)


def names_of(parts: Sequence[Sequence[Any]]) -> set[str]:
    return {line.name for part in parts for line in part}


@settings(max_examples=20)
@given(text=TEXTS)
@example(text="\r\n".join(HOSTILE))
def test_a_text_is_only_words_in_calendars_and_cards(histories: list[History], text: str) -> None:
    for history in histories:
        said = saying(history, text)
        for todo in (False, True):
            parts = parts_of(render(said, "ics", Options(todo=todo, names=True)))
            over = 0 if todo else sum(day.is_over for day in said.days)
            assert len(parts) == 1 + len(said.days) - over
            assert names_of(parts[:1]) == CALENDAR
            assert names_of(parts[1:]) <= {*EVENT.split()}
        for version in ("3.0", "4.0"):
            (card,) = parts_of(render(said, "vcf", Options(vcard=version)))  # type: ignore[arg-type]
            assert names_of([card]) <= {*CARD.split()}
            assert (card[0].name, card[0].value) == ("VERSION", version)
            (name,) = (text_of(line.value) for line in card if line.name == "FN")
            assert name == visible(text, len(text)).strip()


@settings(max_examples=40)
@given(text=TEXTS)
@example(text="\r\n".join(HOSTILE))
def test_a_cell_is_never_a_formula(histories: list[History], text: str) -> None:
    for history in histories:
        said = saying(history, text)
        content = render(said, "csv")
        assert content.startswith(b"\xef\xbb\xbf")
        rows = list(csv.reader(StringIO(content.decode("utf-8-sig"), newline=""), strict=True))
        assert len(rows) == 2 + len(said.items)
        assert {len(row) for row in rows} == {len(rows[0])}
        for row in rows[1:]:
            for cell in row:
                assert not cell.startswith(tuple("=+-@\t\r\n\uff1d")), cell
        held = {unguarded(cell) for row in rows for cell in row}
        assert text in held
        raw = render(said, "csv", Options(raw=True)).decode("utf-8-sig")
        assert text in {cell for row in csv.reader(StringIO(raw, newline="")) for cell in row}
        assert guarded(text) in {cell for row in rows for cell in row}


@settings(max_examples=12)
@given(text=TEXTS)
@example(text="\r\n".join(HOSTILE))
def test_a_text_is_no_markup_in_html(histories: list[History], text: str) -> None:
    for history in histories:
        content = render(saying(history, text), "html").decode()
        page = html5lib.HTMLParser(namespaceHTMLElements=False)
        tree = page.parse(content)
        assert page.errors == []
        for element in tree.iter():
            assert str(element.tag).split("}")[-1] in TAGS.split(), element.tag
            assert set(element.attrib) <= {*ATTRIBUTES.split()}, element.attrib
        title = visible(text, len(text)).strip()
        assert (tree.findtext(".//title") or "") == (tree.findtext(".//h1") or "") == title


@settings(max_examples=20)
@given(text=TEXTS)
@example(text="\r\n".join(HOSTILE))
def test_a_text_is_no_markup_in_markdown(histories: list[History], text: str) -> None:
    parser = MarkdownIt("gfm-like", {"linkify": False})
    for history in histories:
        said = render(saying(history, text), "md").decode()
        _, front, body = said.split("---\n", 2)
        assert len(front.splitlines()) == 5
        tokens = parser.parse(body)
        tokens += [child for token in tokens for child in token.children or ()]
        assert not {token.type for token in tokens} & MARKUP


@given(text=TEXTS)
def test_json_gives_the_text_back(histories: list[History], text: str) -> None:
    for history in histories:
        assert json.loads(render(saying(history, text), "json"))["client"]["name"] == text


@given(text=TEXTS)
def test_a_file_name_stays_a_name(histories: list[History], text: str) -> None:
    name = file_name(saying(histories[0], text), "html")
    assert name.endswith("-2026-11-20.html")
    assert not set(name) & set('/\\:*?"<>|\0\r\n\t ') and not name.startswith((".", "-"))
    assert len(name.encode()) < 255
    assert name == visible(name)
