"""How far the program's confidence can be trusted, fitted to what editors decided. No Django."""
