"""Showing a folder in the system's own file manager."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from clientjournal.model.errors import JournalError

_OPENERS = {"darwin": "open", "win32": "explorer"}


def open_folder(folder: Path) -> None:
    """Open a folder, without waiting for what shows it.

    Raises:
        JournalError: There is no file manager here.

    """
    opener = shutil.which(_OPENERS.get(sys.platform, "xdg-open"))
    has_desktop = sys.platform in _OPENERS or any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")
    )
    if opener is None or not has_desktop:
        raise JournalError(f"there is no file manager here; the file is in {folder}")
    try:
        subprocess.Popen(
            [opener, str(folder)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        raise JournalError(f"{opener} did not start ({error.strerror}): see {folder}") from None
