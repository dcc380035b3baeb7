"""Invented accounts, and what was read in them: every name, place and sum here is made up."""

import re
from dataclasses import dataclass
from datetime import date

from moksori.coding.propose import propose
from moksori.packs.loader import load
from moksori.terms.account import AccountFormat, Decoded, Structure
from moksori.terms.mention import MentionKind
from moksori.terms.passage import Passage, SpeakerRole
from moksori.terms.proposal import Proposal
from moksori.terms.span import Span

RECEIVED = date(2019, 6, 2)


def account(
    body,
    *,
    title="",
    kind=AccountFormat.ARTICLE,
    speakers=None,
    published="",
    role=SpeakerRole.OTHER,
    furniture=(),
    notes=None,
):
    """Make an account of one passage a line; `speakers` maps labels to their roles."""
    text = f"{title}\n\n{body}" if title else body
    heading = Span(0, len(title)) if title else None
    passages = []
    aside = tuple(Span(text.index(each), text.index(each) + len(each)) for each in furniture)
    for line in re.finditer(r"[^\n]+", text):
        start, end = line.span()
        if (heading and start < heading.end) or any(
            span.start <= start < span.end for span in aside
        ):
            continue
        label, who = None, role
        found = re.match(r"([^:\n]{1,40}):\s*", text[start:end])
        if found and found.group(1) in (speakers or {}):
            label, who = found.group(1), speakers[found.group(1)]
            start += found.end()
        span = Span(start, end)
        passages.append(Passage(len(passages) + 1, span, text[start:end], label, who))
    structure = Structure(
        kind, "", heading, published, aside, tuple(passages), notes=dict(notes or {})
    )
    return Decoded(text, "txt"), structure


@dataclass
class Read:
    """What was read, with the questions tests ask of it."""

    text: str
    proposal: Proposal

    def told(self, kind):
        """The words of every mention of a kind, in order."""
        return [one.told for one in self.proposal.mentions if one.kind is kind]

    def mention(self, kind, words):
        """The mention of a kind whose words contain `words`."""
        return next(one for one in self.proposal.mentions if one.kind is kind and words in one.told)

    def covered(self, kind, words):
        """True if every place where `words` stand is inside a mention of the kind."""
        spans = [one.span for one in self.proposal.mentions if one.kind is kind]
        places = [found.start() for found in re.finditer(re.escape(words), self.text)]
        assert places, words
        return all(any(s.start <= at and at + len(words) <= s.end for s in spans) for at in places)

    def person(self, words):
        """The person one of whose stretches, names or label holds `words`."""
        for one in self.proposal.persons:
            stretches = [self.text[span.start : span.end] for span in one.spans]
            if any(words in each for each in (one.label, *one.names, *stretches)):
                return one
        raise AssertionError(words)

    def acts(self, coarse_or_code):
        """The acts of a code."""
        return [one for one in self.proposal.acts if one.type == coarse_or_code]

    def act(self, code, evidence=""):
        """The one act of a code whose evidence holds some words."""
        for one in self.proposal.acts:
            words = self.text[one.evidence.start : one.evidence.end]
            if one.type == code and evidence in words:
                return one
        raise AssertionError((code, [one.type for one in self.proposal.acts]))

    def owners(self, mention):
        """Labels of the persons a mention belongs to."""
        labels = {one.key: one.label for one in self.proposal.persons}
        return [labels[key] for key in mention.persons]


def read(body, pack="kp", received=RECEIVED, **how):
    """Make an account and read it."""
    decoded, structure = account(body, **how)
    return Read(decoded.text, propose(decoded, structure, load(pack), received))


def check(proposal, text):
    """What holds of every proposal, whatever was read."""
    keys = [one.key for one in proposal.persons]
    assert len(keys) == len(set(keys))
    for mention in proposal.mentions:
        assert 0 <= mention.span.start < mention.span.end <= len(text)
        assert mention.told == text[mention.span.start : mention.span.end]
        assert mention.rule
        assert 0 < mention.confidence <= 1
        assert set(mention.persons) <= set(keys)
        assert isinstance(mention.kind, MentionKind)
    for person in proposal.persons:
        assert person.label
        assert person.rule
        assert person.spans
        assert 0 < person.confidence <= 1
        assert all(0 <= span.start < span.end <= len(text) for span in person.spans)
    for act in proposal.acts:
        assert set(act.accused) <= set(keys)
        assert set(act.victims) <= set(keys)
        assert not set(act.accused) & set(act.victims)
        assert act.rule
        assert 0 <= act.evidence.start < act.evidence.end <= len(text)
        assert 0 < act.confidence <= 1
