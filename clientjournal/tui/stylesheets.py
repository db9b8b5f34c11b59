"""Where the style sheets are: in the package when installed, beside it in a checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]


def stylesheet(name: str) -> Path:
    """Give the path of ``styles/NAME.tcss``.

    An editable install copies the sheets into site-packages too; those go stale and are never
    looked at, since the package itself is the checkout's.
    """
    inside = _PACKAGE / "styles"
    folder = inside if inside.is_dir() else _PACKAGE.parent / "styles"
    return folder / f"{name}.tcss"
