"""A source's own voice in the browser: asked by a producer, decided by a protection officer."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from moksori.records.states import Role
from moksori.terms.consent import Use
from tests.broadcast.sound.sounds import voice, wav_bytes
from tests.desk.conftest import allow
from tests.desk.test_own_voice import accounts, line
from tests.web.cast import person, signed_in
from tests.web.programmes.conftest import path_of

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
PLAYER = {"HTTP_SEC_FETCH_DEST": "audio"}


def text_of(answer):
    return answer.content.decode()


def asking(row):
    return path_of(row, f"lines/{line(row)[1].id}/own-voice/")


def bring(client, row, way="mcadams", data=None):
    sound = SimpleUploadedFile("Kim Chol-su.wav", data or wav_bytes(voice(0.4)))
    return client.post(asking(row), {"script": line(row)[0], "way": way, "sound": sound})


def waits():
    from moksori.records.models import OwnVoiceRecord

    return OwnVoiceRecord.objects.get(state="asked")


def test_an_own_voice_from_the_question_to_the_take(client, programme, clock):
    producer = signed_in(client, person(Role.PRODUCER))
    the_rule_and_the_strengths_stand_before_everything(producer, programme)
    without_consent_there_is_no_form(producer, programme)
    for account in accounts(programme):
        allow(account, Use.BROADCAST_OWN_VOICE, clock)
    a_line_that_is_nobodys_words_is_not_asked(producer, programme)
    a_pitch_shift_is_refused_with_its_reason(producer, programme)
    what_cannot_be_used_says_why(producer, programme)
    it_is_asked_and_waits(producer, programme)
    nobody_but_who_decides_can_hear_it(client, programme)
    officer = signed_in(client, person(Role.PROTECTION_OFFICER))
    the_officer_is_told_of_it_and_hears_it(officer)
    a_decision_needs_a_button_a_reason_and_the_figures_read(officer)
    it_is_approved_and_is_a_take_like_any(client, programme)


def the_rule_and_the_strengths_stand_before_everything(producer, row):
    assert asking(row) in text_of(producer.get(path_of(row, f"lines/{line(row)[1].id}/")))
    told = text_of(producer.get(asking(row)))
    places = [told.index(one) for one in ("that is the rule", "0.98<", "8.76 %", "Consent is")]
    assert places == sorted(places)
    rows = re.findall(r"<tr.*?</tr>", told, re.DOTALL)
    middle = next(one for one in rows if "(0.7)" in one)
    assert re.findall(r"\d[\d.]*(?= ?%?<)", middle) == ["0.985", "0.56", "0.45", "9"]


def without_consent_there_is_no_form(producer, row):
    told = text_of(producer.get(asking(row)))
    assert "Consent is missing" in told
    assert 'type="file"' not in told
    answer = bring(producer, row)
    assert answer.status_code == 409
    assert "does not stand" in text_of(answer)


def a_line_that_is_nobodys_words_is_not_asked(producer, row):
    from moksori.desk.programme import lines

    opening = next(item for item in lines.spoken(row).values() if not item.story)
    told = text_of(producer.get(path_of(row, f"lines/{opening.id}/own-voice/")))
    assert "no answer and no paragraph of one story" in told
    assert 'type="file"' not in told
    assert producer.get(path_of(row, "lines/nothing/own-voice/")).status_code == 404


def a_pitch_shift_is_refused_with_its_reason(producer, row):
    answer = bring(producer, row, way="pitch")
    assert answer.status_code == 409
    assert "0.98 of the same voice" in text_of(answer)


def what_cannot_be_used_says_why(producer, row):
    from moksori.records.models import OwnVoiceRecord

    assert "Nothing is heard" in text_of(bring(producer, row, data=wav_bytes(voice(1) * 0)))
    long = wav_bytes(voice(1).repeat(310)[::10].repeat(10))
    assert "longer than five minutes" in text_of(bring(producer, row, data=long))
    assert bring(producer, row, way="whisper").status_code == 409
    assert not OwnVoiceRecord.objects.exists()


def it_is_asked_and_waits(producer, row):
    answer = bring(producer, row)
    assert answer.status_code == 303
    told = text_of(producer.get(answer.headers["Location"]))
    assert "waits for a protection officer" in told
    assert 'type="file"' not in told
    assert "Kim" not in told
    assert "1 line waits for a protection officer" in text_of(producer.get(path_of(row)))
    assert bring(producer, row).status_code == 409


def sound_of(own):
    return f"/protection/own-voices/{own.pk}/sound.wav"


def nobody_but_who_decides_can_hear_it(client, row):
    own = waits()
    for role in Role:
        if role is not Role.PROTECTION_OFFICER:
            answer = signed_in(client, person(role)).get(sound_of(own), **PLAYER)
            assert answer.status_code == 403, role
            assert b"RIFF" not in answer.content
    reader = signed_in(client, person(Role.READER))
    assert reader.get(path_of(row, f"takes/{own.pk}/sound.wav")).status_code == 404


def the_officer_is_told_of_it_and_hears_it(officer):
    from moksori.records.models import AuditRecord, OwnVoiceRecord

    own = waits()
    page = f"/protection/own-voices/{own.pk}/"
    assert page in text_of(officer.get("/"))
    assert page in text_of(officer.get("/protection/own-voices/"))
    told = text_of(officer.get(page))
    assert told.index("that is the rule") < told.index("0.98") < told.index("<audio")
    assert 'controlslist="nodownload' in told
    for dest in ("", "document", "empty"):
        answer = officer.get(sound_of(own), HTTP_SEC_FETCH_DEST=dest)
        assert answer.status_code == 404, dest
    assert officer.get(sound_of(own)).status_code == 404
    answer = officer.get(sound_of(own), **PLAYER)
    assert answer.getvalue()[:4] == b"RIFF"
    assert answer.headers["Cache-Control"] == "no-store, private"
    assert "Content-Disposition" not in answer.headers
    assert AuditRecord.objects.filter(verb="own_voice.heard").count() == 1
    # Who asked does not decide, whatever their role is now; nor is it theirs whose story it is not.
    OwnVoiceRecord.objects.update(by=person(Role.PROTECTION_OFFICER).pk)
    assert officer.get(sound_of(own), **PLAYER).status_code == 404
    assert page not in text_of(officer.get("/"))
    assert "somebody else decides" in text_of(officer.get(page))
    OwnVoiceRecord.objects.update(by=person(Role.PRODUCER).pk)


def a_decision_needs_a_button_a_reason_and_the_figures_read(officer):
    page = f"/protection/own-voices/{waits().pk}/"
    for form, words in (
        ({"do": "approve", "reason": "Asked for by them.", "read": ""}, "confirm it here"),
        ({"do": "approve", "reason": " ", "read": "on"}, 'id="wrong"'),
        ({"do": "refuse", "reason": ""}, 'id="wrong"'),
        ({"reason": "Asked for by them.", "read": "on"}, "Use one of the two buttons"),
    ):
        answer = officer.post(page, form)
        assert answer.status_code == 409
        assert words in text_of(answer)
        assert not form["reason"].strip() or "Asked for by them." in text_of(answer)


def it_is_approved_and_is_a_take_like_any(client, row):
    from moksori.desk.programme import lines
    from moksori.records.models import TakeRecord

    own, officer = waits(), person(Role.PROTECTION_OFFICER)
    form = {"do": "approve", "reason": "Asked for by them.", "read": "on"}
    answer = signed_in(client, officer).post(f"/protection/own-voices/{own.pk}/", form)
    assert answer.status_code == 303
    assert client.get(sound_of(own), **PLAYER).status_code == 404
    assert "Asked for by them." in text_of(client.get(f"/protection/own-voices/{own.pk}/"))
    take = TakeRecord.objects.get()
    producer = signed_in(client, person(Role.PRODUCER))
    page = path_of(row, f"lines/{line(row)[1].id}/")
    assert "own voice, changed" in text_of(producer.get(page))
    assert "approved" in text_of(producer.get(asking(row)))
    assert lines.usable(row) == {}
    assert producer.post(path_of(row, f"takes/{take.pk}/check/")).status_code == 303
    assert [one.pk for one in lines.usable(row).values()] == [take.pk]
    assert 'value="OWN"' not in text_of(producer.get(page))


def a_recording_that_is_lost_can_only_be_refused(officer, own, page):
    from django.conf import settings

    sealed = settings.MOKSORI_HOME / "takes" / f"{own.sealed}.age"
    away = sealed.rename(sealed.with_suffix(".away"))
    told = text_of(officer.get(page))
    assert "only be refused" in told
    assert "<audio" not in told
    assert 'value="approve"' not in told
    assert officer.get(sound_of(own), **PLAYER).status_code == 404
    form = {"do": "approve", "reason": "They asked for it.", "read": "on"}
    answer = officer.post(page, form)
    assert answer.status_code == 409
    assert "not on this machine" in text_of(answer)
    away.rename(sealed)


def test_a_wish_is_taken_back_or_refused(client, programme, clock):
    from moksori.records.models import OwnVoiceRecord, StoryRecord

    for account in accounts(programme):
        allow(account, Use.BROADCAST_OWN_VOICE, clock)
    producer = signed_in(client, person(Role.PRODUCER))
    bring(producer, programme)
    elsewhere = f"/programmes/prg-0123456789abcdef/own-voices/{waits().pk}/take-back/"
    assert producer.post(elsewhere).status_code == 404
    back = path_of(programme, f"own-voices/{waits().pk}/take-back/")
    assert producer.post(back).status_code == 303
    assert producer.post(back).status_code == 404
    bring(producer, programme)
    own = waits()
    officer = signed_in(client, person(Role.PROTECTION_OFFICER))
    page = f"/protection/own-voices/{own.pk}/"
    StoryRecord.objects.update(language="xx")  # the programme's words are not for them now
    for path in (page, sound_of(own)):
        assert officer.get(path, **PLAYER).status_code == 404
    assert page not in text_of(officer.get("/protection/own-voices/"))
    StoryRecord.objects.filter(public_id=own.story).update(language=programme.language)
    a_recording_that_is_lost_can_only_be_refused(officer, own, page)
    form = {"do": "refuse", "reason": "Their accent is known there."}
    assert officer.post(page, form).status_code == 303
    assert sorted(OwnVoiceRecord.objects.values_list("state", flat=True)) == [
        "refused", "withdrawn",
    ]  # fmt: skip
    producer = signed_in(client, person(Role.PRODUCER))
    assert "Their accent is known there." in text_of(producer.get(asking(programme)))
