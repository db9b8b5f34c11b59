"""A process that writes to a journal: ``writer.py PATH COUNT NAME``.

It says ``ready``, waits for a line, adds that many contacts through the public interface, and
prints the number of each once it is acknowledged. A count of 0 goes on for ever.
"""

from __future__ import annotations

import itertools
import sys
from datetime import date

from clientjournal import Contact, open_journal


def main() -> None:
    path, count, name = sys.argv[1], int(sys.argv[2]), sys.argv[3]
    with open_journal(path, author=name) as journal:
        print("ready", flush=True)
        sys.stdin.readline()
        for turn in itertools.count(1) if count == 0 else range(1, count + 1):
            entry = Contact(client=1, on=date(2026, 11, 20), text=f"{name} {turn}")
            print(journal.add(entry).id, flush=True)


if __name__ == "__main__":
    main()
