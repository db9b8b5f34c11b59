"""A text written in the person's own editor, on a file that is gone when the editor is."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from clientjournal.model.errors import JournalError
from clientjournal.model.safe import visible

if TYPE_CHECKING:
    from textual.app import App

    from clientjournal.journal import Journal
    from clientjournal.tui.preferences import Preferences

    _Base = App[None]
else:
    _Base = object

Run = Callable[["App[Any]", list[str]], int]
"""Runs a command in the terminal that the program leaves to it; gives its exit status."""


def in_terminal(app: App[Any], command: list[str]) -> int:
    """Leave the terminal to a command until it ends; give its exit status, minus its signal.

    Interrupts are the command's while it runs.

    Raises:
        OSError: It cannot be started.
        SuspendNotSupported: The terminal cannot be left.
    """
    import subprocess

    with app.suspend(), _interrupts_ignored():
        return subprocess.run(command, check=False).returncode


@contextmanager
def _interrupts_ignored() -> Iterator[None]:
    kinds = [signal.SIGINT, *([signal.SIGQUIT] if hasattr(signal, "SIGQUIT") else [])]
    before = [(kind, signal.signal(kind, lambda *_: None)) for kind in kinds]
    try:
        yield
    finally:
        for kind, handler in before:
            signal.signal(kind, handler)


class OutsideWriting(_Base):
    """An app that has texts written in the person's own editor.

    Attributes:
        preferences: They name the editor; that of the environment where they do not.
        run_editor: What runs it.
    """

    journal: Journal
    preferences: Preferences
    run_editor: Run = staticmethod(in_terminal)

    def write_outside(self, text: str) -> str:
        """Have a text written in the editor; give what it became.

        Raises:
            JournalError: It could not be, in one line; the text is as it was.
        """
        from clientjournal.config.editor import editor_command, leaving_nothing

        command = leaving_nothing(editor_command(self.preferences.settings.editor, os.environ))
        with self.journal.drafts.lent(text) as path:
            self._run([*command, str(path)], visible(command[0], 60))
            try:
                written = path.read_bytes().decode("utf-8")
            except FileNotFoundError:
                raise JournalError("the editor left no file; the text is as it was") from None
            except OSError as error:
                raise JournalError(f"what was written cannot be read: {error.strerror}") from None
            except UnicodeDecodeError:
                raise JournalError(
                    "the editor left something that is not UTF-8 text; the text is as it was"
                ) from None
        written = written.removeprefix("\ufeff").replace("\r\n", "\n")
        return written if text.endswith("\n") else written.removesuffix("\n")

    def _run(self, command: list[str], name: str) -> None:
        from textual.app import SuspendNotSupported

        try:
            status = self.run_editor(self, command)
        except OSError as error:
            raise JournalError(
                f"cannot start {name}: {error.strerror or error}; set $EDITOR to your editor"
            ) from None
        except ValueError:
            raise JournalError(f"cannot start {name}: it is no command; set $EDITOR") from None
        except SuspendNotSupported:
            raise JournalError("this terminal cannot be left to an editor") from None
        if status < 0:
            raise JournalError(f"{name} was stopped by signal {-status}; the text is as it was")
        if status:
            raise JournalError(f"{name} ended with status {status}; the text is as it was")
