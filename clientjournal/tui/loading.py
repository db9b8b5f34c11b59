"""Reading much in a thread without holding up the screen."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager

TURN = 0.001
"""Seconds after which one thread lets another run; Python's own are five times as long."""


@contextmanager
def undisturbed() -> Iterator[None]:
    """Keep the collector out of the way while much is made that stays, and turns short.

    A full collection with 100,000 records alive stops everything for over 100 ms. What was made is
    then taken out of every later one.
    """
    turn = sys.getswitchinterval()
    sys.setswitchinterval(TURN)
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
        sys.setswitchinterval(turn)
