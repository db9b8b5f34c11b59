"""The bytes of the file: an ordinary TinyDB file that tells when it is not what was written."""

from __future__ import annotations

import json
import re
import zlib
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB
from tinydb import where as field

from clientjournal.journal import Journal, open_journal
from clientjournal.model.errors import Damaged, NewerFormat, NotAJournal, ReadOnly, StoreError
from clientjournal.model.tables import KINDS
from clientjournal.store import FileStore
from clientjournal.store.layout import Contents, decode, encode
from tests.making import advice, client, contact, everything
from tests.store.folding import beside, folded

TABLES = [*(kind.TABLE for kind in KINDS), "history"]


@pytest.fixture
def small(journal: Journal) -> Journal:
    """A journal with a little of everything that is hard to spell."""
    journal.add(client("Acmé 😀 \u2028", extra={"crc": 'a","crc":"00000000"}\n}}\n'}))
    journal.add_all([contact(text='[ ] call "x"\n}}'), advice(cost=12.5, tags=("\x00",))])
    return journal


@pytest.fixture
def content(small: Journal, path: Path) -> bytes:
    return folded(path)


def test_stock_tinydb_reads_every_table(small: Journal, path: Path) -> None:
    folded(path)
    with TinyDB(path, access_mode="r", encoding="utf-8") as stock:
        assert stock.tables() == {*TABLES, "_meta"}
        for table in TABLES:
            found = {document.doc_id: dict(document) for document in stock.table(table).all()}
            assert found == dict(small.documents(table))
        (meta,) = stock.table("_meta").all()
        assert meta["seq"] == 3
        (by_query,) = stock.table("advice").search(field("cost") == 12.5)
        assert by_query.doc_id == 1


def test_every_document_has_a_line_of_its_own(content: bytes) -> None:
    lines = content.decode().split("\n")
    documents = json.loads(content)
    rows = [line for line in lines if re.match(r'"\d+":\{', line)]
    told = sum(map(len, documents.values()))
    assert len(rows) == told
    for row in rows[:-1]:
        assert isinstance(json.loads("{" + row.removesuffix(",") + "}"), dict)
    assert lines[0] == "{" and lines[-1] == ""
    assert [line for line in lines if re.fullmatch(r'"\w+":\{', line)] == [
        f'"{name}":{{' for name in (*TABLES, "_meta")
    ]


def test_the_header_names_format_journal_numbers_and_head(small: Journal, content: bytes) -> None:
    meta = json.loads(content)["_meta"]["1"]
    assert list(meta) == ["format", "journal", "seq", "next", "head", "crc"]
    assert (meta["format"], meta["seq"], meta["head"]) == (1, *small.head)
    assert re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", meta["journal"])
    assert meta["next"] == {"clients": 2, "contacts": 2, "advice": 2, "history": 4}
    before, _, after = content.rpartition(b'"crc":"')
    assert after == b'%08x"}\n}}\n' % zlib.crc32(before)


def test_the_journals_uuid_stays(small: Journal, path: Path, content: bytes) -> None:
    small.add(contact())
    uuids = {json.loads(each)["_meta"]["1"]["journal"] for each in (content, folded(path))}
    assert len(uuids) == 1


def test_what_is_decoded_is_encoded_to_the_same_bytes(content: bytes) -> None:
    assert encode(decode(content, "journal.json")) == content
    empty = Contents(journal="x", next={"advice": 7})
    assert decode(encode(empty), "journal.json") == empty


def rewritten(content: bytes, **options: Any) -> bytes:
    return json.dumps(json.loads(content), **options).encode()


@pytest.mark.parametrize(
    "options",
    [{}, {"indent": 2}, {"sort_keys": True}, {"separators": (",", ":"), "ensure_ascii": False}],
)
def test_a_file_that_another_program_spelt_anew_opens(
    small: Journal, path: Path, content: bytes, options: dict[str, Any]
) -> None:
    path.write_bytes(rewritten(content, **options))
    with open_journal(path) as again:
        assert everything(again) == everything(small)
        assert again.head == small.head
        assert again.fault() is None
        assert again.add(client("Bell")).ref == "C-2"
    assert path.read_bytes().startswith(b'{\n"clients":{\n"1":{')


