"""Whether the words around a cue say that it happened, and to the one before it or after it."""

from __future__ import annotations

import re

from moksori.terms.act import Standing

_NEGATED_EN = re.compile(
    r"\b(?:not|never|n['’]?t|without|denied|denies|neither|nor|no|nobody|none|refused to|avoided"
    r"|avoid|escaped"
    r"|instead of|prevented|stopped short of|(?:did|do|does|was|were|is|are|has|have|had|could"
    r"|would)nt)\s+(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)
_THREATENED_EN = re.compile(
    r"\b(?:threat(?:s|en(?:s|ed|ing)?)?(?: \w+){0,3} (?:to|with|of)|can be|could be|may be"
    r"|might be|would be|will be"
    r"|risk(?:s|ed|ing)?|fear(?:s|ed|ing)?(?: of)?|afraid of|in danger of|under threat of"
    r"|warn(?:s|ed|ing)?(?: \w+){1,4}"
    r"|if|unless|or (?:he|she|they) would|planned to|plans to|wanted to|intended to|ordered not to"
    r"|to avoid|so as not to)\s+(?:\w+\s+){0,4}$",
    re.IGNORECASE,
)
_HABITUAL_EN = re.compile(
    r"\b(?:often|usually|normally|always|regularly|routinely|frequently|sometimes|generally"
    r"|typically|commonly"
    r"|every (?:day|week|month|evening|night|time)|used to|continues? to|still|(?:has|have) been"
    r"|to this day|tend to|is known to|are known to)\b",
    re.IGNORECASE,
)
_MANDATE_EN = re.compile(
    r"\b(?:tasked with|responsible for|charged with|in charge of|mandated to|mandate (?:is|to"
    r"|of)|authori[sz]ed to|empowered to"
    r"|powers? (?:of|to)|duty (?:is )?to|duties (?:include|are)|supposed to|(?:its|their"
    r"|whose) (?:role|job|task|function|mission) is"
    r"|set up to|established to|created to|aims to|designed to|specialis(?:es|ing) in"
    r"|specializ(?:es|ing) in|oversees?|in order to prevent"
    r"|(?:to|that) (?:prevent|combat|fight|investigate|punish|report|discuss|condemn|end|stop"
    r"|denounce|document|monitor))\b[^.;:]{0,90}$",
    re.IGNORECASE,
)
_NOT_SAID_EN = re.compile(
    r"\b(?:not|never) (?:saying|say|said|claiming|claim|claimed|suggesting) that\b[^.;:,]{0,50}$"
    r"|\b(?:asked|asks|wonder(?:s|ed)?) (?:(?:him|her|them|me|us) )?(?:whether|if)\b[^.;:,]{0,40}$",
    re.IGNORECASE,
)
"""What the teller only denies to have said, or was asked: no deed is told."""
_REASON_EN = re.compile(
    r"\b(?:accus(?:ed|es|ing|ations?)(?: \w+){0,3} of|charges? of|charged (?:him|her"
    r"|them)? ?with|suspicion of|suspected of|convicted of|guilty of"
    r"|(?:arrested|detained|jailed|imprisoned|sentenced|punished|prosecuted|caught|held"
    r"|investigated|questioned)(?: \w+){0,3} for"
    r"|crimes? (?:of|such as)|cases? of|allegations? of|reports? of|victims? of|campaign against"
    r"|law (?:on|against)|on the pretext of)\s+(?:[\w-]+\s+){0,4}$",
    re.IGNORECASE,
)
_GENERAL_EN = re.compile(
    r"\b(?:use|uses|used|using|resort(?:s|ed|ing)? to|employ(?:s|ed|ing)?)\s+(?:\w+\s+(?:and|or"
    r"|of)\s+|\w+\s+){0,2}$",
    re.IGNORECASE,
)
_BE = re.compile(
    r"\b(?:was|were|is|are|been|being|be|get|gets|got|getting)\s+"
    r"(?:(?:\w+ly|also|then|later|first|again|never|not|all|both|once|twice|even|soon|still"
    r"|eventually)\s+){0,3}"
    r"(?:\w+(?:ed|en|it|ot|ung|uck|ut|ept|wn|ound|old|eft)(?:\s*,\s*|\s+(?:and|or)\s+)"
    r"(?:\w+ly\s+)?){0,4}$",
    re.IGNORECASE,
)
_COORDINATED = re.compile(
    r"\b(?:was|were|been|being)\s(?:\w+\s){0,2}?\w+(?:ed|en|ld|pt|ut|ken|wn|und|ft|de|ot|ung)\b"
    r"[^.;:!?]{0,90}?(?:,|\band|\bor)\s(?:then |later |also |\w+ly )?$",
    re.IGNORECASE,
)
"""As in "was kept there for nine days and": what follows was done to the same one."""
_UNDERWENT = re.compile(
    r"\b(?:subjected to|victims? of|suffer(?:s|ed|ing)?|endur(?:e|es|ed|ing)|underwent|undergo"
    r"|faced|faces|facing|experienced"
    r"|died (?:of|from|under|after)|received|survived|exposed to)\s+(?:[\w-]+\s+){0,4}$",
    re.IGNORECASE,
)
_SUFFERS = re.compile(
    r"(?:die[sd]?|dying|perish|succumb|(?:is|are|was|were|been|remains?)? ?(?:still )?missing"
    r"|(?:carr(?:ied|ying)|haul(?:ed|ing)|dug|digging|lugged|quarried|felled|worked|built|cut)\b"
    r"(?! off)|(?:broke|breaking) (?:\w+ )?(?:stones?|rocks|granite|coal)\b"
    r"|without\b|(?:not|never) (?:be |been |being )?fed\b|(?:went|gone|go) (?:\w+ )?hungry)",
    re.IGNORECASE,
)
"""Verbs whose subject suffers what they tell of: "she died in the cell", "we carried …, unpaid"."""
_LONG_CUE = 3
"""Words of the longest cue that may be a participle without "was"."""
_MADE_TO = re.compile(
    r"\bto\s+(?:undergo|suffer|endure|face|receive|attend|take part in|be)\s+(?:[\w-]+\s+){0,4}$",
    re.IGNORECASE,
)
_PARTICIPLE = re.compile(
    r"^(?:\w+ly )?(?:being |having been )?"
    r"(?:\w+(?:ed|en|ung|wn|ot|ut|eld|aken|aught|aten|one|ept|ent|urnt|uck)|made|told|sold|led|fed"
    r"|hit|bound|found|left|torn|shot|set|put|dug)\b",
    re.IGNORECASE,
)
_NOUN = re.compile(
    r"threats?|beatings?|ransom|detention|custody|imprisonment|extortion|harassment|intimidation",
    re.IGNORECASE,
)
_NOMINAL_BEFORE = re.compile(
    r"\b(?:the|a|an|his|her|their|this|that|these|those|such|of|any|more|further|[\w-]+['’]s"
    r"|savage|severe|brutal"
    r"|repeated|physical|constant|alleged)\s+(?:(?:savage|severe|brutal|sexual|repeated"
    r"|physical)\s+){0,2}$",
    re.IGNORECASE,
)
_IS = re.compile(r"(?:was|were|been|being|is|are|got)(?:n['’]?t)?\b", re.IGNORECASE)
_AFTER_OBJECT = re.compile(
    r"^\s+(?:\w+ly\s+)?(?:him|her|them|me|us|the|a|an|two|three|four|five|several|many|some|his"
    r"|their|my|our|one|at\s+least|more\s+than"
    r"|dozens|hundreds|thousands|this|that|these|those|\d|[A-Z])",
)
_HAS_OBJECT = re.compile(r"\s(?:me|him|her|them|us|it)\b", re.IGNORECASE)
_HAS_SUBJECT = re.compile(
    r"\b(?:he|she|they|i|we|who)\s+(?:\w+ly\s+|then\s+|also\s+)?$", re.IGNORECASE
)
_REDUCED = re.compile(r"\s+(?:by|for|in|at|on|and|after)\b")
_NEGATED_KO = re.compile(
    r"^[가-힣]{0,4}(?:지\s?(?:는|도|를)?\s?(?:않|못|말)|(?:은|는|도)?\s?없|(?:을|를)?\s?(?:면하|피하|모면))"
)
_NEGATED_BEFORE_KO = re.compile(r"(?:^|\s)(?:안|못)\s$")
_THREATENED_KO = re.compile(
    r"^[가-힣]{0,8}(?:\s거라[고며]|겠다고|겠다며|버리겠|하겠|시키겠|보내겠|넣겠|ㄹ\s?수\s?있다|될\s?수\s?있|할\s?수\s?있|당할\s?수|받을\s?수|려고"
    r"|\s수(?:도|가)?\s있|려\s?했|될까|할까|면\s|지\s?않으면|하라고\s?하면)"
)
_HABITUAL_KO = re.compile(
    r"(?:늘|항상|자주|종종|매일|매번|매달|보통|일반적으로|흔히|여전히|지금도|아직도|계속|수시로|걸핏하면|곤\s?했|곤\s?한)"
)
_MANDATE_KO = re.compile(
    r"(?:담당(?:하는|한다|하고\s?있)|임무(?:를|로|이)|책임지(?:는|고\s?있)|맡(?:는다|고\s?있)|기능을|권한을|기관이다|부서이다|부서다|기관으로"
    r"|역할을)"
)
_REASON_KO = re.compile(
    r"^[가-힣]{0,4}\s?(?:등의?\s?)?(?:혐의|죄로|죄를|죄목|의혹|피해자들|사건을|방지|예방|근절|금지|반대)"
    r"|^[가-힣]{0,4}\s(?:것|게|거)(?:이|가)?\s아니[냐나라었]"
)
_PASSIVE_KO = re.compile(
    r"^(?:을|를|이|가|까지|도)?\s?(?:당[하했한해할]|되[어었는고면]?|됐|된|돼|될|받[았은고는던]?|입[었은]|맞|시달|못\s?이겨|끝에)"
)
_PASSIVE_CUE_KO = re.compile(
    r"(?:끌[려렸]|잡[혀혔히힌]|붙들[려렸리린]|맞[아았고은]|갇[혀혔히힌]|쫓[겨겼기긴]|빼앗[겨겼기긴]|뺏[겨겼기긴]|죽임|체포[돼됐되]|처해|팔려|세워[졌지])"
)

_MONEY_KO = re.compile(r"(?:뇌물|뢰물|돈|금품|벌금|선물)(?:을|를|도)?$")
"""뇌물을 받다: who receives it suffers nothing."""
_GOT_KO = re.compile(r"받아 ?[내냈낸]")
"""자백을 받아 냈다: who got it out of another."""


def standing_en(before: str, clause: str) -> Standing:
    """Say whether an English cue tells of something done, threatened, denied or usual.

    Args:
        before: The clause up to the cue.
        clause: The whole clause.
    """
    if _NEGATED_EN.search(before):
        return Standing.NEGATED
    if _THREATENED_EN.search(before):
        return Standing.THREATENED
    return Standing.HABITUAL if _HABITUAL_EN.search(clause) else Standing.DONE


def standing_ko(before: str, after: str, sentence: str, *, denial: bool = False) -> Standing:
    """Say the same of a Korean cue.

    Args:
        before: What stands before the cue in its sentence.
        after: What follows it.
        sentence: The whole sentence.
        denial: The act itself is that something was not given.
    """
    if denial:
        return Standing.HABITUAL if _HABITUAL_KO.search(sentence) else Standing.DONE
    if _NEGATED_KO.match(after) or _NEGATED_BEFORE_KO.search(before[-4:]):
        return Standing.NEGATED
    if _THREATENED_KO.match(after):
        return Standing.THREATENED
    return Standing.HABITUAL if _HABITUAL_KO.search(sentence) else Standing.DONE


def is_no_act_en(before: str) -> bool:
    """Say whether the words before a cue make it a mandate, a charge or a subject of talk."""
    rules = (_MANDATE_EN, _REASON_EN, _NOT_SAID_EN)
    return any(rule.search(before) for rule in rules)


def is_no_act_ko(after: str, sentence: str) -> bool:
    """Say the same of a Korean cue."""
    return bool(_REASON_KO.match(after) or _MANDATE_KO.search(sentence))


def is_general_en(before: str) -> bool:
    """Say whether a cue is only named as a means ("uses threats and violence")."""
    return bool(_GENERAL_EN.search(before))


_HAD_DONE = re.compile(
    r"\b(?:had|has|have|having|got|gets)\s+(?:him|her|them|me|us"
    r"|(?:the|a|an|his|her|their|my|two|three|four|five|both)\s(?:[\w'’-]+\s){0,3}[\w'’-]+)\s+$",
    re.IGNORECASE,
)


def is_had_done_en(before: str, cue: str) -> bool:
    """Say whether somebody had it done to another: "the inspector had her detained".

    Args:
        before: The sentence up to the cue.
        cue: The words of the cue.
    """
    return bool(_PARTICIPLE.match(cue) and _HAD_DONE.search(before))


def is_made_to_en(before: str) -> bool:
    """Say whether somebody is made to undergo what an English cue names."""
    return bool(_MADE_TO.search(before))


def is_passive_en(before: str, cue: str, after: str) -> bool:
    """Say whether the one before an English cue suffers it.

    Args:
        before: The sentence up to the cue.
        cue: The words of the cue.
        after: What follows it.
    """
    if _SUFFERS.match(cue):
        return True
    if _UNDERWENT.search(before) or _IS.match(cue):
        return True
    if not _PARTICIPLE.match(cue):
        return False
    if _BE.search(before):
        return True
    if _COORDINATED.search(before) and not _AFTER_OBJECT.match(after):
        return _HAS_OBJECT.search(cue) is None
    if len(cue.split()) > _LONG_CUE:
        # "Sold the goods to a wholesaler and kept the money": its object stands in it.
        return False
    if _HAS_OBJECT.search(cue) or _HAS_SUBJECT.search(before) or _AFTER_OBJECT.match(after):
        return False
    return _REDUCED.match(after) is not None


def is_passive_ko(cue: str, after: str) -> bool:
    """Say whether the subject of a Korean cue suffers it."""
    got = after.lstrip("을를도 ")
    received = (_MONEY_KO.search(cue) is not None and got.startswith("받")) or _GOT_KO.match(got)
    return bool((_PASSIVE_KO.match(after) and not received) or _PASSIVE_CUE_KO.search(cue))


def is_nominal_en(before: str, cue: str) -> bool:
    """Say whether an English cue only names the act ("the beatings", "his threats")."""
    if _NOMINAL_BEFORE.search(before):
        return True
    if _NOUN.fullmatch(cue):
        return True
    if len(cue.split()) > 2 or re.search(r"\w(?:ed|ing)\b", cue):
        return False
    return bool(
        re.search(r"(?:ion|ment|ence|ings|ults|eats|ure|ail|ery|apes?|bribes?|abuses?)$", cue)
    )
