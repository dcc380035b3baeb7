"""Addresses of people, organisations and cases."""

from __future__ import annotations

from django.urls import path

from moksori.web.people import case_views, views

app_name = "people"
urlpatterns = [
    path("", views.people, name="list"),
    path("organisations/", case_views.organisations, name="organisations"),
    path("organisations/<id:organisation_id>/", case_views.organisation, name="organisation"),
    path("cases/", case_views.cases, name="cases"),
    path("cases/<id:case_id>/", case_views.case, name="case"),
    path("cases/<id:case_id>/judge/", case_views.judge, name="judge"),
    path(
        "cases/<id:case_id>/judgements/<id:judgement_id>/take-back/",
        case_views.take_back,
        name="take_back_judgement",
    ),
    path("identities/<id:opening_id>/grant/", views.grant, name="grant"),
    path("identities/<id:opening_id>/end/", views.end_opening, name="end_opening"),
    path("identities/<id:opening_id>/show/", views.show_names, name="show_names"),
    path("<id:person_id>/", views.person, name="person"),
    path("<id:person_id>/grade/", views.grade, name="grade"),
    path("<id:person_id>/risk/", views.risk, name="risk"),
    path("<id:person_id>/contact/", views.contact, name="contact"),
    path("<id:person_id>/minor/", views.minor, name="minor"),
    path("<id:person_id>/arrested/", views.arrested, name="arrested"),
    path("<id:person_id>/identity/", views.ask, name="ask"),
    path("<id:person_id>/statements/<id:statement_id>/", views.statement, name="statement"),
]
