"""Addresses of the desk's screens."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

# Django asks for the addresses before it runs its checks, so ours are known by then.
import moksori.config.checks  # noqa: F401

urlpatterns: list[URLPattern | URLResolver] = []
