"""Who may merge and split: more than reviewing needs, for readers' addresses change with it."""

from django.contrib.auth.decorators import login_required, permission_required

from tracker.web.review.access import View


def mergers_only(view: View) -> View:
    """Others are refused; who is not signed in may do that first."""
    allowed = permission_required("tracker.add_reshaping", raise_exception=True)
    return login_required(allowed(view))
