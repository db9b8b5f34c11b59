"""What every record has in common.

Records are frozen: a change makes a new one. Two records are equal when they are the same record,
whatever their fields say, so that a list keeps its place while its rows change.
"""

from datetime import date, datetime
from typing import Annotated, Any, ClassVar

from msgspec import Meta, Struct

Time = Annotated[str, Meta(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]\Z")]
"""Local wall clock, ``HH:MM``."""

Cadence = Annotated[str, Meta(pattern=r"^[1-9][0-9]{0,3}[dwmqy]\Z")]
"""A distance between days: a count and ``d``, ``w``, ``m``, ``q`` or ``y``."""

Currency = Annotated[str, Meta(pattern=r"^([A-Z]{3})?\Z")]
"""An ISO 4217 code, or ``""`` when unset."""

RecordId = Annotated[int, Meta(ge=1)]
"""A record's number within its table."""


class Addendum(Struct, frozen=True, kw_only=True, gc=False):
    """Something added to an entry later, without touching it."""

    at: datetime
    by: str
    text: str
    private: bool = False


class Withdrawal(Struct, frozen=True, kw_only=True, gc=False):
    """Why an entry was struck; the entry itself stays legible."""

    at: datetime
    by: str
    reason: str


class Record(Struct, frozen=True, kw_only=True, eq=False, gc=False, forbid_unknown_fields=True):
    """A record of a journal: the fields every table shares.

    ``id`` is the number TinyDB gives the document and ``extra`` holds the fields of the file that
    this version does not know, which are written back untouched; neither is a field of the file.
    """

    TABLE: ClassVar[str] = ""
    """The table of the file."""
    LETTER: ClassVar[str] = ""
    """The letter of the ids shown."""
    NOUN: ClassVar[str] = ""
    """What the screen calls one."""
    FIRST: ClassVar[str] = ""
    """The field that is filled first, and the only one that must be."""
    ON: ClassVar[str] = ""
    """The field that holds the day it happened; a client has none."""

    id: int = 0
    extra: dict[str, Any] = {}
    recorded_at: datetime | None = None
    recorded_by: str = ""
    tags: tuple[str, ...] = ()
    private: str = ""
    addenda: tuple[Addendum, ...] = ()
    source: RecordId | None = None
    withdrawn: Withdrawal | None = None

    @property
    def ref(self) -> str:
        """The id shown, such as ``A-42``; ``A-new`` while it is not stored."""
        return f"{self.LETTER}-{self.id or 'new'}"

    @property
    def happened(self) -> date | None:
        """The day it happened, or None for a client."""
        return getattr(self, self.ON) if self.ON else None

    @property
    def words(self) -> str:
        """The text of its first field."""
        return str(getattr(self, self.FIRST))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Record):
            return NotImplemented
        if self.id != other.id or self.id == 0:
            return self is other
        return self.TABLE == other.TABLE

    def __hash__(self) -> int:
        return hash((self.TABLE, self.id))


class Entry(Record, frozen=True, kw_only=True, eq=False):
    """Any record but a client."""


class ClientEntry(Entry, frozen=True, kw_only=True, eq=False):
    """An entry in the file of one client."""

    client: RecordId
    """The client's number."""
