"""User text as CommonMark that shows it letter by letter.

Nothing in it may become a heading, a list, a link, an entity or a tag, neither in CommonMark nor
with GitHub's additions (tables, strikethrough, bare links). Line breaks are kept as hard breaks.
"""

from __future__ import annotations

import re

from clientjournal.model.safe import visible, visible_lines

_ALWAYS = {ord(sign): f"\\{sign}" for sign in "\\`*_[]<#|~"}
_ANY = re.compile(r"[\\`*_\[\]<#|~]")
_ENTITY = re.compile(r"&(?=#?\w{1,32};)")
_LINK = re.compile(r"(?i)\b(https?|ftp|mailto|xmpp)(:)|\b(www)(\.)|(?<=[\w.+-])(@)(?=[\w.-])")
_BEGIN_LINKS = ("http", "ftp:", "mailto:", "xmpp:", "www.")
_OPENING = tuple("-+>=:")
_ORDERED = re.compile(r"^(\d{1,9})([.)])")


def line(text: str) -> str:
    """Give text as one line."""
    return _escaped(visible(text, len(text)).strip())


def paragraph(text: str, before: str = "") -> str:
    """Give text as paragraphs, its line breaks kept.

    Args:
        text: Any text.
        before: Markdown to set before its first line.

    """
    lines = visible_lines(text).strip("\n")
    if "\n" not in lines:
        return before + _escaped(_indented(lines.rstrip()))
    blocks: list[list[str]] = [[]]
    for part in lines.split("\n"):
        if part.strip():
            blocks[-1].append(_escaped(_indented(part.rstrip())))
        elif blocks[-1]:
            blocks.append([])
    return before + "\n\n".join("\\\n".join(block) for block in blocks if block)


def labelled(label: str, text: str) -> str:
    """Give text as paragraphs that begin with a label of our own; empty text gives nothing."""
    return paragraph(text, f"**{label}:** ") if text.strip() else ""


def listed(text: str, after: str = "") -> str:
    """Give text as one item of a list, ``after`` being Markdown that follows it."""
    return "- " + (paragraph(text) + after).replace("\n", "\n  ").replace("\n  \n", "\n\n")


def struck(block: str) -> str:
    """Strike a block through, paragraph by paragraph."""
    if block.startswith(("#", "- ", "---")):
        return block
    return "\n\n".join(f"~~{part}~~" for part in block.split("\n\n") if part)


def _indented(text: str) -> str:
    """Keep the spaces a line begins with; plain ones would make it code or be dropped."""
    bare = text.lstrip(" ")
    return "\u00a0" * (len(text) - len(bare)) + bare


def _escaped(text: str) -> str:
    """Escape a line; each pattern is tried only where it may match, as most lines hold none."""
    if _ANY.search(text):
        text = text.translate(_ALWAYS)
    if "&" in text:
        text = _ENTITY.sub(r"\\&", text)
    if "@" in text or any(map(text.casefold().__contains__, _BEGIN_LINKS)):
        text = _LINK.sub(_unlinked, text)
    if text.startswith(_OPENING):
        return f"\\{text}"
    return _ORDERED.sub(r"\1\\\2", text) if text[:1].isdigit() else text


def _unlinked(found: re.Match[str]) -> str:
    return (found[1] or found[3] or "") + "\\" + (found[2] or found[4] or found[5])
