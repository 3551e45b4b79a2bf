"""Why a decision could not be taken."""


class ReviewError(Exception):
    """The candidate cannot be decided this way; the message says why, in an editor's words."""
