"""Text of any origin, made fit to stand in a line of a terminal or a page.

Nothing a person typed or imported may move the cursor, change a colour or turn the direction of
what stands beside it. What cannot be shown is shown as a sign, never dropped in silence.
"""

from __future__ import annotations

_BIDI = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_BREAKS = (0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029)

_SIGNS: dict[int, str] = {
    **{code: chr(0x2400 + code) for code in range(0x20)},
    0x7F: "\u2421",
    **{code: "\ufffd" for code in range(0x80, 0xA0)},
    **{code: "\ufffd" for code in range(0xD800, 0xE000)},
    **{code: "\ufffd" for code in (*_BIDI, 0xFEFF, 0xFFF9, 0xFFFA, 0xFFFB)},
    0x09: " ",
}
_ONE_LINE = {**_SIGNS, **{code: " " for code in _BREAKS}}
_LETTERS = {code: sign for code, sign in _ONE_LINE.items() if code != 0x09}
_LINES = {**_SIGNS, **{code: "\n" for code in _BREAKS}}


def signed(line: str) -> str:
    """Give a line letter for letter, every control but the tab shown as a sign."""
    return line.translate(_LETTERS)


def visible(text: str, most: int = 2000) -> str:
    """Give text as one line: controls as signs, line breaks and tabs as spaces.

    Args:
        text: Any text.
        most: How many characters to look at; a cell never shows more.
    """
    shown = text[:most]
    return shown if shown.isprintable() else shown.translate(_ONE_LINE)


def visible_lines(text: str) -> str:
    """Give text with its line breaks kept and every other control shown as a sign."""
    return text if text.isprintable() else text.replace("\r\n", "\n").translate(_LINES)
