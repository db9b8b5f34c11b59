"""The store: its bytes, its promises, and what may go wrong."""

from __future__ import annotations

import os

SOAKING = os.environ.get("SOAK", "") == "1"
"""Whether the long counts were asked for (``make soak``)."""
