"""A journal of the clients you answer for: advice, "say something" moments, promises.

The names below are the whole public interface for scripts; each is loaded when first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from clientjournal.journal import Journal, open_journal
    from clientjournal.model.advice import Advice
    from clientjournal.model.audit import Audit
    from clientjournal.model.change import Change
    from clientjournal.model.client import Client
    from clientjournal.model.contact import Contact
    from clientjournal.model.errors import (
        Ambiguous,
        Damaged,
        InvalidRecord,
        JournalError,
        NewerFormat,
        NotAJournal,
        NotFound,
        NothingToUndo,
        ReadOnly,
        ReasonNeeded,
        SaveFailed,
        StoreError,
    )
    from clientjournal.model.moment import Moment
    from clientjournal.model.own_up import OwnUp
    from clientjournal.model.promise import Promise
    from clientjournal.model.review import Review

__version__ = "0.1.0"

__all__ = [
    "Advice",
    "Ambiguous",
    "Audit",
    "Change",
    "Client",
    "Contact",
    "Damaged",
    "InvalidRecord",
    "Journal",
    "JournalError",
    "Moment",
    "NewerFormat",
    "NotAJournal",
    "NotFound",
    "NothingToUndo",
    "OwnUp",
    "Promise",
    "ReadOnly",
    "ReasonNeeded",
    "Review",
    "SaveFailed",
    "StoreError",
    "open_journal",
]

_HOME = {
    "Journal": "journal",
    "open_journal": "journal",
    "Advice": "model.advice",
    "Audit": "model.audit",
    "Change": "model.change",
    "Client": "model.client",
    "Contact": "model.contact",
    "Moment": "model.moment",
    "OwnUp": "model.own_up",
    "Promise": "model.promise",
    "Review": "model.review",
}


def __getattr__(name: str) -> Any:
    """Load a public name from the module it lives in."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = import_module(f"{__name__}.{_HOME.get(name, 'model.errors')}")
    return getattr(module, name)


def __dir__() -> list[str]:
    """List the public names."""
    return sorted(__all__)
