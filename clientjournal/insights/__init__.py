"""Pure figures: records in, figures out. Nothing here reads or writes a journal."""
