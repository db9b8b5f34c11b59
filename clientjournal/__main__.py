"""``python -m clientjournal`` and the ``clientjournal`` command."""

from __future__ import annotations

import gc


def main() -> None:
    """Run the command line, and end the process with its exit status."""
    gc.disable()  # a command ends before there is anything to collect; the screen turns it on
    from clientjournal.cli.group import start

    start()


if __name__ == "__main__":
    main()
