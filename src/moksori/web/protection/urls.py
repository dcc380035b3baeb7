"""Addresses of protection."""

from __future__ import annotations

from django.urls import path

from moksori.web.protection import consent_views, own_voice_views, views, withholding_views

app_name = "protection"
urlpatterns = [
    path("", views.entries, name="list"),
    path("recall/", views.recall, name="recall"),
    path("own-voices/", own_voice_views.waiting, name="own_voices"),
    path("own-voices/<id:own_id>/", own_voice_views.decide, name="own_voice"),
    path("own-voices/<id:own_id>/sound.wav", own_voice_views.hear, name="own_voice_sound"),
    path("consents/<id:consent_id>/", consent_views.consent, name="consent"),
    path("consents/<id:consent_id>/end/", consent_views.end, name="end_consent"),
    path("consents/<id:consent_id>/withdraw/", consent_views.withdraw, name="withdraw_consent"),
    path("<id:account_id>/", views.page, name="page"),
    path("<id:account_id>/look/", views.look, name="look"),
    path("<id:account_id>/at/<str:kind>/<int:start>/", views.ladder, name="ladder"),
    path("<id:account_id>/decide/", views.decide, name="decide"),
    path("<id:account_id>/decisions/<id:decision_id>/withdraw/", views.take_back, name="take_back"),
    path("<id:account_id>/let-pass/", views.let_pass, name="let_pass"),
    path("<id:account_id>/let-pass/<id:exception_id>/withdraw/", views.no_more, name="no_more"),
    path("<id:account_id>/withhold/<int:number>/", withholding_views.withhold, name="withhold"),
    path(
        "<id:account_id>/withheld/<id:withheld_id>/tell-again/",
        withholding_views.tell_again,
        name="tell_again",
    ),
    path("<id:account_id>/hold/", views.hold, name="hold"),
    path("<id:account_id>/let-go/", views.let_go, name="let_go"),
    path("<id:account_id>/consents/", consent_views.matrix, name="consents"),
    path("<id:account_id>/consents/enter/", consent_views.enter, name="enter_consent"),
]
