"""The settings of the person who uses the program, read from ``config.toml``.

A bad file never stops anything: what is wrong in it is said with its line, and the default holds.
"""

from __future__ import annotations

from clientjournal.config.file import Config, config_path, read_config
from clientjournal.config.settings import Settings

__all__ = ["Config", "Settings", "config_path", "read_config"]