def test_documents_in_any_order_are_put_in_theirs(
    small: Journal, path: Path, content: bytes
) -> None:
    for _ in range(11):
        small.add(contact())
    tables = json.loads(folded(path))
    turned = {
        table: dict(reversed(documents.items())) for table, documents in reversed(tables.items())
    }
    path.write_text(json.dumps(turned))
    with open_journal(path) as again:
        assert everything(again) == everything(small)
        assert list(again.documents("contacts")) == list(range(1, 13))
        assert again.add(contact()).ref == "K-13"
        assert again.fault() is None


def test_what_stock_tinydb_wrote_is_read_and_kept(small: Journal, path: Path) -> None:
    folded(path)
    with TinyDB(path, encoding="utf-8") as stock:
        stock.table("clients").insert({"name": "Stock"})
        stock.table("todo").insert({"thing": "theirs"})
    assert small.refresh() == ()
    assert small.client(2).name == "Stock"
    assert "C-2" in str(small.fault())
    stored = small.amend(small.client(2), cadence="2w", tags=["x"])
    assert (stored.cadence, stored.name) == ("2w", "Stock")
    assert small.history("C-2")[0].before == {"cadence": None, "tags": []}
    small.undo()
    assert small.client(2).cadence is None
    assert json.loads(folded(path))["todo"] == {"1": {"thing": "theirs"}}
    assert small.add(client("Bell")).ref == "C-3"


def test_a_header_behind_its_history_never_has_a_line_of_it_written_over(
    small: Journal, path: Path, content: bytes
) -> None:
    tables = json.loads(content)
    tables["_meta"]["1"] |= {"seq": 1, "head": "0" * 64}
    path.write_text(json.dumps(tables))
    with open_journal(path) as again:
        again.add(client("Bell"))
        assert list(again.documents("history")) == [1, 2, 3, 4]
        assert again.documents("history")[2] == small.documents("history")[2]
        assert again.fault() is None


def test_a_history_cut_short_behind_the_header_stays_visible(path: Path, content: bytes) -> None:
    tables = json.loads(content)
    del tables["history"]["3"], tables["advice"]["1"]
    path.write_text(json.dumps(tables))
    with open_journal(path) as again:
        assert again.fault() == "the header of the journal does not name its newest change"
        again.add(client("Bell"))
        assert "change 3" in str(again.fault())


# What cannot be read


def refused(path: Path, content: bytes, kind: type[StoreError] = StoreError) -> str:
    """Open a file that must be refused; give the words, after checking that it is untouched."""
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)
    with pytest.raises(kind) as found:
        open_journal(path)
    assert path.read_bytes() == content
    damaged = [f"{path.name}.damaged-{zlib.crc32(content):08x}"]
    assert beside(path) == (damaged if isinstance(found.value, Damaged) else [])
    for name in beside(path):
        path.with_name(name).unlink()
    assert len(str(found.value).splitlines()) == 1
    assert path.name in str(found.value)
    return str(found.value)


def test_no_flipped_byte_opens_with_other_content(content: bytes) -> None:
    whole = decode(content, "journal.json")
    opened = 0
    for place in range(len(content)):
        for flip in (0x01, 0x02, 0x04, 0x08, 0x10, 0x20, 0x40, 0x80):
            spoilt = bytearray(content)
            spoilt[place] ^= flip
            try:
                found = decode(bytes(spoilt), "journal.json")
            except StoreError as error:
                assert len(str(error).splitlines()) == 1
                continue
            assert found == whole, (place, flip)
            opened += 1
    assert opened < 10


@pytest.mark.parametrize("byte", b'\x00 \n"{}:,1\\')
def test_no_byte_replaced_opens_with_other_content(content: bytes, byte: int) -> None:
    whole = decode(content, "journal.json")
    for place in range(len(content)):
        spoilt = bytearray(content)
        spoilt[place] = byte
        try:
            assert decode(bytes(spoilt), "journal.json") == whole, place
        except StoreError as error:
            assert spoilt != content, error


def test_a_file_cut_anywhere_is_refused_and_left_as_it_is(path: Path, content: bytes) -> None:
    for length in range(len(content) - 1):
        with pytest.raises(StoreError):
            decode(content[:length], path.name)
        if length % 16 == 0:
            refused(path, content[:length])
    assert len(content) > 2000


