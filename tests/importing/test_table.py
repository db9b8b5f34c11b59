"""CSV on its way in: out and in again, headers of other programs, clients, days, what is broken."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clientjournal.importing import Choices, Fate, Intake, Plan, Remembered, import_file
from clientjournal.journal import Journal
from clientjournal.model.contact import Contact
from clientjournal.model.errors import InvalidRecord, JournalError
from clientjournal.model.tables import KINDS
from clientjournal.store import FileStore
from tests.importing.writing import table, whole_table
from tests.making import advice, client, contact, everything, promise


def records(journal: Journal) -> dict[str, Any]:
    return {kind.TABLE: dict(journal.documents(kind.TABLE)) for kind in KINDS}


def plan_of(journal: Journal, path: Path, **choices: Any) -> Plan:
    return Intake(journal, path, Choices(**choices)).plan()


def take(journal: Journal, path: Path, **choices: Any) -> Plan:
    intake = Intake(journal, path, Choices(**choices))
    plan = intake.plan()
    intake.take_in(plan)
    return plan


def fates(plan: Plan) -> list[tuple[str, str, str]]:
    return [(row.place, row.fate.value, row.table) for row in plan.rows]


class TestOutAndInAgain:
    """A table of the fields' own names holds every record."""

    @pytest.mark.parametrize("raw", [False, True])
    def test_the_sample(self, sample: Journal, other: Journal, tmp_path: Path, raw: bool) -> None:
        out = whole_table(sample, tmp_path / "all.csv", raw=raw)
        joined = import_file(other, out)
        assert (len(joined.new), joined.same) == (112, 0)
        assert records(other) == records(sample)
        assert import_file(other, out).new == []

    def test_into_the_journal_it_came_from(self, sample: Journal, tmp_path: Path) -> None:
        before = sample.head
        joined = import_file(sample, whole_table(sample, tmp_path / "all.csv"))
        assert (joined.new, joined.same, sample.head) == ([], 112, before)

    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
    @given(
        texts=st.lists(
            st.one_of(
                st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=30),
                st.sampled_from(
                    ["=SUM(A1)", "'=x", "''@y", "+1", "-", "@Home", "[bold]", "a\r\nb"]
                ),
            ).filter(str.strip),
            min_size=4,
            max_size=4,
        )
    )
    def test_any_text(self, tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
        folder = tmp_path_factory.mktemp("texts")
        name, words, tag, note = texts
        with Journal(FileStore(folder / "one.json")) as one:
            made = one.add(client(name, tags=(tag,), private=note, email=(tag, note)))
            one.add_all([advice(made.id, advice=words, thread=tag), promise(made.id, text=note)])
            one.add(contact(made.id, channel=None, text="=1", minutes=12.5, favour=True))
            out = whole_table(one, folder / "all.csv")
            with Journal(FileStore(folder / "two.json")) as two:
                import_file(two, out)
                assert records(two) == records(one)

    def test_an_apostrophe_is_left_where_no_guard_was_put(
        self, journal: Journal, tmp_path: Path
    ) -> None:
        rows = [["Name", "Phone", "Notes"], ["Acme", "+44 20", "'=kept"]]
        take(journal, table(tmp_path / "in.csv", rows))
        assert journal.client(1).private == "'=kept"


class TestHeaders:
    """What columns of other programs fill."""

    @pytest.mark.parametrize(
        ("header", "row", "says"),
        [
            (
                "Name,Company,E-mail,Phone,Notes",
                "Ruth Hollis,Hollis & Daughter,r@h.example,01,vip",
                {"name": "Hollis & Daughter", "person": "Ruth Hollis", "email": ["r@h.example"]},
            ),
            (
                "First Name,Last Name,Company,E-mail Address,E-mail 2 Address,Mobile Phone",
                "Ruth,Hollis,,a@x.example,b@x.example,02",
                {"name": "Ruth Hollis", "kind": "person", "email": ["a@x.example", "b@x.example"]},
            ),
            ("name;phone", "Acme;1 2;3", None),
            (
                "Customer\tTelephone\tTags",
                "Acme\t1\tvat, tax",
                {"name": "Acme", "tags": ["vat", "tax"]},
            ),
        ],
    )
    def test_clients(
        self, journal: Journal, tmp_path: Path, header: str, row: str, says: dict[str, Any] | None
    ) -> None:
        path = tmp_path / "in.csv"
        path.write_text(f"{header}\n{row}\n", "utf-8")
        if says is None:
            with pytest.raises(InvalidRecord, match="row 2"):
                import_file(journal, path)
            return
        import_file(journal, path)
        document = journal.documents("clients")[1]
        assert {name: document[name] for name in says} == says

    def test_contacts_and_the_client_made_for_them(self, journal: Journal, tmp_path: Path) -> None:
        rows = [
            ["Client", "Date", "Subject", "Notes", "Type", "Fax"],
            ["Acme", "2026-03-04", "Lease", "Ends in May", "Email", "1"],
            ["ACME ", "5 March 2026", "Again", "", "", ""],
        ]
        plan = take(journal, table(tmp_path / "in.csv", rows))
        assert fates(plan) == [
            ("row 2", "new", "clients"),
            ("row 2", "new", "contacts"),
            ("row 3", "new", "contacts"),
        ]
        assert "columns left out: Fax" in plan.notes
        first, second = journal.records(Contact)
        assert (first.text, first.channel, str(first.on)) == (
            "Lease\nEnds in May",
            "email",
            "2026-03-04",
        )
        assert (second.client, str(second.on), second.recorded_by) == (1, "2026-03-05", "tester")

    def test_a_column_named_by_hand_is_remembered(self, journal: Journal, tmp_path: Path) -> None:
        path = table(tmp_path / "in.csv", [["Who", "When", "Odd"], ["Acme", "2026-01-02", "hm"]])
        memory = Remembered(tmp_path / "memory" / "imports.json")
        choices = Choices(table="contacts", columns=("Who=client", "2=on", "odd=text"))
        intake = Intake(journal, path, choices, memory)
        intake.take_in(intake.plan())
        again = Intake(journal, path, None, memory)
        assert fates(again.plan()) == [("row 2", "same", "contacts")]
        memory.path.write_text("{broken", "utf-8")
        with pytest.raises(InvalidRecord, match="no column"):
            Intake(journal, path, None, memory).plan()

    def test_a_column_or_field_that_is_not_there(self, journal: Journal, tmp_path: Path) -> None:
        path = table(tmp_path / "in.csv", [["Name"], ["Acme"]])
        for pair, says in (("Nome=name", "there are Name"), ("Name=colour", "no field colour")):
            with pytest.raises(InvalidRecord, match=says):
                plan_of(journal, path, columns=(pair,))


class TestClients:
    """Whom a row belongs to."""

    @pytest.fixture
    def two(self, journal: Journal) -> Journal:
        journal.add_all([client("Acme"), client("Bell"), client("Bell")])
        return journal

    def write(self, tmp_path: Path, *names: str) -> Path:
        rows = [[name, "2026-03-04", f"to {name}"] for name in names]
        return table(tmp_path / "in.csv", [["Client", "Date", "Notes"], *rows])

    def test_by_name_by_id_and_several_of_a_name(self, two: Journal, tmp_path: Path) -> None:
        plan = plan_of(two, self.write(tmp_path, "acme", "C-2", "3", "Bell"))
        assert [row.fate for row in plan.rows] == [Fate.NEW] * 3 + [Fate.REFUSED]
        assert "several clients" in plan.rows[3].why
        take(two, self.write(tmp_path, "acme", "C-2", "3"))
        assert [entry.client for entry in two.records(Contact)] == [1, 2, 3]

    def test_unknown_ones_are_refused_by_choice(self, two: Journal, tmp_path: Path) -> None:
        plan = plan_of(two, self.write(tmp_path, "Nova"), make_clients=False)
        assert (plan.rows[0].fate, plan.rows[0].why) == (
            Fate.REFUSED,
            'no client is called "Nova"',
        )

    def test_none_is_made_for_rows_that_are_refused(self, two: Journal, tmp_path: Path) -> None:
        rows = [["Client", "Date", "Notes"], ["Nova", "never", "x"], ["Acme", "2026-01-02", "y"]]
        take(two, table(tmp_path / "in.csv", rows), skip_refused=True)
        assert len(two.clients()) == 3
        assert len(two.records(Contact)) == 1

    def test_one_that_went_since_the_preview(self, two: Journal, tmp_path: Path) -> None:
        intake = Intake(two, self.write(tmp_path, "acme", "Nova"))
        plan = intake.plan()
        two.erase("C-1")
        head = two.head
        with pytest.raises(JournalError, match="no C-1 any more"):
            intake.take_in(plan)
        assert two.head == head


class TestTwice:
    """Importing twice changes nothing, whatever happened in between."""

    def test_rows_that_were_changed_since_stay(self, journal: Journal, tmp_path: Path) -> None:
        rows = [["Client", "Date", "Notes"], ["Acme", "2026-03-04", "Lease"]]
        path = table(tmp_path / "in.csv", rows)
        take(journal, path)
        journal.amend(journal.get("K-1"), minutes=10)
        before = journal.head
        plan = take(journal, path)
        assert (plan.rows[0].fate, journal.head) == (Fate.CONFLICT, before)
        assert "K-1 here says something else" in plan.rows[0].why
        take(journal, path, beside=True)
        assert len(journal.records(Contact)) == 2

    def test_a_row_that_stands_there_twice(self, journal: Journal, tmp_path: Path) -> None:
        path = table(tmp_path / "in.csv", [["Name", "Phone"], ["A", "1"], ["A", "1"], ["a", "2"]])
        plan = take(journal, path)
        assert [(row.fate.value, row.why[:20]) for row in plan.rows] == [
            ("new", ""),
            ("same", "the same as row 2"),
            ("conflict", "row 2 is a client of"),
        ]
        assert len(journal.clients()) == 1

    def test_undone_in_one_step(self, sample: Journal, tmp_path: Path) -> None:
        before = everything(sample)
        rows = [
            ["Client", "Date", "Notes"],
            *([f"New {n % 9}", "2026-03-04", str(n)] for n in range(50)),
        ]
        take(sample, table(tmp_path / "in.csv", rows))
        assert len(sample.clients()) == 12 + 9
        sample.undo()
        after = everything(sample)
        assert after.pop("history") != before.pop("history")
        assert after == before
        assert sample.fault() is None
        sample.redo()
        assert len(sample.clients()) == 12 + 9


class TestDays:
    """Days in figures."""

    def write(self, tmp_path: Path, *days: str) -> Path:
        rows = [["Acme", day, f"no {n}"] for n, day in enumerate(days)]
        return table(tmp_path / "in.csv", [["Client", "Date", "Notes"], *rows])

    @pytest.mark.parametrize(
        ("days", "order", "read"),
        [
            (["03/04/2026", "25/04/2026"], None, "2026-04-03"),
            (["03/04/2026", "04/25/2026"], None, "2026-03-04"),
            (["03/04/2026"], "mdy", "2026-03-04"),
            (["03.04.26"], "ymd", "2003-04-26"),
            (["05/05/2026"], None, "2026-05-05"),
            (["2026/04/03 14:30"], None, "2026-04-03"),
        ],
    )
    def test_the_order_is_told_by_one_that_decides(
        self, journal: Journal, tmp_path: Path, days: list[str], order: str | None, read: str
    ) -> None:
        take(journal, self.write(tmp_path, *days), order=order)
        assert str(journal.records(Contact)[0].on) == read

    def test_what_decides_is_said(self, journal: Journal, tmp_path: Path) -> None:
        plan = plan_of(journal, self.write(tmp_path, "03/04/2026", "25/04/2026"))
        assert 'days in figures are read day first: "25/04/2026" decides' in plan.notes

    @pytest.mark.parametrize("days", [["03/04/2026"], ["25/04/2026", "04/25/2026", "03/04/2026"]])
    def test_an_ambiguous_one_is_named_by_row(
        self, journal: Journal, tmp_path: Path, days: list[str]
    ) -> None:
        (row,) = plan_of(journal, self.write(tmp_path, *days)).refused
        assert row.place == f"row {1 + len(days)}"
        assert "may be 3 April 2026 or 4 March 2026" in row.why

    @pytest.mark.parametrize(
        "day", ["31/02/2026", "fri", "March", "2026", "soon", "1/1/1", "99999999"]
    )
    def test_what_names_no_day(self, journal: Journal, tmp_path: Path, day: str) -> None:
        (row,) = plan_of(journal, self.write(tmp_path, day)).refused
        assert f'on: "{day}" names no day' in row.why


class TestBroken:
    """What cannot be read is named, and nothing of it comes in."""

    @pytest.mark.parametrize(
        ("content", "says"),
        [
            (b"", "is empty"),
            (b"\n\n", "is empty"),
            (b"Name\n", "a header and no rows"),
            (b"Name,Name\nA,B\n", 'columns 1 and 2 are both called "Name"'),
            (b"Colour\nred\n", "no column fills name"),
            (b"Name,Phone\nA,1\nCaf\xe9,2\n", "line 3 is not UTF-8 .byte 0xe9.; read the file as"),
            (
                b"Client,Date,Notes\nA,2026-01-02\n",
                "row 2 is refused: it has 2 cells, the header 3",
            ),
            (b'Name,Notes\nA,1\nB,"never', "row 3 is refused: from line 3: a quote is opened"),
            (
                b"Name,Notes\nA," + b"x" * 10_000_000 + b"\n",
                "row 2 is refused: cell 2 holds 10 mill",
            ),
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "holds no text"),
            (b"PK\x03\x04xl", "save it as CSV"),
            (
                b"table,id,name\nclients,C-1,A\nclients,C-1,B\n",
                "row 3 is refused: C-1 stands in row 2",
            ),
            (b"table,id,name\npets,1,Rex\n", 'row 2 is refused: table: "pets" is none of'),
            (b"table,id,client,on,text\ncontacts,K-1,C-9,2026-01-02,x\n", "row 2 is refused: "),
            (b"Client,Date,Notes,Due\n", "a header and no rows"),
        ],
    )
    def test_in_one_line(
        self, journal: Journal, path: Path, tmp_path: Path, content: bytes, says: str
    ) -> None:
        file = tmp_path / "in.csv"
        file.write_bytes(content)
        with pytest.raises(JournalError, match=says) as caught:
            take(journal, file, make_clients=False)
        assert "\n" not in str(caught.value)
        assert (journal.head[0], path.exists()) == (0, False)

    def test_two_columns_for_one_day(self, journal: Journal, tmp_path: Path) -> None:
        rows = [["Client", "Date", "When", "Notes"], ["A", "2026-01-02", "2026-01-03", "x"]]
        path = table(tmp_path / "in.csv", rows)
        with pytest.raises(InvalidRecord, match='"Date" and "When" both fill on'):
            plan_of(journal, path)
        take(journal, path, columns=("When=-",))

    @pytest.mark.parametrize("where", ["", "nowhere.csv", "/dev/zero"])
    def test_a_folder_a_device_and_what_is_not_there(
        self, journal: Journal, tmp_path: Path, where: str
    ) -> None:
        with pytest.raises(JournalError, match="cannot read"):
            Intake(journal, tmp_path / where)

    def test_a_file_that_vanishes_after_the_preview(self, journal: Journal, tmp_path: Path) -> None:
        path = table(tmp_path / "in.csv", [["Name"], ["Acme"]])
        intake = Intake(journal, path)
        plan = intake.plan()
        path.unlink()
        intake.take_in(plan)
        assert [client.name for client in journal.clients()] == ["Acme"]

    @pytest.mark.parametrize(
        ("codec", "choice"),
        [
            ("utf-8-sig", ""),
            ("utf-16", ""),
            ("utf-16-le", ""),
            ("utf-16-be", ""),
            ("cp1252", "windows-1252"),
        ],
    )
    def test_letters(self, journal: Journal, tmp_path: Path, codec: str, choice: str) -> None:
        path = tmp_path / "in.csv"
        path.write_bytes("Name;Phone\nCafé Größe Limited;0044\n".encode(codec))
        take(journal, path, encoding=choice)
        assert journal.client(1).name == "Café Größe Limited"

    def test_hostile_names_stay_what_they_are(self, journal: Journal, tmp_path: Path) -> None:
        names = ["[bold]", "[/b]", "@Home", "=SUM(A1)", "a\x1b[31mb", "\u202eabc", "x" * 10_000]
        take(journal, table(tmp_path / "in.csv", [["Name"], *([name] for name in names)]))
        assert [client.name for client in journal.clients()] == names


def test_a_promise_names_a_record_of_the_journal(journal: Journal, tmp_path: Path) -> None:
    journal.add(client("Acme"))
    journal.add(promise())
    rows = [["Client", "on", "what", "promise"], ["Acme", "2026-01-02", "late", "P-1"]]
    path = table(tmp_path / "in.csv", rows)
    take(journal, path, table="own_ups")
    assert journal.documents("own_ups")[1]["promise"] == 1
    rows[1][3] = "P-9"
    (row,) = plan_of(journal, table(path, rows), table="own_ups").refused
    assert row.why == "promise: there is no P-9"
