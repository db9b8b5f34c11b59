"""The real program in a pseudo-terminal, and what it shows there."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path
from types import TracebackType
from typing import Self

import pyte

PATIENCE = 20.0
"""Seconds the program may take to show or end something."""

KEYS = {"ctrl+s": "\x13", "ctrl+q": "\x11", "enter": "\r", "escape": "\x1b", "tab": "\t"}
KEYS |= {"ctrl+l": "\x0c", "f8": "\x1b[19~", "f9": "\x1b[20~"}


class Terminal:
    """A terminal of a size with the program in it; every wait is for what it shows."""

    def __init__(self, home: Path, *words: str, size: tuple[int, int] = (80, 24)) -> None:
        self.screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self.screen)
        self._output = b""
        self._side, other = pty.openpty()
        self._resized(size)
        variables = {
            "HOME": str(home),
            "XDG_DATA_HOME": str(home / "data"),
            "XDG_CONFIG_HOME": str(home / "config"),
            "PATH": os.environ["PATH"],
            "TERM": "xterm-256color",
            "LANG": "C.UTF-8",
            "TZ": "UTC",
        }
        self._program = subprocess.Popen(
            [sys.executable, "-m", "clientjournal", *words],
            stdin=other,
            stdout=other,
            stderr=other,
            env=variables,
            cwd=Path(__file__).parents[2],
            start_new_session=True,
        )
        os.close(other)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._program.poll() is None:
            self._program.kill()
            self._program.wait()
        os.close(self._side)

    # Doing

    def press(self, *keys: str) -> None:
        """Press keys by name, or type text."""
        for key in keys:
            os.write(self._side, KEYS.get(key, key).encode())

    def resize(self, size: tuple[int, int]) -> None:
        """Change the size while the program runs."""
        self.screen.resize(size[1], size[0])
        self._resized(size)
        self._program.send_signal(signal.SIGWINCH)

    def _resized(self, size: tuple[int, int]) -> None:
        fcntl.ioctl(self._side, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))

    # Seeing

    @property
    def text(self) -> str:
        return "\n".join(self.screen.display)

    def wait_for(self, *words: str, gone: tuple[str, ...] = ()) -> None:
        """Wait until all of the words are shown, and none of the others."""
        deadline = time.monotonic() + PATIENCE
        while not (
            all(word in self.text for word in words) and not any(w in self.text for w in gone)
        ):
            assert self._read(deadline), f"{words} not shown:\n{self.text}"

    def ended(self) -> int:
        """Wait for the end; give the exit status."""
        deadline = time.monotonic() + PATIENCE
        while self._read(deadline):
            pass
        return self._program.wait(max(deadline - time.monotonic(), 0.1))

    @property
    def output(self) -> bytes:
        """Everything the program ever wrote."""
        return self._output

    def _read(self, deadline: float) -> bool:
        """Take in some output; tell whether there was any before the deadline or the end."""
        left = deadline - time.monotonic()
        if left <= 0 or not select.select([self._side], [], [], left)[0]:
            return False
        try:
            read = os.read(self._side, 65536)
        except OSError:  # the other side is closed
            return False
        self._output += read
        self._stream.feed(read)
        return bool(read)
