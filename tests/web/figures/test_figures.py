"""Figures in the browser: over acts that somebody may see, small counts withheld."""

import pytest

from moksori.records.states import Role
from tests.web.cast import person, signed_in

pytestmark = pytest.mark.django_db


def test_too_few_acts_are_not_counted_and_it_is_said(client, desk):
    signed_in(client, person(Role.CODER))
    text = client.get("/figures/").content.decode()
    assert "too few acts" in text
    assert "a count would point at somebody" in text
    assert client.get("/figures/charts/type.svg").status_code == 404
    assert client.get("/figures/charts/nothing.svg").status_code == 404


def test_counts_are_over_the_acts_that_somebody_may_see(client, desk, clock):
    from moksori.records.models import AccountRecord
    from tests.desk.test_figures import Desk, some

    some(Desk(clock))
    signed_in(client, person(Role.CODER))
    assert "too few acts that you may see" in client.get("/figures/").content.decode()
    AccountRecord.objects.update(open_to_desk=True)
    text = client.get("/figures/").content.decode()
    assert "12 acts that you may see are counted" in text
    assert "/figures/charts/type.svg" in text
    chart = client.get("/figures/charts/type.svg")
    assert chart.headers["Content-Type"].startswith("image/svg+xml")
    assert "sandbox" in chart.headers["Content-Security-Policy"]
    assert b"<script" not in chart.content
    drawn = client.get("/figures/charts/map-kp.svg").content.decode()
    assert "Ryanggang" in drawn
    assert 'class="bar"' in drawn
    assert client.get("/figures/charts/map-sy.svg").status_code == 404
    # every chart has its table
    assert text.count("<img") - text.count('class="map"') <= text.count("<table")
    signed_in(client, person(Role.PRODUCER))
    assert "too few acts that you may see" in client.get("/figures/").content.decode()


def test_a_small_count_is_withheld_and_another_with_it(client, desk, clock):
    from moksori.records.models import AccountRecord
    from tests.desk.test_figures import Desk, some

    made = Desk(clock)
    some(made)
    made.account([("torture", "2031-03-14", "Hyesan")])
    AccountRecord.objects.update(open_to_desk=True)
    signed_in(client, person(Role.CODER))
    text = client.get("/figures/").content.decode()
    section = text[text.index('id="figure-type"') : text.index('id="figure-institution"')]
    assert section.count("withheld") >= 2
