"""Forms as lists of fields; one screen renders them all."""
