"""Text → candidates. Plain Python and spaCy; no Django, and nothing loaded until it is used."""
