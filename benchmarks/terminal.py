"""A program in a pseudo-terminal, and the moments at which its screen shows something.

Bytes are stamped when they arrive and interpreted once the program is silent, so that the
interpreting, which is slower than the program, is never part of a time.
"""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import termios
from collections.abc import Callable, Sequence
from contextlib import suppress
from time import perf_counter
from types import TracebackType
from typing import Self

import pyte

WIDTH, HEIGHT = 120, 40
"""Cells and lines of every terminal measured in."""

LONGEST = 20.0
"""Seconds to wait for anything before the measurement is given up."""

_CHUNK = 1 << 16
_ENTERED = b"\x1b[?1049h"
_ESCAPES = re.compile(rb"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[^\[\]]")

Condition = Callable[["Terminal"], bool]


class NothingSeen(Exception):
    """What was waited for never came on the screen; the text is what was there instead."""


class Terminal:
    """One program on a screen of its own; leaving the context ends it."""

    def __init__(self, command: Sequence[str], environment: dict[str, str], folder: str) -> None:
        """Start a program.

        Args:
            command: The program and its arguments.
            environment: All of its environment.
            folder: Where it runs.
        """
        self.screen = pyte.Screen(WIDTH, HEIGHT)
        self._stream = pyte.ByteStream(self.screen)
        self._written = b""
        self.started = perf_counter()
        self.pid, self._handle = pty.fork()
        if self.pid == 0:
            _become(command, environment, folder)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        os.close(self._handle)
        os.waitpid(self.pid, 0)

    def send(self, keys: bytes) -> float:
        """Type something and give the instant at which it was typed."""
        typed = perf_counter()
        os.write(self._handle, keys)
        return typed

    def until(self, seen: Condition, quiet: float = 0.15) -> float:
        """Give the instant at which a condition first held, once the program is silent again.

        Args:
            seen: What to wait for; asked after every chunk the program wrote.
            quiet: Seconds without a byte that count as silence.

        Raises:
            NothingSeen: It did not hold in time, or the program ended.
        """
        found: float | None = None
        deadline = perf_counter() + LONGEST
        while found is None and perf_counter() < deadline:
            for arrived, chunk in self._burst(quiet):
                self._take(chunk)
                if found is None and seen(self):
                    found = arrived
        if found is None:
            raise NothingSeen("\n".join(self.screen.display))
        return found

    def settle(self, quiet: float = 0.15) -> float:
        """Wait for one burst of output and give the instant of its last byte."""
        burst = self._burst(quiet)
        for _, chunk in burst:
            self._take(chunk)
        return burst[-1][0]

    def fileno(self) -> int:
        """Give the handle, so that several terminals can be waited for at once."""
        return self._handle

    def drain(self) -> None:
        """Take what is there without waiting for more."""
        while select.select([self._handle], [], [], 0)[0]:
            self._take(os.read(self._handle, _CHUNK))

    def shows(self, *words: str) -> bool:
        """Tell whether all of the words are on the screen."""
        shown = "\n".join(self.screen.display)
        return all(word in shown for word in words)

    def cells(self) -> int:
        """Count the characters written since the program took the whole screen."""
        _, entered, written = self._written.partition(_ENTERED)
        text = _ESCAPES.sub(b"", written).decode("utf-8", "ignore") if entered else ""
        return sum(character >= " " for character in text)

    def _take(self, chunk: bytes) -> None:
        self._written += chunk
        self._stream.feed(chunk)

    def _burst(self, quiet: float) -> list[tuple[float, bytes]]:
        """Read until the program has been silent for a while after its first byte."""
        chunks: list[tuple[float, bytes]] = []
        while select.select([self._handle], [], [], quiet if chunks else LONGEST)[0]:
            try:
                chunk = os.read(self._handle, _CHUNK)
            except OSError:  # the program ended and closed its side
                break
            chunks.append((perf_counter(), chunk))
        if not chunks:
            raise NothingSeen("the program wrote nothing more")
        return chunks


def full(terminal: Terminal) -> bool:
    """Tell whether nine tenths of the cells have been written."""
    return terminal.cells() >= 0.9 * WIDTH * HEIGHT


def _become(command: Sequence[str], environment: dict[str, str], folder: str) -> None:
    """Turn the forked process into the program; it never returns."""
    try:
        termios.tcsetwinsize(0, (HEIGHT, WIDTH))
        os.chdir(folder)
        os.execve(command[0], list(command), environment)
    finally:
        os._exit(127)
