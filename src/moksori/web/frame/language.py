"""The language of a screen: the one somebody chose, or the browser's before they come in."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import translation

CHOSEN = "language"


class LanguageMiddleware:
    """Turns the language on for one answer and off again."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer in one language."""
        if request.user.is_authenticated:
            language = request.user.language
        else:
            language = request.session.get(CHOSEN) or translation.get_language_from_request(request)
        with translation.override(language if language in {"en", "ko"} else "en"):
            request.LANGUAGE_CODE = translation.get_language()
            answer = self.get_response(request)
            # What is made late (a template's answer) is made while the language is still on.
            if hasattr(answer, "render") and callable(answer.render):
                answer = answer.render()
        answer.headers["Content-Language"] = request.LANGUAGE_CODE or "en"
        return answer
