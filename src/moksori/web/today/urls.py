"""The address of the first screen, and of a demo's other roles."""

from __future__ import annotations

from django.urls import path

from moksori.web.today import views

app_name = "today"
urlpatterns = [path("", views.page, name="page"), path("me/role/", views.be, name="be")]
