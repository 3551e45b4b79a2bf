"""Which address leads to which face."""

from django.contrib import admin
from django.contrib.auth import views as auth
from django.urls import include, path

from tracker.exporting.site import NAME

urlpatterns = [
    path("admin/", admin.site.urls),
    # Django's view would give the page its host's name.
    path("login/", auth.LoginView.as_view(extra_context={"site_name": NAME}), name="login"),
    path("logout/", auth.LogoutView.as_view(), name="logout"),
    path("", include("tracker.web.urls")),
]
