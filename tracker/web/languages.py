"""The reader's language: by the switch, which sets a cookie, else as the browser asks."""

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.utils.cache import patch_vary_headers
from django.views.decorators.csrf import csrf_exempt
from django.views.i18n import set_language

# Shown within pages of other sites, which must learn nothing of the reader from it.
WITHOUT_COOKIES = "/embed/"


class Languages(LocaleMiddleware):
    def process_request(self, request: HttpRequest) -> None:
        if request.path_info.startswith(WITHOUT_COOKIES):
            request.COOKIES.pop(settings.LANGUAGE_COOKIE_NAME, None)
        super().process_request(request)

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Whoever keeps the answer must know that the cookie decides before the browser does."""
        answer: HttpResponseBase = super().process_response(request, response)
        if not request.path_info.startswith(WITHOUT_COOKIES):
            patch_vary_headers(answer, ("Cookie",))
        return answer


# A forged request could only change the language; a token would put a cookie on every page.
choose = csrf_exempt(set_language)
