"""Any bytes at all: a file is taken in whole, or refused in one line with nothing of it kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clientjournal.importing import import_file
from clientjournal.journal import Journal
from clientjournal.model.errors import JournalError
from clientjournal.store import FileStore
from tests.importing.test_cards import MIDDLE, NEW, OLD

CSV = """\
table,id,client,name,on,text,tags
clients,C-1,,Acme,,,"[""a""]"
contacts,K-1,C-1,,2026-01-02,x,
"""
JSON = '{"clients": {"1": {"name": "A"}}, "contacts": {"1": {"client": 1, "on": "2026-01-02"}}}'
WHOLE = {"in.csv": CSV, "in.vcf": OLD + MIDDLE + NEW, "in.json": JSON, "in.txt": CSV}


@pytest.mark.parametrize("name", list(WHOLE))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(data=st.data())
def test_a_file_changed_anywhere(
    name: str, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    content = bytearray(WHOLE[name].encode())
    folder = tmp_path_factory.mktemp("broken")
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(content)))
        end = data.draw(st.integers(at, min(at + 8, len(content))))
        content[at:end] = data.draw(st.binary(max_size=6))
    content = content[: data.draw(st.sampled_from([len(content), len(content) // 2]))]
    (folder / name).write_bytes(content)
    path = folder / "kept" / "journal.json"
    with Journal(FileStore(path)) as journal:
        try:
            import_file(journal, folder / name)
        except JournalError as error:
            assert "\n" not in str(error)
            assert journal.head[0] == 0
        else:
            assert journal.fault() is None
            head = journal.head
            assert import_file(journal, folder / name).new == []
            assert journal.head == head


@pytest.mark.parametrize("name", list(WHOLE))
def test_a_file_cut_short_is_refused(journal: Journal, tmp_path: Path, name: str) -> None:
    content = WHOLE[name].encode()
    path = tmp_path / name
    path.write_bytes(content[:-8])
    with pytest.raises(JournalError):
        import_file(journal, path)
    assert journal.head[0] == 0
