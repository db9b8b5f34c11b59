"""Where a journal is kept. Only this package knows TinyDB, files and locks.

The journal is a TinyDB file (``layout``) and a log of what changed since it was last written
(``log``). In memory it is the bytes that were read, each document decoded when asked for
(``rows``). ``storage`` brings the two together, ``replaying`` says what a log means for the file
it is found beside, ``database`` lets TinyDB's own methods write through it, and ``file_store`` is
the ``Store`` the journal knows. Every byte to the disk passes ``files``, so that the tests can put
a disk in its place that fails, stops the world or forgets what was not synced.

What it promises, and the tests in ``tests/store`` that hold it to it:

1. A change is on the disk before it is acknowledged: one line appended and synced, at a cost that
   does not grow with the journal (``test_faults: a_save_is_one_append_synced``).
2. All or nothing: a change of several records is one line (``test_log``, cut at every byte).
3. Any crash at any instant loses nothing acknowledged: ``test_faults`` stops the process at every
   step, ``test_power`` takes the power away before every step with any part of the unsynced data
   kept, and shows of every sync call that leaving it out would lose a change; ``test_processes``
   kills real writers.
4. A file that cannot be read is never written over; a copy is kept aside and the last backup
   named (``test_misfits``, ``test_layout``). A newer format is refused untouched; an older one is
   backed up, then brought to the newest, and the history still holds (``test_migrations``).
5. A disk that is full, read-only or failing is said in one line, and nothing of the change is
   kept, in memory or on disk (``test_faults``, every step failing; ``test_file_store``). When the
   disk refuses even to take a change back, that is what is said (``test_dying``).
6. Every process may write, in turn, under a lock the system lets go when a process dies
   (``test_processes``, ``test_readers``: no state is seen that never was).
7. A backup is made on the first change of a day and thinned as it ages (``test_backups``).
8. Unsaved text is kept as it is typed (``test_drafts``).
9. What is erased is nowhere in the journal, its log, drafts or half-written files once that is
   acknowledged, whatever fails or crashes afterwards (``test_erasing``, ``test_power``).

That TinyDB's own calls mean what they mean in stock TinyDB is held by ``test_contract``.
"""

from clientjournal.store.file_store import FileStore
from clientjournal.store.protocol import Batch, Store

__all__ = ["Batch", "FileStore", "Store"]
