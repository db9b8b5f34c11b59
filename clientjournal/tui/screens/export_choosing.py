"""The keys of an export that change what is chosen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on

from clientjournal.export.delivery import Delivery
from clientjournal.export.formats import FORMATS
from clientjournal.model.errors import InvalidRecord
from clientjournal.model.record import Record
from clientjournal.tui.forms.fields import Field, FormSpec
from clientjournal.tui.panes.pane import Pane
from clientjournal.tui.preferences import preferences_in
from clientjournal.tui.privacy import REFUSED, is_private
from clientjournal.tui.screens.export_choices import COPIES, cycled, variants
from clientjournal.tui.screens.pick import Pick, PickScreen
from clientjournal.tui.text import Tone

if TYPE_CHECKING:
    from textual.screen import Screen

    _Base = Screen[None]
else:
    _Base = object

_PERIOD = FormSpec(
    Record,
    "Period",
    (
        Field("start", "From", "date", "the first day; empty for the beginning"),
        Field("end", "To", "date", "the last day; empty for the end"),
    ),
)
_WHERE = FormSpec(Record, "Write to", (Field("path", "Write to", hint="a folder, or a file"),))


class ExportChoosing(_Base):
    """The actions of a screen that prepares an export."""

    delivery: Delivery

    def say(self, words: str, tone: Tone = "good", names: str = "") -> None:
        """Say something on the screen."""
        raise NotImplementedError

    def look(self, **changes: object) -> None:
        """Gather the document anew, with other choices if any are given."""
        raise NotImplementedError

    @on(Pane.Chosen, "#choices")
    async def _choice_opened(self, event: Pane.Chosen) -> None:
        event.stop()
        actions = {
            "export-what": self.action_what,
            "export-copy": self.action_copy,
            "export-format": self.action_format,
            "export-period": self.action_period,
            "export-variant": self.action_variant,
            "export-titles": self.action_titles,
            "export-name": self.action_name,
            "export-where": self.action_where,
            "export-names": self.action_names,
        }
        actions[event.record.command]()

    def action_what(self) -> None:
        """Go on from one client's history to the marked entries, to every client's."""
        self.look(**cycled(self.delivery))

    def action_copy(self) -> None:
        """Go on to the next copy."""
        if self.delivery.choices.everything:
            self.say("every client together is always the file copy", "warn")
            return
        now = COPIES.index(self.delivery.choices.copy)
        self.look(copy=COPIES[(now + 1) % len(COPIES)])

    def action_format(self) -> None:
        """Choose the format."""
        picks = [Pick(name, f"{name:<6}{format.words}") for name, format in FORMATS.items()]

        def chosen(value: str | None) -> None:
            if value is not None:
                self._take_format(value)

        screen = PickScreen("Format", picks, self.delivery.choices.format)
        self.app.push_screen(screen, chosen)

    def _take_format(self, format: str) -> None:
        """Take a format; a file's name that was typed gets its ending."""
        name, before = self.delivery.choices.name, f".{self.delivery.choices.format}"
        if name.endswith(before):
            name = name.removesuffix(before) + f".{format}"
        self.look(format=format, name=name)

    def action_period(self) -> None:
        """Ask for the first and the last day."""
        choices = self.delivery.choices
        self._ask(_PERIOD, {"start": choices.start, "end": choices.end}, self._take_period)

    def _take_period(self, fields: dict[str, object]) -> None:
        start, end = fields["start"], fields["end"]
        if start and end and start > end:  # type: ignore[operator]
            raise InvalidRecord("the last day lies before the first", "end")
        self.look(start=start, end=end)

    def action_variant(self) -> None:
        """Choose what the format offers."""
        self._vary(0)

    def action_titles(self) -> None:
        """Choose whether the titles of a calendar say whom they are about."""
        self._vary(1)

    def _vary(self, place: int) -> None:
        offered = variants(self.delivery)
        if place < len(offered):
            self.look(options=replace(self.delivery.choices.options, **offered[place].other))
        else:
            self.say("this format offers no such choice", "warn")

    def action_name(self) -> None:
        """Have the file's name say the client's, or not."""
        self.look(is_named=not self.delivery.choices.is_named, name="")

    def action_names(self) -> None:
        """Let names of other clients pass, or stop at them."""
        self.look(allow_names=not self.delivery.choices.allow_names)

    def action_where(self) -> None:
        """Ask for a folder or a file; a form would show the name that is hidden."""
        if is_private(self):
            self.say(preferences_in(self).said(REFUSED))
            return
        self._ask(_WHERE, {"path": str(self.delivery.path)}, self._take_path)

    def _take_path(self, fields: dict[str, object]) -> None:
        words = str(fields["path"]).strip()
        try:
            path = Path(words).expanduser()
            if not words or "\0" in words:
                raise InvalidRecord("name a folder or a file", "path")
            if path.is_dir():
                self.look(folder=path, name="")
            elif path.parent.is_dir():
                self.look(folder=path.parent, name=path.name)
            else:
                raise InvalidRecord(f"there is no folder {path.parent}", "path")
        except (RuntimeError, OSError, ValueError):
            raise InvalidRecord(f'"{words[:60]}" is no path; name a file', "path") from None

    def _ask(
        self,
        spec: FormSpec,
        values: dict[str, object],
        take: Callable[[dict[str, object]], None],
    ) -> None:
        from clientjournal.tui.screens.form import FormScreen

        async def save(fields: dict[str, object]) -> None:
            take(fields)

        clock = self.delivery.journal.clock
        form = FormScreen(
            spec, spec.title, values, save, today=clock.today(), customs=clock.customs, quick=False
        )
        self.app.push_screen(form)
