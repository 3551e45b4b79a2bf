"""The same commitment in other words: ranked, explained matches. No Django, no spaCy."""
