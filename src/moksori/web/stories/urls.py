"""Addresses of the screens of stories."""

from __future__ import annotations

from django.urls import path

from moksori.web.stories import views, writing

app_name = "stories"
urlpatterns = [
    path("", views.listing, name="list"),
    path("new/", writing.begin, name="begin"),
    path("<id:story_id>/", views.page, name="page"),
    path("<id:story_id>/write/", writing.write, name="write"),
    path("<id:story_id>/translate/", writing.translate, name="translate"),
    path("<id:story_id>/history/", views.history, name="history"),
    path("<id:story_id>/put-back/<id:change_id>/", writing.put_back, name="put_back"),
    path("<id:story_id>/accounts/<id:account_id>/out/", writing.take_out, name="take_out"),
    path("<id:story_id>/hand-on/", views.hand_on, name="hand_on"),
    path("<id:story_id>/step/", views.step, name="step"),
    path("<id:story_id>/approve/", views.approve, name="approve"),
    path("<id:story_id>/remark/", views.remark, name="remark"),
    path("<id:story_id>/resolve/<id:remark_id>/", views.resolve, name="resolve"),
    path("<id:story_id>/check/", views.check, name="check"),
    path("<id:story_id>/preview/", views.preview, name="preview"),
    path("<id:story_id>/preview/page/", views.finished, name="finished"),
    path("<id:story_id>/preview/assets/page.css", views.style, name="style"),
    path("<id:story_id>/preview/paper.pdf", views.paper, name="paper"),
]
