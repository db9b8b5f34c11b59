"""The PDF: its fonts, its pages, its words, and that nothing in it is read as markup."""

from __future__ import annotations

import builtins
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from msgspec.structs import replace
from pypdf import PdfReader
from pypdf.generic import DictionaryObject, IndirectObject, StreamObject

from clientjournal.export import Copy, History, history_of, render
from clientjournal.export.pdf import NoPdf
from clientjournal.journal import Journal
from tests.export.canaries import Canaries, filled
from tests.export.reading import read_pdf
from tests.export.test_injection import HOSTILE, TEXTS, saying
from tests.making import client, contact


def objects_of(content: bytes) -> Iterator[Any]:
    reader = PdfReader(BytesIO(content))
    for number in range(1, len(reader.xref_objStm) + len(reader.xref[0]) + 1):
        found = reader.get_object(IndirectObject(number, 0, reader))
        if found is not None:
            yield found


def fonts_of(content: bytes) -> dict[str, bool]:
    """Give the names of the fonts and whether each is embedded."""
    return {
        str(found["/FontName"]): any(f"/FontFile{kind}" in found for kind in ("", "2", "3"))
        for found in objects_of(content)
        if isinstance(found, DictionaryObject) and found.get("/Type") == "/FontDescriptor"
    }


def test_every_letter_is_there_and_every_font_is_embedded(journal: Journal) -> None:
    names = journal.add(client("Bartoś Ōta 陳美玲"))
    journal.add(contact(names.id, text="Łódź, Ελλάδα, Киев, 東京, 서울"))
    content = render(history_of(journal, names), "pdf")
    fonts = fonts_of(content)
    assert any("LibertinusSerif" in name for name in fonts)
    assert any("NotoSansCJK" in name for name in fonts)
    assert all(fonts.values())
    said = read_pdf(content)
    for word in ("Bartoś Ōta 陳美玲", "Łódź, Ελλάδα, Киев, 東京, 서울"):
        assert word in said


def test_it_is_a4_with_numbered_pages_a_title_and_tags(sample: Journal) -> None:
    content = render(history_of(sample, sample.find_client("hollis"), Copy.FILE), "pdf")
    reader = PdfReader(BytesIO(content))
    count = len(reader.pages)
    assert count > 2
    for number, page in enumerate(reader.pages, 1):
        assert f"Page {number} of {count}" in page.extract_text()
        assert "File copy, not for the client · Fri 20 Nov 2026" in page.extract_text()
        assert [round(float(side)) for side in page.mediabox[2:]] == [595, 842]
    assert reader.metadata is not None and reader.metadata.title == "Hollis & Daughter Joinery"
    assert reader.metadata.author is None
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert reader.trailer["/Root"]["/Lang"] == "en"
    histories = [history_of(sample, each, Copy.FILE) for each in sample.clients()[:2]]
    both = read_pdf(render(histories, "pdf"))
    assert all(each.name in both for each in sample.clients()[:2])


def test_a_handover_is_one_page(sample: Journal) -> None:
    for each in sample.clients():
        content = render(history_of(sample, each, Copy.HANDOVER), "pdf")
        assert len(PdfReader(BytesIO(content)).pages) == 1


def test_the_same_history_gives_the_same_bytes(sample: Journal) -> None:
    history = history_of(sample, sample.find_client("hollis"))
    assert render(history, "pdf") == render(history, "pdf")


def test_no_stream_holds_a_private_word_or_a_path(journal: Journal, path: Path) -> None:
    birds, others = Canaries(), Canaries(start=5000)
    content = render(history_of(journal, filled(journal, birds, others)), "pdf")
    held = content + b"".join(
        found.get_data() for found in objects_of(content) if isinstance(found, StreamObject)
    )
    for word in (*birds.private, *others.private, str(path.parent), "history.typ", str(Path.cwd())):
        assert word.encode() not in held
        assert word.encode("utf-16-be") not in held


ACTIVE = {"/JS", "/JavaScript", "/URI", "/Annots", "/EmbeddedFiles", "/OpenAction"}
"""Keys of what a reader would run, follow or unpack."""


@settings(max_examples=10, deadline=None)
@given(text=TEXTS)
@example(text="\n\n".join(HOSTILE))
@example(text="#panic() \\ ] $ <a> @b")
@example(text="  ")
def test_a_text_is_no_markup(histories: list[History], text: str) -> None:
    content = render(saying(histories[0], text), "pdf")
    keys = {key for found in objects_of(content) if isinstance(found, dict) for key in found}
    assert not keys & ACTIVE
    if text.startswith("#panic"):
        assert text in read_pdf(content)


def test_no_word_leaves_the_page(journal: Journal) -> None:
    acme = journal.add(client("W" * 500))
    journal.add(contact(acme.id, text="x" * 900 + " " + "陳" * 300))
    content = render(history_of(journal, acme), "pdf")
    words = PdfReader(BytesIO(content)).pages[0].extract_text(extraction_mode="layout")
    assert max(len(line.strip()) for line in words.splitlines() if "W" in line) <= 32
    assert max(line.count("x") for line in words.splitlines()) <= 80
    assert read_pdf(content).count("x") >= 900


def test_without_the_extra_it_says_what_to_do(
    sample: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    history = replace(history_of(sample, sample.find_client("hollis")))
    found = builtins.__import__

    def missing(name: str, *rest: Any) -> Any:
        if name == "typst":
            raise ImportError(name)
        return found(name, *rest)

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(NoPdf, match=r"clientjournal\[pdf\].*HTML") as told:
        render(history, "pdf")
    assert "\n" not in str(told.value)
