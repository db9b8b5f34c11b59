"""Text given on the command line, read from stdin, or asked of the person at the terminal."""

from __future__ import annotations

import sys

import click

from clientjournal.cli.failing import Misused


def text_given(text: str | None, what: str, prompt: str) -> str:
    """Give the text itself, what stdin holds, or the answer of the person at the terminal.

    Args:
        text: What the command line says; "-" reads stdin, None asks.
        what: What the text is, for a person.
        prompt: What to ask.

    Raises:
        Misused: There is no text and nobody to ask.

    """
    if text == "-":
        read = sys.stdin.buffer.read().decode("utf-8", "replace")
        return read.replace("\r\n", "\n").rstrip("\n")
    if text is not None:
        return text
    if not sys.stdin.isatty():
        raise Misused(f'no text for the {what}; give TEXT, or "-" to read it from stdin')
    return str(click.prompt(prompt, default="", show_default=False, err=True))
