"""What the desk says of itself on its site, a form for each language."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext as _

from moksori.desk import about
from moksori.desk.about import ProtectedError, TooLongError
from moksori.desk.rights import Right
from moksori.web.editions.forms import AboutForm
from moksori.web.frame.screens import DeskRequest, back, deed, screen, show

PAGE = "editions:about"


@screen(Right.RELEASE)
def page(request: DeskRequest) -> HttpResponse:
    """Show what stands on the page about the desk, to be written anew."""
    return _page(request)


@deed(Right.RELEASE)
def say(request: DeskRequest, language: str) -> HttpResponse:
    """Keep the words of one language, if the gate finds nothing in them."""
    form = AboutForm(request.POST, prefix=language)
    if form.is_valid():
        try:
            changed = about.say(request.user, language, form.cleaned_data["words"], at=request.at)
        except (ProtectedError, TooLongError) as error:
            form.add_error("words", f"{_(error.message)} {_(error.hint)}")
        else:
            said = _("Kept. It is on the site when that is next shown anew or brought.")
            return back(request, PAGE, said if changed else _("Nothing was changed."))
    return _page(request, typed=(language, form))


def _page(request: DeskRequest, *, typed: tuple[str, AboutForm] | None = None) -> HttpResponse:
    rows = [
        (one, AboutForm(prefix=one.language, initial={"words": one.words}))
        for one in about.standing()
    ]
    if typed is not None:
        rows = [(one, typed[1] if one.language == typed[0] else form) for one, form in rows]
    return show(request, "editions/about.html", rows=rows)
