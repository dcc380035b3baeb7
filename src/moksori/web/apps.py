"""The screens as Django knows them."""

from __future__ import annotations

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "moksori.web"
    label = "web"
