"""The review desk: one candidate at a time, decided by an editor, with or without JavaScript."""
