"""Start a full-screen program in a pseudo-terminal, wait for its screen, and quit it.

``start_in_terminal.py PROGRAM [ARGUMENT …]`` succeeds when the word "Advice" comes on screen and
the program then ends with status 0 on ``q``.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable
from contextlib import suppress

import pyte

COLUMNS, ROWS = 120, 36
SECONDS = 60
"""How long to wait for each thing."""

WORD = "Advice"


def main() -> int:
    """Run the program named on the command line; give the exit status of this one."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    program = subprocess.Popen(
        sys.argv[1:], stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True
    )
    os.close(theirs)
    screen = pyte.Screen(COLUMNS, ROWS)
    stream = pyte.ByteStream(screen)

    def seen() -> bool:
        return any(WORD in line for line in screen.display)

    def ended() -> bool:
        return program.poll() is not None

    try:
        if not draw_until(lambda: seen() or ended(), program, ours, stream) or not seen():
            return fail(f'"{WORD}" never came on screen', screen)
        os.write(ours, b"q")
        if not draw_until(ended, program, ours, stream):
            return fail("it did not quit on q", screen)
    finally:
        if program.poll() is None:
            program.kill()
        program.wait()
    if program.returncode != 0:
        return fail(f"it ended with status {program.returncode}", screen)
    print(f'"{WORD}" came on screen; q quit with status 0')
    return 0


def draw_until(
    happened: Callable[[], bool],
    program: subprocess.Popen[bytes],
    ours: int,
    stream: pyte.ByteStream,
) -> bool:
    """Draw what the program writes until something has happened; tell whether it did in time."""
    deadline = time.monotonic() + SECONDS
    while not happened():
        if time.monotonic() > deadline:
            return False
        ready, _, _ = select.select([ours], [], [], 0.1)
        if not ready:
            continue
        try:
            written = os.read(ours, 65536)
        except OSError:  # the program closed its side: nothing more will be drawn
            with suppress(subprocess.TimeoutExpired):
                program.wait(SECONDS)
            return happened()
        stream.feed(written)
    return True


def fail(why: str, screen: pyte.Screen) -> int:
    """Say what went wrong and what stood on screen."""
    print(f"{' '.join(sys.argv[1:])}: {why}", file=sys.stderr)
    print("\n".join(line.rstrip() for line in screen.display), file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
