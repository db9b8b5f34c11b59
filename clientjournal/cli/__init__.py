"""The command line: one thin click command per verb, each loaded when it is called."""
