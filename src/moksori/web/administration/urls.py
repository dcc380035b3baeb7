"""Addresses of keeping the desk."""

from __future__ import annotations

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from moksori.records.states import Kept
from moksori.web.administration import retention, views


class KeptConverter(StringConverter):
    """A kind of thing that is kept for a time; any other word is no address."""

    regex = "|".join(kind.value for kind in Kept)


register_converter(KeptConverter, "kept")

app_name = "administration"
urlpatterns = [
    path("", views.page, name="page"),
    path("enter/", views.enter, name="enter"),
    path("people/<id:user_id>/", views.member, name="member"),
    path("people/<id:user_id>/role/", views.role, name="role"),
    path("people/<id:user_id>/stop/", views.stop, name="stop"),
    path("people/<id:user_id>/again/", views.again, name="again"),
    path("log/", views.log, name="log"),
    path("log/export/", views.export, name="export"),
    path("retention/", retention.page, name="retention"),
    path("retention/<kept:kind>/limit/", retention.say, name="say_limit"),
    path("retention/<kept:kind>/remove/", retention.remove, name="remove"),
    path("retention/<id:removal_id>/agree/", retention.agree, name="agree"),
    path("retention/<id:removal_id>/refuse/", retention.refuse, name="refuse"),
    path("codebook/", views.codebook, name="codebook"),
    path("health/", views.health, name="health"),
    path("health/log/", views.verify_log, name="verify_log"),
    path("health/<id:job_id>/again/", views.try_again, name="try_again"),
]
