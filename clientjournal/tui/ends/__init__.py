"""What is done about both ends of the stick: nudges, confirmations, own-ups, yes-ifs, reviews."""

from __future__ import annotations

from clientjournal.tui.ends.confirming import Confirming
from clientjournal.tui.ends.following import Following
from clientjournal.tui.ends.nudging import Nudging
from clientjournal.tui.ends.owning_up import OwningUp
from clientjournal.tui.ends.reviewing import Reviewing
from clientjournal.tui.ends.yes_if import AnsweringYesIf


class BothEnds(Nudging, Confirming, OwningUp, AnsweringYesIf, Reviewing, Following):
    """The actions of all of them, for a screen that has a record under its cursor."""
