"""Names of parties that nobody has told us of: where they begin and end, and of what kind."""
