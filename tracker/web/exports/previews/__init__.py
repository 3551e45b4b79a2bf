"""A record as a picture, for the sites on which its page is shared."""
