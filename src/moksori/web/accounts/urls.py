"""Addresses of accounts."""

from __future__ import annotations

from django.urls import path

from moksori.web.accounts import receiving, views

app_name = "accounts"
urlpatterns = [
    path("", views.listing, name="list"),
    path("receive/", receiving.files, name="receive"),
    path("receive/paste/", receiving.paste, name="paste"),
    path("receive/note/", receiving.note, name="note"),
    path("uploads/", receiving.begin, name="upload"),
    path("uploads/<id:upload_id>/", receiving.progress, name="upload_progress"),
    path("uploads/<id:upload_id>/piece/", receiving.piece, name="upload_piece"),
    path("uploads/<id:upload_id>/finish/", receiving.finish, name="upload_finish"),
    path("uploads/<id:upload_id>/give-up/", receiving.give_up, name="upload_give_up"),
    path("cases/<id:case_id>/restrict/", views.restrict, name="restrict"),
    path("<id:account_id>/", views.page, name="page"),
    path("<id:account_id>/retry/", views.retry, name="retry"),
    path("<id:account_id>/give/", views.give, name="give"),
    path("<id:account_id>/open/", views.open_to_desk, name="open"),
    path("<id:account_id>/case/", views.case, name="case"),
    path("<id:account_id>/grants/<id:grant_id>/take-back/", views.take_back, name="take_back"),
    path("<id:account_id>/cases/<id:case_id>/take-out/", views.take_out, name="take_out"),
    path("<id:account_id>/passages/<id:passage_id>/", views.passage, name="passage"),
    path("<id:account_id>/passages/<id:passage_id>/voice/", views.voice, name="voice"),
    path("<id:account_id>/passages/<id:passage_id>/split/", views.split, name="split"),
    path("<id:account_id>/passages/<id:passage_id>/join/", views.join, name="join"),
]
