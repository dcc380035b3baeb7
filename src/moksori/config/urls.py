"""Addresses of the desk's screens."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

# Django asks for the addresses before it runs its checks, so ours are known by then.
import moksori.config.checks  # noqa: F401

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("moksori.web.today.urls")),
    path("", include("moksori.web.sign_in.urls")),
    path("stories/", include("moksori.web.stories.urls")),
    path("editions/", include("moksori.web.editions.urls")),
    path("programmes/", include("moksori.web.programmes.urls")),
    path("figures/", include("moksori.web.figures.urls")),
    path("search/", include("moksori.web.search.urls")),
    path("accounts/", include("moksori.web.accounts.urls")),
    path("coding/", include("moksori.web.coding.urls")),
    path("keeping/", include("moksori.web.administration.urls")),
    path("people/", include("moksori.web.people.urls")),
    path("protection/", include("moksori.web.protection.urls")),
]
handler404 = "moksori.web.frame.refusals.missing"
handler500 = "moksori.web.frame.refusals.broken"
