"""What readers look for: the words marked where they stand, misspelt names, everything at once."""
