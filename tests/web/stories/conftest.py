"""A desk with two accounts that are coded, and a story begun with the English one."""

import pytest

from moksori.records.states import Role
from moksori.terms.composition import Composition, Part, PartKind, StoryForm
from tests.desk.conftest import received  # noqa: F401
from tests.web.cast import demo_desk, person


@pytest.fixture
def accounts(received):  # noqa: F811
    from moksori.records.models import AccountRecord

    demo_desk()
    AccountRecord.objects.update(open_to_desk=True)
    return received


@pytest.fixture
def story(accounts, clock):
    """A story with a title, own words and nothing that the gate objects to."""
    from moksori.desk import composing
    from moksori.records import trail

    who = person(Role.REPORTER)
    id_ = composing.begin(who, [accounts[0]], StoryForm.ARTICLE, "en", at=clock())
    composition = Composition(
        StoryForm.ARTICLE,
        (Part(PartKind.HEADING, "Rice"), Part(PartKind.TEXT, "Rice was sold at the market.")),
        title="At the market",
    )
    composing.write(who, id_, composition, seen=trail.version_of(id_), at=clock())
    return id_


@pytest.fixture
def before_protection(story, clock):
    from moksori.desk import approving
    from moksori.records import trail

    for role, step in ((Role.REPORTER, "to_editor"), (Role.EDITOR, "to_protection")):
        seen = trail.version_of(story)
        approving.take_step(person(role), story, step, seen=seen, at=clock())
    return story
