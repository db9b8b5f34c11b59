"""The rules that decide: what is due, late, quiet or unconfirmed. Pure functions over records."""
