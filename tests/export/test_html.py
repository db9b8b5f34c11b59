"""The HTML file: its structure, its policy, and that nothing in it is fetched or run."""

from __future__ import annotations

import re
from base64 import b64encode
from datetime import date
from hashlib import sha256
from itertools import pairwise
from xml.etree.ElementTree import Element

import html5lib
import pytest

from clientjournal.export import Copy, Span, history_of, render
from clientjournal.journal import Journal
from tests.making import client, contact

REMOTE = re.compile(r"(?i)https?:|//[a-z]|url\(|@import|<script|javascript:|\son\w+=|<!--")


def page_of(content: bytes) -> Element:
    parser = html5lib.HTMLParser(namespaceHTMLElements=False, strict=True)
    tree: Element = parser.parse(content.decode())
    return tree


@pytest.mark.parametrize("copy", Copy)
def test_a_page_is_whole_and_fetches_nothing(sample: Journal, copy: Copy) -> None:
    for each in sample.clients():
        content = render(history_of(sample, each, copy), "html")
        page = page_of(content)
        assert page.get("lang") == "en"
        assert len(page.findall(".//main")) == 1
        assert [element.text for element in page.iter("h1")] == [each.name]
        levels = [int(e.tag[1]) for e in page.iter() if str(e.tag) in ("h1", "h2", "h3")]
        assert all(after - before <= 1 for before, after in pairwise(levels))
        assert REMOTE.search(content.decode()) is None


def test_the_policy_names_the_one_style_there_is(sample: Journal) -> None:
    page = page_of(render(history_of(sample, sample.find_client("hollis")), "html"))
    (policy,) = [
        meta.get("content", "")
        for meta in page.iter("meta")
        if meta.get("http-equiv") == "Content-Security-Policy"
    ]
    (style,) = page.iter("style")
    digest = b64encode(sha256((style.text or "").encode()).digest()).decode()
    assert policy.startswith(f"default-src 'none'; style-src 'sha256-{digest}';")
    assert "unsafe" not in policy
    for rule in ("prefers-color-scheme: dark", "counter(page)", "counter(pages)", "Client's copy"):
        assert rule in (style.text or "")


def test_line_breaks_and_paragraphs_are_kept(journal: Journal) -> None:
    acme = journal.add(client("Acme"))
    journal.add(contact(acme.id, text="one\ntwo\n\nthree  <b>"))
    said = render(history_of(journal, acme), "html").decode()
    assert "one<br>two</p>" in said
    assert ">three  &lt;b&gt;</p>" in said


def test_all_clients_stand_in_one_file(sample: Journal) -> None:
    histories = [history_of(sample, each, Copy.FILE) for each in sample.clients()]
    page = page_of(render(histories, "html"))
    assert len(page.findall(".//article")) == len(histories)
    assert page.findtext(".//title") == "All clients"


def test_figures_stand_in_the_whole_file_copy_alone(sample: Journal) -> None:
    hollis = sample.find_client("hollis")
    page = page_of(render(history_of(sample, hollis, Copy.FILE), "html"))
    drawn = page.findall(".//{http://www.w3.org/2000/svg}svg")
    assert len(drawn) >= 3
    assert all(svg.get("aria-label") for svg in drawn)
    for copy, span in (
        (Copy.CLIENT, Span()),
        (Copy.HANDOVER, Span()),
        (Copy.FILE, Span(start=date(2026, 1, 1))),
        (Copy.FILE, Span(refs=frozenset(["A-1"]))),
    ):
        assert b"<svg" not in render(history_of(sample, hollis, copy, span), "html")
