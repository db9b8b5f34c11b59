"""The records and words of a client journal: pure Python, no screen and no file."""
