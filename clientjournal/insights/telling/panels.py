"""All figures as panels: what the screen draws and the command line says."""

from __future__ import annotations

from clientjournal.insights.figures import Figures
from clientjournal.insights.telling.advised import followed_panel, ignored_panel, why_panel
from clientjournal.insights.telling.cared import (
    degrees_panel,
    favours_panel,
    pushing_panel,
    quiet_panel,
)
from clientjournal.insights.telling.kept import consequences_panel, ends_panel, yes_if_panel
from clientjournal.insights.telling.owned import own_ups_panel, writing_panel
from clientjournal.insights.telling.panel import Panel
from clientjournal.insights.telling.said import line_panel, looks_panel, unsaid_panel
from clientjournal.model.client import Client
from clientjournal.model.practice import Practice


def panels(found: Figures, practice: Practice, client: Client | None = None) -> list[Panel]:
    """Give the figures of a practice as panels, what is asked first, first.

    Args:
        found: The figures.
        practice: The practice they are of, for names and for what is behind the quiet.
        client: The client they are of; None for all.
    """
    clients = practice.clients
    said = found.right.known + len(found.right.unknown)
    return [
        line_panel(found.line, found.right, client),
        ends_panel(found.ends, found.ends_without, clients),
        looks_panel(found.dirty_looks),
        quiet_panel(found.quiet, found.not_to_contact, practice),
        unsaid_panel(found.unsaid, said),
        pushing_panel(found.pushing, clients),
        ignored_panel(found.ignored),
        followed_panel(found.followed),
        degrees_panel(found.degree_drift, clients),
        why_panel(found.why, found.as_asked),
        consequences_panel(found.consequences),
        favours_panel(found.favours, clients),
        yes_if_panel(found.yes_if, found.went_ahead),
        own_ups_panel(found.own_ups),
        writing_panel(found.unconfirmed, found.late_entries),
    ]
