"""Figures: every chart with its table, inside the rights of whoever looks."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from moksori.desk.rights import Right
from moksori.desk.seeing import figures as seeing
from moksori.web.frame.screens import DeskRequest, screen, show

TITLES = {
    "month": _("By month"),
    "year": _("By year"),
    "place": _("By place"),
    "type": _("By type of act"),
    "institution": _("By institution of the accused"),
}
MISSING = {
    "too_few": _("Too few acts, or too few people who told them: a count would point at somebody."),
    "not_safe": _("No count could be shown without letting others be reckoned from it."),
    "too_little_changed": _("Too little changed since the last time."),
    "stopped": _("The gate stopped it."),
}
CHART = (
    "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'; "
    "base-uri 'none'; form-action 'none'"
)


@screen(Right.FIGURES)
def page(request: DeskRequest) -> HttpResponse:
    """Show every table with its chart."""
    found = seeing.page(request.user, get_language() or "en", request.at)
    figures = [
        (one, TITLES[one.name], MISSING[one.missing.value] if one.missing else "")
        for one in found.figures
    ]
    return show(request, "figures/page.html", found=found, figures=figures)


@screen(Right.FIGURES)
def chart(request: DeskRequest, name: str) -> HttpResponse:
    """Answer with one chart; as a picture it can do nothing, its own colours it brings along."""
    made = seeing.chart(request.user, name, get_language() or "en", request.at)
    answer = HttpResponse(made, content_type="image/svg+xml; charset=utf-8")
    answer.headers["Content-Security-Policy"] = CHART
    return answer
