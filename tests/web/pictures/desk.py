"""The desk that is pictured: the demo's own, with the same ids and the same hour each time."""

from __future__ import annotations

import os
import random
import shutil
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

from moksori.records.states import Invitation, Role

START = datetime(2031, 5, 2, 9, 0, tzinfo=UTC)
MADE = "Voices at noon"


class Clock:
    """Gives the time, a second later each time it is asked."""

    def __init__(self):
        self.now = START

    def __call__(self):
        self.now += timedelta(seconds=1)
        return self.now


def made(folder: Path) -> None:
    """Make the demo's desk in a folder, and do the work that waits in it."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "moksori.config.settings"
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    tick, lots = Clock(), random.Random(1)
    from moksori.terms import ids

    ids.secrets = SimpleNamespace(token_hex=lambda size: lots.randbytes(size).hex())
    from moksori.cli import clock

    clock.now = tick
    from moksori.cli import main

    code = main.run(
        [
            "demo",
            "--no-serve",
            "--no-programme",
            "--home",
            f"{folder / 'desk'}",
            "--out",
            f"{folder / 'edition'}",
        ]
    )
    if code:
        raise SystemExit(code)
    from django.utils import timezone

    from moksori.desk import work

    timezone.now = tick
    with work.sole_worker(tick()) as worker:
        work.work_off(worker, tick, lambda *_: None, (*work.STAGES, *work.ASKED))
    _posted()
    _heard(tick)
    shutil.disk_usage = lambda path: SimpleNamespace(total=10**12, used=2 * 10**11, free=8 * 10**11)
    still = tick.now
    timezone.now = lambda: still


def _heard(tick: Clock) -> None:
    """Really make a short programme of a story that is out; a station has it and aired it."""
    from moksori.cli.midway import ON_AIR
    from moksori.desk import protection
    from moksori.desk.programme import making, planning, stations, takes
    from moksori.records.models import EditionRecord, StoryInEditionRecord, StoryRecord

    standing = protection.clear_all("policy:demo", tick(), lambda *_: None)
    english = [one.story for one in standing.plan.stories if one.story.language == "en"]
    out = StoryRecord.objects.filter(language="en", state="released").exclude(
        editions__series=ON_AIR
    )
    told = set(out.values_list("public_id", flat=True))
    short = min(
        (one for one in english if one.id in told),
        key=lambda one: (sum(len(block.text) for block in one.blocks), one.id),
    )
    edition = EditionRecord.objects.create(
        series=MADE, number=1, month="2031-05", languages=["en"], invented=True, state="released"
    )
    story = StoryRecord.objects.get(public_id=short.id, language="en")
    StoryInEditionRecord.objects.create(edition=edition, story=story, number=1)
    wish = planning.Wish("single-interview", "brief", planning.SHORTEST, scratch=True)
    row = planning.begin(edition, "en", wish, standing.plan.stories, by="cli", at=tick())
    takes.read_by_machine(row, lambda *_: None, at=tick())
    row = planning.begin(edition, "en", wish, standing.plan.stories, by="cli", at=tick())
    making.make(row, standing, lambda *_: None, by="cli", at=tick())
    stations.note_handed_over(row, "River Radio", by="cli", at=tick())
    stations.note_on_air(row, "River Radio", START, by="cli", at=tick())
    _asked_for(_in_the_making(), tick)


def _asked_for(row, tick: Clock) -> None:
    """Let every source of a story allow to be heard, and ask it for one of its lines."""
    from moksori.broadcast.sound.obfuscate import Way
    from moksori.desk.programme import obfuscating
    from moksori.records.models import AccountRecord
    from moksori.terms.consent import Use
    from tests.broadcast.sound.sounds import voice, wav_bytes
    from tests.desk.conftest import allow

    lines = _answers(row)
    first = lines[0][1].story
    for account in AccountRecord.objects.filter(stories__public_id=first).distinct():
        allow(account.pk, Use.BROADCAST_OWN_VOICE, tick)
    obfuscating.ask(row, lines[0][0], wav_bytes(voice(6)), Way.MCADAMS, by="cli", at=tick())


def _answers(row) -> list:
    """Return what is answered in the first story that is told, with its fingerprints."""
    from moksori.desk.programme import lines

    told = [one for one in lines.spoken(row).items() if one[1].kind.value == "answer"]
    return [one for one in told if one[1].story == told[0][1].story]


def _posted() -> None:
    """Give the accused who did most two posts, one after the other."""
    from moksori.desk import organisations, postings
    from moksori.desk.evidence import Source
    from moksori.desk.organisations import Described
    from moksori.desk.postings import Posted
    from moksori.records.models import User

    who = User.objects.in_role(Role.CODER).first()
    book = Source(cited="An invented yearbook, 2030")
    above = organisations.enter(
        Described("Ryanggang provincial office", "량강도 사무국", kind="state", source=book),
        who=who, at=START,
    )  # fmt: skip
    place = organisations.enter(
        Described("Soljae city office", "솔재시 사무소", kind="state", parent=above, source=book),
        who=who, at=START,
    )  # fmt: skip
    for where, role, since, until in (
        (above, "Instructor", "2012-03", "2016-08"), (place, "Section head", "2016-09", ""),
    ):  # fmt: skip
        posted = Posted(where, role, since=since, until=until, source=book)
        postings.enter(_accused(), posted, who=who, at=START)


def served() -> str:
    """Serve the desk to this machine alone; return its address."""
    from django.core.wsgi import get_wsgi_application
    from waitress.server import create_server

    server = create_server(get_wsgi_application(), host="127.0.0.1", port=0, threads=2, ident="")
    threading.Thread(target=server.run, daemon=True).start()
    return f"http://localhost:{server.effective_port}"


def cookie_of(role, language: str) -> str:
    """Return the cookie of whoever works in a role, who reads in a language."""
    from django.test import Client

    from moksori.records.models import User
    from tests.web.conftest import BACKEND

    user = User.objects.in_role(role).first()
    user.language = language
    user.set_password("of a picture")
    user.save()
    client = Client()
    client.force_login(user, backend=BACKEND)
    return client.cookies["moksori"].value


def places() -> dict[str, str]:
    """Return the address of every screen that needs to be told which."""
    from django.urls import reverse

    from moksori.cli.midway import BURNED, CARRIED, CHAT, LETTER, NOTES
    from moksori.desk.seeing import editions as seen
    from moksori.records import models as rows

    account = {row.told_name: row for row in rows.AccountRecord.objects.all()}
    call = rows.AccountRecord.objects.get(state="read")
    unread = rows.AccountRecord.objects.get(state="unreadable")
    stories = {row.composition.get("title"): row for row in rows.StoryRecord.objects.all()}
    officer = rows.User.objects.in_role(Role.PROTECTION_OFFICER).first()
    out = seen.out(officer, START)
    recalled = {row.public_id for row in rows.RecallRecord.objects.standing()}
    return {
        "welcome": reverse("welcome", args=[_link()]),
        "account": account[NOTES].pk,
        "letter": account[LETTER].pk,
        "unread": unread.pk,
        "passage": (account[NOTES].pk, account[NOTES].passages.order_by("number")[3].pk),
        "coding": call.pk,
        "mark": call.pk,
        "mention": (call.pk, call.mentions.order_by("start").first().pk),
        "act_new": call.pk,
        "act": (account[NOTES].pk, rows.ActRecord.objects.told_in(account[NOTES].pk)[0].pk),
        "coding_person": (call.pk, "p1"),
        "agreement": account[CHAT].pk,
        "source": rows.ConsentRecord.objects.filter(by=officer.pk).first().person_id,
        "accused": _accused(),
        "organisation": rows.OrganisationRecord.objects.get(parent__isnull=False).pk,
        "posting": rows.PostingRecord.objects.get(until__isnull=True).pk,
        "case": rows.CaseRecord.objects.first().pk,
        "ladder": _detail(account[NOTES]),
        "withhold": (account[NOTES].pk, 2),
        "consent": rows.ConsentRecord.objects.filter(by=officer.pk, allowed=True).first().pk,
        "story": stories[CARRIED].pk,
        "written": stories[BURNED].pk,
        "edition": rows.EditionRecord.objects.exclude(state="released").first().pk,
        "released": rows.EditionRecord.objects.filter(state="released").first().pk,
        "out": next(one.story for one in out if one.public_id not in recalled),
        "recalled": next(one.story for one in out if one.public_id in recalled),
        "programme": _in_the_making().pk,
        "programme_made": rows.ProgrammeRecord.objects.get(edition__series=MADE).pk,
        "programme_line": _line(),
        "own_voice_line": _own_voice_line(),
        "own_voice": rows.OwnVoiceRecord.objects.get().pk,
        "member": rows.User.objects.in_role(Role.CODER).first().pk,
        "nowhere": "/accounts/nothing-here/",
    }


def _line() -> tuple[str, str]:
    """Return the line with a take to which nobody has listened."""
    from moksori.desk.programme import lines
    from moksori.records.models import TakeRecord

    row, told = _in_the_making(), TakeRecord.objects.unheard().values_list("script", flat=True)
    return row.pk, next(item.id for script, item in lines.spoken(row).items() if script in told)


def _in_the_making():
    from moksori.cli.midway import ON_AIR
    from moksori.records.models import ProgrammeRecord

    return ProgrammeRecord.objects.get(edition__series=ON_AIR)


def _own_voice_line() -> tuple[str, str]:
    row = _in_the_making()
    return row.pk, _answers(row)[1][1].id


def _link() -> str:
    from moksori.desk import staff
    from moksori.records.models import User

    user = User.objects.in_role(Role.READER).first()
    return staff.invite(user.pk, Invitation.ENROL, by="cli", at=START)


def _accused() -> str:
    from moksori.records.models import InvolvementRecord

    told = InvolvementRecord.objects.filter(person__role="accused").values_list(
        "person_id", flat=True
    )
    every = list(told)
    return max(sorted(set(every)), key=every.count)


def _detail(account) -> tuple[str, str, int]:
    age = account.mentions.filter(kind="age").order_by("start").first()
    return account.pk, "age", age.start
