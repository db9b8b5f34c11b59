"""A widget that draws its own lines, straight from pieces of text to what the terminal gets.

Every pane, line and row of the program is one. It keeps the lines it has drawn until something
changes, and the look of each tone until the theme does.
"""

from __future__ import annotations

from typing import Any

from rich.segment import Segment
from rich.style import Style
from textual.geometry import NULL_SPACING as NO_GUTTER
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.style import Style as VisualStyle
from textual.widget import Widget

from clientjournal.tui.text import Line, Tone, tone_class


class Drawn(Widget):
    """Lines of pieces, exactly as wide and as many as there is room for."""

    ALLOW_SELECT = False

    _strips: list[Strip] | None = None
    _looks: dict[tuple[Tone, bool], Style] | None = None

    def lines(self, width: int, height: int) -> list[Line]:
        """Write the lines for so many cells and rows."""
        raise NotImplementedError

    def refresh(self, *args: Any, **kwargs: Any) -> Drawn:
        """Draw anew what was drawn before."""
        self._strips = None
        super().refresh(*args, **kwargs)
        return self

    def notify_style_update(self) -> None:
        """Forget how tones look; the theme or the ground has changed."""
        self._strips = self._looks = None
        super().notify_style_update()

    def privacy_changed(self) -> None:
        """Draw what is hidden now, or shown again."""
        self.refresh(layout=True)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Give drawn lines as they are; adding borders and padding would cost as much again.

        Args:
            crop: The part of the widget that is seen.
        """
        if self.styles.gutter != NO_GUTTER or self.opacity != 1.0:
            return super().render_lines(crop)
        size, ground = self.size, self.background_colors[1]
        strips = self._all_drawn(size)[crop.y : crop.bottom]
        if len(strips) < crop.height:
            strips += [self._blank(size.width)] * (crop.height - len(strips))
        for line_filter in self.get_line_filters():
            strips = [strip.apply_filter(line_filter, ground) for strip in strips]
        if crop.column_span == (0, size.width):
            return strips
        return [strip.crop(*crop.column_span) for strip in strips]

    def render_line(self, y: int) -> Strip:
        """Give one drawn line."""
        strips = self._all_drawn(self.size)
        return strips[y] if y < len(strips) else self._blank(self.size.width)

    def _all_drawn(self, size: Size) -> list[Strip]:
        """Give all lines, drawn when they are first asked for."""
        width, height = size
        if self._strips is None or (self._strips and self._strips[0].cell_length != width):
            if not self.is_attached:  # it was removed, and is drawn for a last time
                return []
            plain = self._look("", False)
            self._strips = [
                Strip(
                    [Segment(text, self._look(tone, lit)) for text, tone, lit in line]
                ).adjust_cell_length(width, plain)
                for line in self.lines(width, height)
            ]
        return self._strips

    def _blank(self, width: int) -> Strip:
        return Strip.blank(width, self._look("", False))

    def _look(self, tone: Tone, lit: bool) -> Style:
        """Give how a tone looks on the widget's ground, or on that of a lit row."""
        if self._looks is None:
            self._looks = {}
        look = self._looks.get((tone, lit))
        if look is None:
            said = self.screen.get_visual_style(tone_class(tone)) if tone else self.visual_style
            ground = self.screen.get_visual_style(tone_class("lit")) if lit else self.visual_style
            colours = VisualStyle(ground.background, said.foreground)
            look = self._looks[tone, lit] = (said.without_color + colours).rich_style
        return look
