"""The address of searching."""

from __future__ import annotations

from django.urls import path

from moksori.web.search import views

app_name = "search"
urlpatterns = [path("", views.page, name="page")]
