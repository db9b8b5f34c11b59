"""Reading much in a thread without holding up the screen."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.dom import DOMNode

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


def begin(
    node: DOMNode,
    read: Callable[[], Coroutine[Any, Any, None]],
    name: str,
    *,
    exclusive: bool = False,
    exit_on_error: bool = True,
) -> None:
    """Read in a worker that goes with a screen or a widget; one left at once never begins.

    Args:
        node: The screen or the widget.
        read: Reads; it is not called before the worker has its turn.
        name: What the worker and its group are called.
        exclusive: Whether those of its group that still read are given up.
        exit_on_error: Whether an error ends the program.
    """
    work: Callable[[], Any] = read
    node.run_worker(work, name, name, exit_on_error=exit_on_error, exclusive=exclusive)