def test_a_file_with_a_flipped_byte_is_refused_and_left_as_it_is(
    path: Path, content: bytes
) -> None:
    for place in range(0, len(content) - 1, 29):
        spoilt = bytearray(content)
        spoilt[place] ^= 0x01
        refused(path, bytes(spoilt))


def test_damage_is_said_with_its_place(path: Path, content: bytes) -> None:
    lines = content.split(b"\n")
    lines[5] = lines[5][:20] + b"}" + lines[5][20:]
    assert "it cannot be read from line 6 on" in refused(path, b"\n".join(lines), Damaged)
    changed = content.replace(b"call", b"mail", 1)
    assert "its checksum does not match" in refused(path, changed, Damaged)


@pytest.mark.parametrize(
    "content", [b"", b"\n", b"\0" * 4096, b"\0" * 100 + b"\n"], ids=["0", "1", "4096", "101"]
)
def test_an_empty_file_is_damaged(path: Path, content: bytes) -> None:
    assert "it is empty" in refused(path, content, Damaged)


@pytest.mark.parametrize(
    "content",
    [
        b"Dear diary,\n",
        b"\x89PNG\r\n\x1a\n",
        b"[1, 2]",
        b"null",
        b'{"clients": []}',
        b'{"clients": {"one": {}}}',
        b'{"clients": {"1": 5}}',
        b'{"clients": {"0": {}}}',
        b'{"clients": {"01": {}}}',
        b'{"clients": {"\xc2\xb2": {}}}',
        b'{"clients": {"' + b"9" * 5000 + b'": {}}}',
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b"\xef\xbb\xbf{}",
    ],
)
def test_what_is_no_journal_is_refused(path: Path, content: bytes) -> None:
    assert "is no journal" in refused(path, content, NotAJournal)


@pytest.mark.parametrize("content", [b"{}", b'{"_default": {"1": {"a": 1}}}', b'{"_meta": {}}'])
def test_a_file_without_a_header_is_sent_to_import(path: Path, content: bytes) -> None:
    assert "clientjournal import journal.json" in refused(path, content, NotAJournal)


@pytest.mark.parametrize("version", [2, 99])
def test_a_newer_format_is_refused(path: Path, content: bytes, version: int) -> None:
    tables = json.loads(content)
    tables["_meta"]["1"]["format"] = version
    said = refused(path, json.dumps(tables).encode(), NewerFormat)
    assert f"(format {version}, this one reads 1)" in said
    laid_out = content.replace(b'{"format":1,', b'{"format":%d,' % version)
    refused(path, laid_out, NewerFormat)


@pytest.mark.parametrize("version", [0, -1, "1", None, 1.5])
def test_an_unknown_format_is_refused(path: Path, content: bytes, version: Any) -> None:
    tables = json.loads(content)
    tables["_meta"]["1"]["format"] = version
    refused(path, json.dumps(tables).encode(), NotAJournal)


@pytest.mark.parametrize(
    ("name", "value"),
    [("journal", ...), ("seq", ...), ("head", ...), ("next", ...), ("seq", "x"), ("next", [])],
)
def test_an_incomplete_header_is_damaged(path: Path, content: bytes, name: str, value: Any) -> None:
    tables = json.loads(content)
    tables["_meta"]["1"][name] = value
    if value is ...:
        del tables["_meta"]["1"][name]
    assert "its header is incomplete" in refused(path, json.dumps(tables).encode(), Damaged)


def test_damage_that_comes_while_the_journal_is_open_is_not_written_over(
    small: Journal, path: Path, content: bytes
) -> None:
    path.write_bytes(content[:-30])
    before = everything(small)
    with pytest.raises(Damaged):
        small.add(contact())
    with pytest.raises(Damaged):
        small.refresh()
    assert path.read_bytes() == content[:-30]
    assert everything(small) == before
    path.write_bytes(content)
    assert small.add(contact()).ref == "K-2"


def test_a_folder_in_the_journals_place_is_refused(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(ReadOnly, match=r"cannot read journal\.json"):
        FileStore(path)
