"""User text in Markdown: read back by a CommonMark parser it is the text that was typed."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from clientjournal.export import Copy, history_of
from clientjournal.export.commonmark import labelled, line, listed, paragraph
from clientjournal.journal import Journal
from clientjournal.model.client import Client
from clientjournal.model.contact import Contact
from tests.export.reading import told

PARSER = MarkdownIt("gfm-like", {"linkify": False})
TEXTS = [
    "Acme [bold] Bakery",
    "[ ] call [x] sent",
    "[/b]",
    "[a](http://b.example)",
    "![a](b.png)",
    "# h",
    "<script>alert(1)</script>",
    "<http://a.example> http://b.example www.c.example a@b.example",
    "a | b\n--|--\n1 | 2",
    "* a\n+ b\n- c\n1. d\n2) e",
    "text\n===\ntext\n---",
    "    code",
    "```\ncode\n```",
    "&lt;b&gt; &#35; &amp;",
    "*a* _b_ **c** ~~d~~ `e`",
    "\\* \\\\ end\\",
    "> quoted",
    "[a]: http://b.example",
    "one\ntwo\n\nthree",
    "陳美玲",
    "x" * 10_000,
]
ALLOWED = {"p", "br", "strong", "li", "ul"}


def seen(markdown: str) -> tuple[str, set[str]]:
    """Give the text a reader sees, and the tags it is in."""
    page = PARSER.render(markdown)
    tags = set(re.findall(r"</?(\w+)", page))
    text = html.unescape(re.sub(r"<[^>]*>", "", page.replace("<br />\n", "\n")))
    return text.strip("\n"), tags


def plain(text: str) -> str:
    rows = [row.replace("\u00a0", " ").rstrip() for row in text.split("\n")]
    return "\n".join(row for row in rows if row.strip()).strip()  # the parser strips its ends


@pytest.mark.parametrize("text", TEXTS)
def test_a_paragraph_shows_the_text_itself(text: str) -> None:
    shown, tags = seen(paragraph(text))
    assert plain(shown) == plain(text)
    assert tags <= ALLOWED
    shown, tags = seen(labelled("Said", text))
    assert plain(shown).split(": ", 1)[1].strip() == plain(text)
    assert tags <= ALLOWED
    shown, tags = seen(listed(text))
    assert plain(shown) == plain(text)
    assert tags <= ALLOWED


@given(st.text(alphabet="ab1 \n#*_`[]()<>|~\\&;:=+-.!@/w", max_size=40))
def test_any_mix_of_signs_shows_as_it_is(text: str) -> None:
    shown, tags = seen(paragraph(text))
    assert plain(shown) == plain(text)
    assert tags <= ALLOWED


@pytest.mark.parametrize("text", TEXTS)
def test_a_heading_shows_the_name_itself(text: str) -> None:
    shown, tags = seen(f"# {line(text)}")
    assert tags == {"h1"}
    assert shown.split() == text.replace("\n", " ").split()


def test_bare_links_stay_text_where_they_would_be_made() -> None:
    said = paragraph("http://b.example HTTPS://c www.c.example a@b.example ftp://x")
    assert not re.search(r"(?i)(http|https|ftp):|www\.|[a-z]@[a-z]", said)


def test_no_control_or_turning_sign_reaches_a_document(journal: Journal) -> None:
    text = "\x1b]0;x\x07 abc\u202edef \x9b31m\x00"
    client = journal.add(Client(name=text, person=text))
    journal.add(Contact(client=client.id, on=journal.clock.today(), text=text))
    for copy in Copy:
        said = told(history_of(journal, client, copy))
        steering = {*map(chr, range(0x20)), *map(chr, range(0x7F, 0xA0)), "\u202e"} - {"\n"}
        assert not set(said) & steering
        assert "␛]0;x␇" in said.replace("\\", "")
