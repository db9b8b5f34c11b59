"""What a command is, and the headings that commands stand under in the help.

It knows no Textual, so that the command line can print commands.
"""

from __future__ import annotations

from typing import NamedTuple


class Command(NamedTuple):
    """One thing a key does.

    Attributes:
        id: What the config file calls it.
        key: The key, or several with commas.
        words: What the footer and the palette call it.
        help: What it does, in a line.
        group: The heading it stands under in the help.
        action: The Textual action it runs.
        where: The screens it works on, see ``SCREENS``.
        footer: Its place in the footer; 0 when it is not there.
    """

    id: str
    key: str
    words: str
    help: str
    group: str
    action: str
    where: str = "journal"
    footer: int = 0


WRITE, CHANGE, LOOK, MOVE = "Write", "Change", "Look", "Move"
DEAL, TAKE, FORM = "What is due", "In an import", "In a form"
FIND, TIME = "In what is found", "In the timeline"
REVIEW, FIGURES, HAND = "In a review", "In the figures", "In an export"
