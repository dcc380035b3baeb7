"""Addresses of keeping the desk."""

from __future__ import annotations

from django.urls import path

from moksori.web.administration import views

app_name = "administration"
urlpatterns = [
    path("", views.page, name="page"),
    path("enter/", views.enter, name="enter"),
    path("people/<id:user_id>/", views.member, name="member"),
    path("people/<id:user_id>/role/", views.role, name="role"),
    path("people/<id:user_id>/stop/", views.stop, name="stop"),
    path("people/<id:user_id>/again/", views.again, name="again"),
    path("log/", views.log, name="log"),
    path("codebook/", views.codebook, name="codebook"),
    path("health/", views.health, name="health"),
    path("health/<id:job_id>/again/", views.try_again, name="try_again"),
]
