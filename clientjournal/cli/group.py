"""The command ``clientjournal``: its options, its verbs, and the one place where errors end."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from types import TracebackType
from typing import Any, NoReturn

import click

from clientjournal.cli.failing import failing
from clientjournal.cli.session import Session

VERBS = {
    "add": "Add a client or log an entry, and print its id.",
    "addendum": "Add to a record without touching what it says.",
    "amend": "Change fields of a record, its history kept.",
    "backup": "Make a backup now and say where it is.",
    "config": "Set how the program looks and works.",
    "confirm": "Say that advice, or a thing said, was sent in writing.",
    "demo": "Open the screen on a throw-away copy of the sample practice.",
    "erase": "Erase a record for good, a client with all its entries.",
    "export": "Write a client's history as a document.",
    "import": "Take the records of another journal in.",
    "insights": "Show the figures: where your line is, and who keeps what they promise.",
    "keys": "List the keys of the screen.",
    "list": "List records.",
    "merge": "Make one of two clients that are the same.",
    "move": "Move a promise to another day, its first date kept.",
    "nudge": "Write down a nudge on a promise of theirs.",
    "path": "Say where the journal is kept.",
    "redo": "Bring back what was undone last.",
    "refile": "Move an entry to the file of its right client.",
    "reinstate": "Take the withdrawal of a record back.",
    "restore": "Put a backup in the place of the journal, which is kept aside.",
    "search": "Find every record that contains all the words.",
    "show": "Show one record, or a client's whole timeline.",
    "today": "Show what is due.",
    "undo": "Take the last change back.",
    "verify": "Check every record and change against the history.",
    "withdraw": "Strike a record, which stays legible.",
}
"""What each verb does; ``clientjournal.cli.<verb>_verb`` holds its ``command``."""


class Verbs(click.Group):
    """The group of verbs; the module of a verb is imported only when the verb is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the verbs in the order of the alphabet."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load a verb, or give None when there is no such verb."""
        if cmd_name not in VERBS:
            return None
        command = import_module(f"clientjournal.cli.{cmd_name}_verb").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of verbs without loading any of them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(VERBS.items()))

    def main(self, args: Sequence[str] | None = None, *rest: Any, **extra: Any) -> NoReturn:
        """Run a command line and end with its exit status: 0 done, 1 refused, 2 usage."""
        with failing():
            status = super().main(args, *rest, **{**extra, "standalone_mode": False})
            if sys.stdout is not None:  # a closed stdout is none at all
                sys.stdout.flush()
        sys.exit(status if isinstance(status, int) else 0)


def _version(ctx: click.Context, option: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from clientjournal import __version__

        click.echo(f"clientjournal {__version__}")
        ctx.exit()


@click.group(cls=Verbs, name="clientjournal", invoke_without_command=True)
@click.option(
    "--journal", metavar="PATH", help="The journal's file; CLIENTJOURNAL names it as well."
)
@click.option("--as-of", metavar="DATE", help='The day to take for today: 2026-11-20, "last fri".')
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_version,
    help="Print the version.",
)
@click.pass_context
def cli(ctx: click.Context, journal: str | None, as_of: str | None) -> None:
    """Keep a journal of the clients you answer for. Without a command the screen opens."""
    session = ctx.obj = Session(journal, as_of)
    ctx.call_on_close(session.say_notices)
    if ctx.invoked_subcommand is None:
        from clientjournal.cli.screen import open_screen, prepare

        prepare(session.path)
        with session.journal() as opened:
            open_screen(session, opened)


def start() -> NoReturn:
    """Run the command line of this process."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    sys.excepthook = _say_fault
    cli.main(prog_name="clientjournal")


def _say_fault(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """Say a fault of the program in one line: a traceback could quote the journal."""
    from clientjournal.model.faults import fault_line

    click.echo(f"clientjournal: {fault_line(error)}", err=True)
