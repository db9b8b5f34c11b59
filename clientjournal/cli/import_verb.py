"""``import``: the records of a file, all of them or none."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from clientjournal.cli.progress import progress_bar
from clientjournal.cli.session import Session, pass_session
from clientjournal.model.safe import visible

if TYPE_CHECKING:
    from clientjournal.importing import Plan

_ONE = ("client", "advice", "moment", "promise", "contact", "own-up", "review", "audit")
_KINDS = dict.fromkeys(name for one in _ONE for name in (one, f"{one}s") if name != "advices")


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Say what would come in, and change nothing.")
@click.option("--rows", is_flag=True, help="With --dry-run: say it of every row.")
@click.option(
    "--map",
    "columns",
    multiple=True,
    metavar="COL=FIELD",
    help='What a column of a CSV file fills, by its name or number; "COL=-" leaves it out.',
)
@click.option("--kind", type=click.Choice(list(_KINDS)), metavar="KIND", help="What CSV rows are.")
@click.option(
    "--date-order",
    "order",
    type=click.Choice(["dmy", "mdy", "ymd"]),
    help="What comes first in days such as 03/04/2026.",
)
@click.option(
    "--encoding",
    type=click.Choice(["utf-8", "utf-16", "windows-1252"], case_sensitive=False),
    help="What the letters are in; told from the file by default.",
)
@click.option(
    "--unknown-clients",
    type=click.Choice(["make", "refuse"]),
    default="make",
    help="Make the clients that rows name and nobody knows (the default), or refuse the rows.",
)
@click.option(
    "--conflicts",
    type=click.Choice(["skip", "new"]),
    help="Leave out what is here with other words (rows, cards), or take it in beside (JSON).",
)
@click.option("--skip-refused", is_flag=True, help="Take the rest in when rows are refused.")
@pass_session
def command(
    session: Session,
    file: Path,
    dry_run: bool,
    rows: bool,
    columns: tuple[str, ...],
    kind: str | None,
    order: str | None,
    encoding: str | None,
    unknown_clients: str,
    conflicts: str | None,
    skip_refused: bool,
) -> None:
    """Take in journal JSON, CSV or vCards; importing a file twice changes nothing."""
    from clientjournal.importing import Choices, Intake

    choices = Choices(
        encoding=(encoding or "").casefold(),
        table=_table(kind),
        columns=columns,
        order=order,  # type: ignore[arg-type]
        make_clients=unknown_clients == "make",
        beside=None if conflicts is None else conflicts == "new",
        skip_refused=skip_refused,
    )
    with session.journal() as journal, progress_bar() as progress:
        intake = Intake(journal, file, choices)
        plan = intake.plan(progress)
        if not dry_run:
            joined = intake.take_in(plan, progress)
            plan_says = _summary(plan, len(joined.new), joined.same, "")
    for note in plan.notes:
        if dry_run or note.startswith(("unknown", "days", "columns")):
            click.echo(visible(note))
    if dry_run:
        _say_rows(plan, every=rows)
        plan_says = _summary(plan, len(plan.joined.new), plan.joined.same, "would be ")
    click.echo(plan_says)


def _table(kind: str | None) -> str:
    from clientjournal.model.tables import KINDS

    words = (kind or "").replace("-", "_")
    return next((k.TABLE for k in KINDS if words in (k.TABLE, k.TABLE.removesuffix("s"))), "")


def _say_rows(plan: Plan, *, every: bool) -> None:
    """Say the fate of each row, or of those alone that are not simply new or the same."""
    for row in plan.rows:
        if every or row.why:
            words = f'"{row.words[:60]}"' if row.words else ""
            told = [row.place, row.fate.value, row.table, words, row.why]
            click.echo(visible("  ".join(part for part in told if part)))


def _summary(plan: Plan, new: int, same: int, would: str) -> str:
    from clientjournal.importing import Fate

    said = f"{new} new {would}taken in, {same} the same"
    conflicts, refused = plan.counts[Fate.CONFLICT], plan.counts[Fate.REFUSED]
    if conflicts:
        said += f", {conflicts} in conflict {'beside' if plan.beside else 'left out'}"
    return said + (f", {refused} refused" if refused else "")
