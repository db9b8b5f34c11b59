"""The screens: they arrange panes and pages, and turn keys into what the journal does."""
