"""The commands of an export."""

from __future__ import annotations

from clientjournal.tui.command import HAND, Command

WHERE = "export"

EXPORTING: tuple[Command, ...] = (
    Command("export-write", "ctrl+s,f2", "Write", "write the file", HAND, "write_out", WHERE, 1),
    Command("export-what", "e", "What", "one client, the marked, all", HAND, "what", WHERE, 2),
    Command("export-copy", "c", "Copy", "for whom it is", HAND, "copy", WHERE, 3),
    Command("export-format", "f", "Format", "choose the format", HAND, "format", WHERE, 4),
    Command("export-period", "p", "Period", "the days it covers", HAND, "period", WHERE, 5),
    Command("export-where", "w", "Write to", "a folder or a file", HAND, "where", WHERE, 6),
    Command(
        "export-open", "o", "Open folder", "show the file's folder", HAND, "open_folder", WHERE, 7
    ),
    Command("export-variant", "v", "Variant", "what the format offers", HAND, "variant", WHERE),
    Command("export-titles", "t", "Titles", "what a calendar says", HAND, "titles", WHERE),
    Command("export-name", "n", "File name", "with the client or without", HAND, "name", WHERE),
    Command("export-names", "a", "Other names", "stop at them, or not", HAND, "names", WHERE),
    Command("export-pane", "tab", "Other pane", "go to the other pane", HAND, "pane", WHERE, 8),
)
