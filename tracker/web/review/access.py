"""Who may sit at the desk."""

from collections.abc import Callable

from django.contrib.auth.decorators import login_required, permission_required
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse

View = Callable[..., HttpResponse]


class ReviewRequest(HttpRequest):
    """A request behind the door below."""

    user: User


def reviewers_only(view: View) -> View:
    """Others are refused; who is not signed in may do that first."""
    allowed = permission_required("tracker.review_mention", raise_exception=True)
    return login_required(allowed(view))
