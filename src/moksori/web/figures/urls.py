"""Addresses of the figures."""

from __future__ import annotations

from django.urls import path

from moksori.web.figures import views

app_name = "figures"
urlpatterns = [
    path("", views.page, name="page"),
    path("charts/<slug:name>.svg", views.chart, name="chart"),
]
