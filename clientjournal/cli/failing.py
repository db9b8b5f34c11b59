"""Where every error of the command line ends: one line on stderr and an exit status."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

import click

from clientjournal.model.errors import JournalError
from clientjournal.model.safe import visible

REFUSED = 1
"""What was asked for is refused; nothing was changed."""

MISUSED = 2
"""The command line itself is not one the program knows."""


class Misused(click.ClickException):
    """A command line that cannot be carried out as it stands."""

    exit_code = MISUSED


@contextmanager
def failing() -> Iterator[None]:
    """Turn what a command raises into one line on stderr and an exit status."""
    try:
        yield
    except JournalError as error:
        _fail(str(error), REFUSED)
    except click.UsageError as error:
        path = error.ctx.command_path if error.ctx else "clientjournal"
        _fail(f"{error.format_message().rstrip('.')}; see: {path} --help", MISUSED)
    except click.ClickException as error:
        _fail(error.format_message(), error.exit_code)
    except click.Abort:
        _fail("stopped", REFUSED)
    except OSError as error:
        if error.errno == errno.EPIPE or (os.name == "nt" and error.errno == errno.EINVAL):
            _hang_up()
        where = f" ({error.filename})" if error.filename else ""
        _fail(f"{error.strerror or error}{where}; check the file and its folder", REFUSED)


def _fail(line: str, status: int) -> NoReturn:
    click.echo(f"clientjournal: {visible(line)}", err=True)
    sys.exit(status)


def _hang_up() -> NoReturn:
    """End quietly: whoever read our output has closed it, and nothing more can be said there."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    sys.exit(REFUSED)
