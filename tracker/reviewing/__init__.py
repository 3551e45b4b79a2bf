"""An editor decides: accept, edit, reject. Works on rows, never on spaCy."""
