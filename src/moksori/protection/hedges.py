"""Words that hedge a number ("about", 약, 정도): a coarse number needs none of them."""

from __future__ import annotations

import re

_WORDS = (
    r"(?:(?:just |a little |slightly |well )?(?:about|around|some|roughly|approximately|nearly"
    r"|almost|over|above|under|below|more than|less than|fewer than|up to|at least|at most"
    r"|as much as|as many as|no less than|exactly|precisely|a total of|a sum of|close to)"
    r"[ \u00a0]+)+"
)
_WORDS_KO = "(?:약|대략|무려|거의|최소|최대|적어도|정확히|도합|총|모두 합쳐)"

BEFORE = re.compile(rf"\b{_WORDS}$", re.IGNORECASE)
INSIDE = re.compile(f"^{_WORDS}", re.IGNORECASE)
BEFORE_KO = re.compile(rf"(?<![가-힣]){_WORDS_KO}\s?$")
INSIDE_KO = re.compile(rf"^{_WORDS_KO}\s?")
AFTER_KO = re.compile(
    r"\s?(?:정도|가량|쯤|남짓|이상|이하|안팎|넘게|가까이)(?=$|[^가-힣]|[을를이가은는의씩에로만])"
)
