"""What every answer carries, and over which ways the desk answers at all."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

Answer = Callable[[HttpRequest], HttpResponseBase]

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'; manifest-src 'self'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": (
        "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=(), "
        "publickey-credentials-get=(self), publickey-credentials-create=(self)"
    ),
    "X-Robots-Tag": "noindex, nofollow",
}
LOOPBACK = {"127.0.0.1", "localhost", "testserver"}


class HeadersMiddleware:
    """Puts the headers on; a view that knows better has set its own before."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer with every header."""
        answer = self.get_response(request)
        static = request.path.startswith(settings.STATIC_URL)
        for name, value in HEADERS.items():
            if not (static and name == "Cache-Control"):
                answer.headers.setdefault(name, value)
        if request.path == "/sign-out/" and request.method == "POST":
            answer.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
        return answer


class OwnOriginMiddleware:
    """Gives forms of our own pages back the origin that a page without referrer does not send.

    Where a page tells no referrer, a browser sends `Origin: null` with its forms (Fetch standard,
    "append a request Origin header"), and says in `Sec-Fetch-Site`, which no page can set, that
    the form came from the same origin. The mark of the form is looked at all the same.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer."""
        own = request.META.get("HTTP_SEC_FETCH_SITE") == "same-origin"
        if own and request.META.get("HTTP_ORIGIN") == "null":
            request.META["HTTP_ORIGIN"] = f"{request.scheme}://{request.get_host()}"
        return self.get_response(request)


class OnlyClosedWaysMiddleware:
    """Answers over this machine alone, over TLS, or as an onion: never in clear over a network."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer where nobody on the way can read it."""
        try:
            host = request.get_host().rsplit(":", 1)[0]
        except DisallowedHost:
            told = "The desk is not known under this name; MOKSORI_NAMES says under which it is.\n"
            return HttpResponse(told, status=400, content_type="text/plain; charset=utf-8")
        if host in LOOPBACK or host.endswith(".onion") or request.is_secure():
            return self.get_response(request)
        return HttpResponse(
            "The desk is not shown over a way that others can read. Open it over https, or as an "
            "onion; docs/howto/open-the-desk-to-others.md says how. Nothing was shown.\n",
            status=403,
            content_type="text/plain; charset=utf-8",
        )
