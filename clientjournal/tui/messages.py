"""What is told to every screen."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from clientjournal.model.change import Change


@dataclass
class JournalChanged(Message):
    """Changes have become durable, made here or by another process."""

    changes: tuple[Change, ...]
