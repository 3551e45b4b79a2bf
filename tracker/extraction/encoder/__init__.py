"""A small transformer, a second reader beside the linear models. numpy alone; no spaCy."""
