"""Addresses of coding."""

from __future__ import annotations

from django.urls import path

from moksori.web.coding import acts, people, second, views

app_name = "coding"
_OF = "<id:account_id>/"
urlpatterns = [
    path("", views.listing, name="list"),
    path(_OF, views.page, name="page"),
    path(_OF + "finish/", views.finish, name="finish"),
    path(_OF + "mark/", views.mark, name="mark"),
    path(_OF + "proposals/<id:item_id>/accept/", views.accept, name="accept"),
    path(_OF + "proposals/<id:item_id>/refuse/", views.refuse, name="refuse"),
    path(_OF + "proposals/<id:item_id>/undo/", views.undo, name="undo"),
    path(_OF + "mentions/<id:item_id>/", views.mention, name="mention"),
    path(_OF + "acts/new/", acts.new, name="new_act"),
    path(_OF + "acts/<id:item_id>/", acts.change, name="act"),
    path(_OF + "persons/<slug:key>/", people.page, name="person"),
    path(_OF + "persons/<slug:key>/describe/", people.describe, name="describe"),
    path(_OF + "persons/<slug:key>/merge/", people.merge, name="merge"),
    path(_OF + "persons/<slug:key>/split/", people.split, name="split_person"),
    path(_OF + "judgements/<id:judgement_id>/undo/", people.part, name="part"),
    path(_OF + "second/", second.ask, name="second"),
    path(_OF + "agreement/", second.agreement, name="agreement"),
    path(_OF + "agreement/settle/", second.settle, name="settle"),
]
