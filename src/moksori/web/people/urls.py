"""Addresses of people, organisations and cases."""

from __future__ import annotations

from django.urls import path

from moksori.web.people import case_views, organisation_views, posting_views, views

app_name = "people"
urlpatterns = [
    path("", views.people, name="list"),
    path("organisations/", organisation_views.organisations, name="organisations"),
    path("organisations/new/", organisation_views.new, name="organisation_new"),
    path(
        "organisations/<id:organisation_id>/",
        organisation_views.organisation,
        name="organisation",
    ),
    path(
        "organisations/<id:organisation_id>/change/",
        organisation_views.change,
        name="organisation_change",
    ),
    path(
        "organisations/<id:organisation_id>/withdraw/",
        organisation_views.withdraw,
        name="organisation_withdraw",
    ),
    path(
        "organisations/<id:organisation_id>/undo/",
        organisation_views.undo,
        name="organisation_undo",
    ),
    path(
        "organisations/<id:organisation_id>/commands/",
        organisation_views.command,
        name="organisation_command",
    ),
    path(
        "organisations/<id:organisation_id>/merge/",
        organisation_views.merge,
        name="organisation_merge",
    ),
    path(
        "organisations/<id:organisation_id>/judgements/<id:judgement_id>/part/",
        organisation_views.part,
        name="organisation_part",
    ),
    path("postings/new/", posting_views.new, name="posting_new"),
    path("postings/<id:posting_id>/", posting_views.posting, name="posting"),
    path("postings/<id:posting_id>/withdraw/", posting_views.withdraw, name="posting_withdraw"),
    path("postings/<id:posting_id>/undo/", posting_views.undo, name="posting_undo"),
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
