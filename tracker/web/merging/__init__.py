"""Merging and splitting at the desk: choose two, see what moves, confirm; or tick what moves."""
