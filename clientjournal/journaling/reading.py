"""Everything that can be asked of a journal, and nothing that changes it."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from clientjournal.journaling.indexes import Busy, Indexes
from clientjournal.model.change import FIRST_LINK, Change
from clientjournal.model.client import Client
from clientjournal.model.clock import Clock
from clientjournal.model.documents import read_record, read_records
from clientjournal.model.erasing import erased_on, is_erased
from clientjournal.model.errors import Ambiguous, InvalidRecord, NotFound
from clientjournal.model.record import ClientEntry, Entry, Record
from clientjournal.model.tables import BY_TABLE, HISTORY, KINDS, is_ref, parse_ref, ref_of
from clientjournal.store import Store
from clientjournal.store.protocol import Documents, Drafts

if TYPE_CHECKING:
    from clientjournal.model.practice import Practice
    from clientjournal.model.rules.due import Due

R = TypeVar("R", bound=Record)


class Reader:
    """The clients and entries of one practice, to be read.

    Records are frozen values; reading gives the newest. Every error is a ``JournalError`` whose
    text is one line fit to show a person.
    """

    def __init__(self, store: Store, clock: Clock | None = None) -> None:
        """Read a journal from a store.

        Args:
            store: Where it is kept.
            clock: What "today" and "now" are.

        """
        self.clock = clock or Clock()
        self._store = store
        self._records: dict[tuple[str, int], tuple[Hashable, Record | None]] = {}
        self._read_whole: set[str] = set()
        self._indexes = Indexes(store, self._there)

    def close(self, *, fold: bool = False) -> None:
        """Let go of the store. Everything is durable already; ``fold`` leaves it tidy too."""
        self._store.close(fold=fold)

    @property
    def drafts(self) -> Drafts:
        """The unsaved texts kept for this journal."""
        return self._store.drafts

    @property
    def notices(self) -> list[str]:
        """What a person should know of the file: damage met, versions kept aside."""
        return self._store.notices

    @property
    def name(self) -> str:
        """A short name to show."""
        return self._store.name

    @property
    def location(self) -> str:
        """Where the journal is kept."""
        return self._store.location

    @property
    def size(self) -> int:
        """Bytes of the journal, about."""
        return self._store.size

    @property
    def read_only(self) -> bool:
        """Whether changes would be refused."""
        return self._store.read_only

    @property
    def head(self) -> tuple[int, str]:
        """The number of changes and the link of the newest; ``(0, "000…")`` at first."""
        return self._store.seq, self._store.head

    def get(self, ref: str) -> Record:
        """Give the record behind an id such as ``"A-42"``.

        Raises:
            NotFound: There is none.

        """
        table, number = parse_ref(ref)
        return self._record(table, number)

    def clients(self) -> list[Client]:
        """Give the clients in the order they were added."""
        return [client for client in self.records(Client) if client.withdrawn is None]

    def client(self, number: int) -> Client:
        """Give a client by number.

        Raises:
            NotFound: There is none.

        """
        found = self._record(Client.TABLE, number)
        assert isinstance(found, Client)
        return found

    def find_client(self, words: str) -> Client:
        """Give the client behind an id, else an exact name, a beginning of one, or a part.

        Raises:
            NotFound: No client answers to the words.
            Ambiguous: Several do; the message names them.

        """
        words = words.strip()
        if is_ref(words):
            table, number = parse_ref(words)
            if table == Client.TABLE and number in self._store.documents(table):
                return self.client(number)
        wanted = words.casefold()
        names = {client: client.name.casefold() for client in self.clients()}
        for fits in (str.__eq__, str.startswith, str.__contains__):
            found = [client for client, name in names.items() if wanted and fits(name, wanted)]
            if len(found) == 1:
                return found[0]
            if found:
                several = ", ".join(f"{client.name} ({client.ref})" for client in found[:5])
                raise Ambiguous(f'several clients answer to "{words}": {several}; say which')
        raise NotFound(f'no client answers to "{words}"; see: clientjournal list clients')

    def records(self, kind: type[R]) -> list[R]:
        """Give all records of a kind by number, withdrawn ones too, erased ones left out."""
        documents = self._store.documents(kind.TABLE)
        if kind.TABLE not in self._read_whole:
            self._read_table(kind, documents)
        found = (self._read(kind.TABLE, number, documents) for number in documents)
        return [record for record in found if isinstance(record, kind)]

    def timeline(self, client: int) -> list[ClientEntry]:
        """Give the entries of one client in the order of their days."""
        found = [self._there(*key) for key in self._indexes.by_client().of(client)]
        return sorted(
            (entry for entry in found if isinstance(entry, ClientEntry)),
            key=lambda entry: (entry.happened or date.min, entry.TABLE, entry.id),
        )

    def timeline_of_all(self) -> list[Record]:
        """Give the entries of all clients, audits too, in the order of their days."""
        days: dict[date, list[Record]] = {}
        for kind in sorted(KINDS, key=lambda kind: kind.TABLE):
            if issubclass(kind, Entry):
                for record in self.records(kind):
                    days.setdefault(record.happened or date.min, []).append(record)
        return [record for day in sorted(days) for record in days[day]]

    def tags(self) -> frozenset[str]:
        """Give every tag there is; read when first asked for, then followed."""
        return self._indexes.tags()

    def search(self, words: str) -> list[Record]:
        """Give the records that hold all the words, in any case, newest first."""
        return list(self.hits(words))

    def search_first(self, words: str, most: int = 60) -> list[Record]:
        """Give the newest records that hold all the words; as fast with many hits as with few."""
        return list(islice(self.hits(words), most))

    def prepare_search(self, busy: Busy) -> None:
        """Make ready to search, so that the first search takes no longer than the next.

        Args:
            busy: Tells, every millisecond or so, whether there is something else to do first; what
                it raises ends the preparing. A search meanwhile does not wait for it.
        """
        self._indexes.searchable(busy)

    def hits(self, words: str) -> Iterator[Record]:
        """Give the records that hold all the words one by one as they are found, newest first."""
        from clientjournal.model.searching import folded

        for key in self._indexes.searchable().find(folded(words)):
            record = self._there(*key)
            if record is not None:
                yield record

    def practice(self, as_of: date | None = None) -> Practice:
        """Give what rules and figures are taken over, as of a day (today by default)."""
        from clientjournal.model.practice import Practice

        return Practice.of(self._all(), as_of or self.clock.today())

    def due(self, as_of: date | None = None) -> list[Due]:
        """Give everything due up to a week after a day (today by default), oldest first."""
        from clientjournal.model.rules.due import due

        return due(self.practice(as_of))

    def history(self, ref: str) -> list[Change]:
        """Give the changes of one record, oldest first."""
        table, number = parse_ref(ref)
        history = self._store.documents(HISTORY)
        told = ((key, history[key]) for key in history.where("record", number))
        return [
            Change.from_document(key, change)
            for key, change in told
            if change.get("table") == table and change.get("record") == number
        ]

    def documents(self, table: str) -> Documents:
        """Give the documents of a table as the file keeps them; they may not be changed."""
        return self._store.documents(table)

    def back_up(self) -> str:
        """Make a backup now; say where it is.

        Raises:
            SaveFailed: It could not be written.

        """
        return self._store.back_up()

    def backups(self) -> list[str]:
        """Say where the backups are, the newest first."""
        return self._store.backups()

    def fault(self) -> str | None:
        """Check every record and change; give the first that does not match, None when all do."""
        from clientjournal.model.verifying import first_fault

        tables = {kind.TABLE: self._store.documents(kind.TABLE) for kind in KINDS}
        history = self._store.documents(HISTORY)
        found = first_fault(tables, history)
        if found is None:
            link = history[len(history)]["link"] if history else FIRST_LINK
            if self.head != (len(history), link):
                return "the header of the journal does not name its newest change"
        return found

    def _record(self, table: str, number: int) -> Record:
        record = self._look(table, number)
        if record is None:
            on = erased_on(self._store.documents(table)[number])
            raise NotFound(f"{ref_of(table, number)} was erased on {on}")
        return record

    def _look(self, table: str, number: int) -> Record | None:
        """Give a record, None when it was erased."""
        return self._read(table, number, self._store.documents(table))

    def _read(self, table: str, number: int, documents: Documents) -> Record | None:
        try:
            mark = documents.mark(number)
        except KeyError:
            raise NotFound(f"there is no {ref_of(table, number)}") from None
        known = self._records.get((table, number))
        if known is not None and known[0] == mark:
            return known[1]
        raw = documents.raw(number)
        record: Record | None = None
        try:
            if not (raw.startswith(b'{"erased":') and is_erased(documents[number])):
                record = read_record(BY_TABLE[table], raw, number)
        except InvalidRecord as error:
            raise InvalidRecord(f"{ref_of(table, number)} in {self.location}: {error}") from None
        self._records[table, number] = (mark, record)
        return record

    def _read_table(self, kind: type[Record], documents: Documents) -> None:
        """Read a whole table as quickly as can be; ``_read`` sees to what that leaves out."""
        marks = documents.marks()  # before the lines: one written meanwhile is read again
        for lines in documents.lines():
            for number, record in read_records(kind, lines).items():
                if number in marks:
                    self._records[kind.TABLE, number] = (marks[number], record)
        self._read_whole.add(kind.TABLE)

    def _keep(self, record: Record) -> None:
        """Keep a record just written, which need not be read back."""
        mark = self._store.documents(record.TABLE).mark(record.id)
        self._records[record.TABLE, record.id] = (mark, record)

    def _typed(self, kind: type[R], number: int) -> R:
        record = self._record(kind.TABLE, number)
        assert isinstance(record, kind)
        return record

    def _all(self) -> Iterator[Record]:
        for kind in KINDS:
            yield from self.records(kind)

    def _there(self, table: str, number: int) -> Record | None:
        """Give a record, None when it is gone or was erased."""
        documents = self._store.documents(table)
        there = table in BY_TABLE and number in documents
        return self._read(table, number, documents) if there else None
