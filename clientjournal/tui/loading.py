"""Reading much, and loading what is wanted next, in a thread that does not hold up the screen."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from importlib import import_module
from time import monotonic
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.dom import DOMNode

TURN = 0.001
"""Seconds after which one thread lets another run; Python's own are five times as long."""

QUIET = 0.3
"""Seconds without a key after which a thread gets on."""


class Left(Exception):
    """The program is being left; what was being prepared is not wanted any more."""


class Pace:
    """Keeps a thread that prepares something out of the way of who types."""

    def __init__(self) -> None:
        """Begin as if something was just typed."""
        self._typed = monotonic()
        self._is_left = False

    def typed(self) -> None:
        """Note that something is being typed."""
        self._typed = monotonic()

    def leave(self) -> None:
        """Note that the program is being left."""
        self._is_left = True

    @property
    def was_typed(self) -> bool:
        """Whether something was typed lately."""
        return monotonic() - self._typed < QUIET

    def busy(self) -> bool:
        """Tell a thread whether to wait.

        Raises:
            Left: The program is being left.
        """
        if self._is_left:
            raise Left
        return self.was_typed


def pace_in(node: DOMNode) -> Pace:
    """Give the pace of the program a screen or a widget belongs to."""
    pace = getattr(node.app, "pace", None)
    return pace if isinstance(pace, Pace) else Pace()


_WANTED_NEXT = ("forms.recall", "screens.form", "screens.choose", "screens.entry", "screens.find")
"""The modules behind the first keys, which the first frame does without."""


def load_ahead() -> None:
    """Load what the first keys want, so that none of them waits for it."""
    for name in _WANTED_NEXT:
        import_module(f"clientjournal.tui.{name}")


_under_way: list[float] = []
"""The turns to go back to, one for each that is not to be disturbed."""


@contextmanager
def undisturbed() -> Iterator[None]:
    """Keep the collector out of the way while much is made that stays, and turns short.

    A full collection with 100,000 records alive stops everything for over 100 ms. What was made is
    then taken out of every later one.
    """
    _under_way.append(sys.getswitchinterval())
    sys.setswitchinterval(TURN)
    gc.disable()
    try:
        yield
    finally:
        turn = _under_way.pop()
        if not _under_way:
            sys.setswitchinterval(turn)
        collect_again()


def collect_again() -> None:
    """Let the collector run again over what is made from now on, unless it would disturb."""
    gc.freeze()
    if not _under_way:
        gc.enable()


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
