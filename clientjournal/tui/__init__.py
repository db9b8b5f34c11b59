"""The full screen: keys in, panes out. It knows the journal, never a store."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clientjournal.config import Config
    from clientjournal.journal import Journal


def run(journal: Journal, config: Config) -> None:
    """Open a journal on the full screen until it is closed.

    Args:
        journal: The journal; it is closed with the screen.
        config: What the person's config file says.

    The garbage collector rests until the first frame: everything made until then stays.
    """
    import gc

    gc.disable()
    from clientjournal.tui.app import JournalApp
    from clientjournal.tui.preferences import preferences_of

    app = JournalApp(journal, preferences_of(config))
    app.run()
    app.journal.close(fold=True)  # the terminal is back already
