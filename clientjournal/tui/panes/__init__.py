"""The panes of the journal screen, each drawing what is seen of its records."""
