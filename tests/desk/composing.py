"""People and accounts of the stories' tests."""

from moksori.records.models import DecisionRecord, User
from moksori.records.states import Role
from moksori.terms.composition import Composition, Part, PartKind, StoryForm, Voice


def person(name, role):
    return User.objects.create_user(name, None, role)


def cast():
    """One of each who has to do with stories; the accounts are open to the desk."""
    from moksori.records.models import AccountRecord, DeskRecord

    AccountRecord.objects.update(open_to_desk=True)
    DeskRecord.objects.get_or_create(
        id="desk", defaults={"made_by_demo": False, "at": "2031-05-01T00:00:00Z"}
    )
    return {role: person(role.value, role) for role in Role} | {
        "second": person("second editor", Role.EDITOR),
        "outsider": person("outsider", Role.CODER),
    }


def passage(account, number, start=0, end=0):
    return Part(PartKind.PASSAGE, account=account, number=number, start=start, end=end)


def text(words, voice=Voice.PARAGRAPH):
    return Part(PartKind.TEXT, text=words, voice=voice)


def heading(words):
    return Part(PartKind.HEADING, text=words)


def story(*parts, form=StoryForm.ARTICLE, **told):
    return Composition(form, parts, **told)


def decide(entity, kind, rung, at, account=None):
    return DecisionRecord.objects.create(
        entity=entity, kind=kind, rung=rung, reason="named_by_choice", by="usr-officer", at=at,
        account_id=account,
    )  # fmt: skip
