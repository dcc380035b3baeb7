"""The address of the first screen."""

from __future__ import annotations

from django.urls import path

from moksori.web.today import views

app_name = "today"
urlpatterns = [path("", views.page, name="page")]
