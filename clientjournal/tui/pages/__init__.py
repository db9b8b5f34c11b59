"""Pages to read: pure functions from records to lines."""
