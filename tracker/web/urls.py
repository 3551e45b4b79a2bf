"""Addresses of the pages."""

from django.http import HttpRequest, HttpResponse
from django.urls import path


def todo(request: HttpRequest) -> HttpResponse:
    return HttpResponse("")


urlpatterns = [path("", todo, name="home")]
