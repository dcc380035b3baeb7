"""Addresses of the screens of editions and of what is out."""

from __future__ import annotations

from django.urls import path

from moksori.web.editions import about, out, outlets, views

app_name = "editions"
urlpatterns = [
    path("", views.listing, name="list"),
    path("new/", views.begin, name="begin"),
    path("out/", out.listing, name="out"),
    path("out/anew/", out.show_anew, name="show_anew"),
    path("out/<id:story_id>/", out.one, name="one_out"),
    path("out/<id:story_id>/recall/", out.recall, name="recall"),
    path("out/<id:story_id>/reissue/", out.reissue, name="reissue"),
    path("out/<id:story_id>/correct/", out.correct, name="correct"),
    path("out/<id:story_id>/add/", out.add, name="add_copy"),
    path("about/", about.page, name="about"),
    path("about/<slug:language>/", about.say, name="say_about"),
    path("outlets/", outlets.page, name="outlets"),
    path("outlets/<id:outlet_id>/bring/", outlets.bring, name="bring"),
    path("outlets/<id:outlet_id>/call/", outlets.call, name="call_outlet"),
    path("<id:edition_id>/mail/", outlets.mail, name="mail"),
    path("copies/<id:copy_id>/", out.settle, name="settle"),
    path("<id:edition_id>/", views.page, name="page"),
    path("<id:edition_id>/arrange/", views.arrange, name="arrange"),
    path("<id:edition_id>/release/", views.release, name="release"),
    path("<id:edition_id>/progress/", views.progress, name="progress"),
]
