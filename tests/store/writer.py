"""A process that writes to a journal: ``writer.py PATH COUNT NAME EVERY``.

It says ``ready``, waits for a line, adds that many contacts through the public interface, and
prints the number of each once it is acknowledged. A count of 0 goes on for ever. After every EVERY
contacts it closes the journal, which folds the log, and opens it again.
"""

from __future__ import annotations

import itertools
import sys
from datetime import date

from clientjournal import Contact, open_journal


def main() -> None:
    path, count, name, every = sys.argv[1], int(sys.argv[2]), sys.argv[3], int(sys.argv[4])
    turns = iter(itertools.count(1) if count == 0 else range(1, count + 1))
    print("ready", flush=True)
    sys.stdin.readline()
    while some := list(itertools.islice(turns, every)):
        with open_journal(path, author=name) as journal:
            for turn in some:
                entry = Contact(client=1, on=date(2026, 11, 20), text=f"{name} {turn}")
                print(journal.add(entry).id, flush=True)


if __name__ == "__main__":
    main()
