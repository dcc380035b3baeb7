"""Addresses of coming in and of one's own keys; the library's other addresses do not exist here."""

from __future__ import annotations

from allauth.account import views as account
from django.urls import include, path

from moksori.web.sign_in import views

urlpatterns = [
    path("sign-in/", account.login, name="account_login"),
    path("sign-out/", account.logout, name="account_logout"),
    path("sign-in/closed/", account.account_inactive, name="account_inactive"),
    path("me/again/", account.reauthenticate, name="account_reauthenticate"),
    path("me/password/", views.password, name="account_change_password"),
    path("me/keys/", include("allauth.mfa.urls")),
    path("me/language/", views.language, name="language"),
    path("welcome/<str:secret>/", views.welcome, name="welcome"),
]
