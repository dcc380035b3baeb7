"""Searching: asked by a form that is sent, so that no word stands in an address or a history."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpResponse

from moksori.desk import rights
from moksori.desk.excerpts import Excerpt
from moksori.desk.rights import Right
from moksori.desk.searching import Query, search
from moksori.web.frame.screens import DeskRequest, form_screen, show
from moksori.web.search.forms import SearchForm


@form_screen(Right.READ)
def page(request: DeskRequest) -> HttpResponse:
    """Show the form, and what was found."""
    may_see_names = rights.has(request.user, Right.PROTECT)
    told = request.POST if request.method == "POST" else None
    form = SearchForm(told, may_see_names=may_see_names)
    found, asked = None, False
    if form.is_bound and form.is_valid():
        query = form.query()
        asked = query != Query()
        found = search(request.user, query, may_see_names=may_see_names, at=request.at)
    hits = [
        (hit, [(one, tuple(_pieces(one))) for one in hit.excerpts])
        for hit in (found.accounts if found else ())
    ]
    counts = {kind.value: count for kind, count in (found.counts if found else ())}
    return show(
        request, "search/page.html", form=form, found=found, hits=hits, counts=counts, asked=asked
    )


def _pieces(excerpt: Excerpt) -> Iterator[tuple[str, bool]]:
    """Give the pieces of an excerpt: words, and whether they were asked for."""
    at = 0
    for start, end in excerpt.marks:
        yield excerpt.text[at:start], False
        yield excerpt.text[start:end], True
        at = end
    yield excerpt.text[at:], False
