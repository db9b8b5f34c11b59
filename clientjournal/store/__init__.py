"""Where a journal is kept. Only this package knows TinyDB, files and locks."""

from clientjournal.store.file_store import FileStore
from clientjournal.store.protocol import Batch, Store

__all__ = ["Batch", "FileStore", "Store"]
