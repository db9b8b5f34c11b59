"""What the program asks of a screen that holds unsaved text."""

from __future__ import annotations


class Saves:
    """A screen that saves."""

    @property
    def is_saving(self) -> bool:
        """Whether a save is under way; keys wait for its end."""
        raise NotImplementedError

    @property
    def wants_asking(self) -> bool:
        """Whether quitting would lose text nobody was asked about."""
        raise NotImplementedError

    def ask_before_quitting(self) -> None:
        """Say that there is unsaved text."""
        raise NotImplementedError
