"""How each language writes days and numbers, where Django’s own patterns do not suit the pages."""
