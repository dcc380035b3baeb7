"""Addresses of the screens of programmes."""

from __future__ import annotations

from django.urls import path

from moksori.web.programmes import making, own_voice, reading, views

app_name = "programmes"
urlpatterns = [
    path("", views.listing, name="list"),
    path("new/", views.plan, name="plan"),
    path("log/", making.log, name="log"),
    path("<id:programme_id>/", views.page, name="page"),
    path("<id:programme_id>/plan/", views.plan_anew, name="plan_anew"),
    path("<id:programme_id>/attempt/", views.attempt, name="attempt"),
    path("<id:programme_id>/arrange/", views.arrange, name="arrange"),
    path("<id:programme_id>/readers/", views.read_by, name="read_by"),
    path("<id:programme_id>/looked/", views.look, name="look"),
    path("<id:programme_id>/again/", views.look_again, name="look_again"),
    path("<id:programme_id>/script/", reading.script, name="script"),
    path("<id:programme_id>/lines/<str:item_id>/", reading.line, name="line"),
    path("<id:programme_id>/lines/<str:item_id>/take/", reading.take, name="take"),
    path("<id:programme_id>/lines/<str:item_id>/own-voice/", own_voice.ask, name="own_voice"),
    path(
        "<id:programme_id>/own-voices/<id:own_id>/take-back/",
        own_voice.take_back,
        name="own_voice_back",
    ),
    path("<id:programme_id>/takes/<id:take_id>/sound.wav", reading.hear, name="hear"),
    path("<id:programme_id>/takes/<id:take_id>/compared/", reading.compared, name="compared"),
    path("<id:programme_id>/takes/<id:take_id>/check/", reading.check, name="check"),
    path("<id:programme_id>/takes/<id:take_id>/aside/", reading.put_aside, name="put_aside"),
    path("<id:programme_id>/lost/", reading.lost, name="lost"),
    path("<id:programme_id>/make/", making.make, name="make"),
    path("<id:programme_id>/stop/", making.stop, name="stop"),
    path("<id:programme_id>/progress/", making.progress, name="progress"),
    path("<id:programme_id>/made/", making.made, name="made"),
    path("<id:programme_id>/files/<str:name>", making.file, name="file"),
    path("<id:programme_id>/hand-over/", making.hand_over, name="hand_over"),
    path("<id:programme_id>/aired/", making.aired, name="aired"),
]
