"""What the desk says of itself: kept past the gate, on the next site, and never in its way."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from moksori.desk import about
from moksori.desk.about import NoLanguageError, ProtectedError, TooLongError
from moksori.records.models import AboutRecord, AuditRecord
from moksori.records.states import Role
from moksori.terms.errors import RefusedError
from tests.desk.conftest import made
from tests.web.cast import person

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
OURS = "We are three people.\n\nWrite to us on paper."
OURS_KO = "우리는 세 사람입니다."


def protected(standing):
    values = [one for one in standing.watch.values if one.scope == "everywhere"]
    return sorted({form for one in values if one.kind == "person" for form in one.forms})


def test_the_words_of_each_language_are_on_the_next_site(sited, clock):
    editor = person(Role.EDITOR)
    assert about.say(editor, "en", "  We are\u200b three \npeople. \r\n\r\n\r\nWrite to us on paper. ",
                     at=clock())  # fmt: skip
    assert about.say(editor, "ko", OURS_KO, at=clock())
    assert [one.words for one in about.standing()] == [OURS, OURS_KO]
    _, site = made(clock)
    told = (site.folder / "about.html").read_text("utf-8")
    assert '<p dir="auto">We are three people.</p>' in told
    assert '<p dir="auto">Write to us on paper.</p>' in told
    assert OURS_KO in (site.folder / "about.ko.html").read_text("utf-8")


def test_the_same_words_change_nothing_and_none_take_them_back(sited, clock):
    editor = person(Role.EDITOR)
    before = (sited.site.folder / "about.html").read_bytes()
    about.say(editor, "en", OURS, at=clock())
    assert not about.say(editor, "en", f"{OURS}\n", at=clock())
    assert about.say(editor, "en", " \n ", at=clock())
    assert AboutRecord.objects.filter(language="en").count() == 2
    assert about.for_site() == ()
    _, site = made(clock)
    assert (site.folder / "about.html").read_bytes() == before
    details = AuditRecord.objects.filter(verb="site.about").values_list("detail", flat=True)
    assert list(details) == [{"language": "en", "letters": len(OURS)},
                             {"language": "en", "letters": 0}]  # fmt: skip


def test_others_a_strange_language_and_a_long_text_are_refused(sited, clock):
    with pytest.raises(RefusedError):
        about.say(person(Role.CODER), "en", OURS, at=clock())
    with pytest.raises(NoLanguageError):
        about.say(person(Role.EDITOR), "xx", OURS, at=clock())
    with pytest.raises(TooLongError):
        about.say(person(Role.EDITOR), "en", "a " * 5_000, at=clock())
    assert not AboutRecord.objects.exists()


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_no_protected_word_is_kept_however_it_is_told(sited, clock, data):
    word = data.draw(st.sampled_from(protected(sited.standing)))
    dressed = data.draw(
        st.sampled_from(
            [word, word.upper(), word.replace(" ", "\u00a0"), "\u200b".join(word), f"“{word}”"]
        )
    )
    tail = data.draw(st.sampled_from([" told us.", "에게서 들었습니다.", ".", ", and others"]))
    language = data.draw(st.sampled_from(["en", "ko"]))
    with pytest.raises(ProtectedError) as refused:
        about.say(person(Role.EDITOR), language, f"{OURS}\n\n{dressed}{tail}", at=clock())
    assert word not in f"{refused.value} {refused.value.hint} {refused.value!r}"
    assert not AboutRecord.objects.exists()


def test_words_that_became_protected_later_are_left_out_and_the_site_is_made(sited, clock):
    word = protected(sited.standing)[0]
    AboutRecord.objects.create(language="en", words=f"Ask {word}.", by="usr-test", at=clock())
    before = (sited.site.folder / "about.html").read_bytes()
    _, site = made(clock)
    assert site.stories == sited.site.stories
    assert (site.folder / "about.html").read_bytes() == before
