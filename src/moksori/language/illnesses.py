"""English words for what is wrong with somebody's body or mind."""

from __future__ import annotations

import re

from moksori.language.words import words

ILLNESSES = words(
    "disability disabilities illness illnesses disease diseases disorder disorders syndrome "
    "schizophrenia schizophrenic depression depressive psychosis psychotic paranoia anxiety "
    "trauma autism autistic dementia cancer tumour tumor leukaemia leukemia diabetes diabetic "
    "epilepsy epileptic asthma stroke fracture fractures fractured paralysis paralysed "
    "paralyzed paraplegic hiv aids tuberculosis malaria blindness blind deaf deafness mute "
    "lame crippled invalid invalidity amputation amputated amputee myopia hyperopia "
    "farsightedness nearsightedness sciatica neuralgia hernia ulcer concussion contusion "
    "haematoma hematoma haemorrhage hemorrhage infarction migraine pregnant pregnancy "
    "miscarriage abortion infertility infertile sterile impotence alcoholic alcoholism addict "
    "addiction addicted suicidal prosthesis prostheses prosthetic wheelchair complications "
    "discopathy insomnia anorexia bulimia obesity allergy allergic eczema gonarthrosis "
    "handicap handicapped impairment incontinence jaundice scoliosis thrombosis"
)
"""Words that name a state of health by themselves."""

MEDICAL = re.compile(
    r"[a-z-]{3,}(?:itis|osis|algia|pathy|plegia|phrenia|aemia|ectomy|trophy|philia|myopia|opia"
    r"|arthrosis|sclerosis)"
)
"""Words built as names of illnesses and operations are."""

NOT_MEDICAL = words(
    "diagnosis prognosis utopia dystopia sympathy empathy antipathy apathy trophy atrophy "
    "telepathy metamorphosis hypnosis osmosis symbiosis"
)
LOSSES = re.compile(
    r"(?<![\w-])(?:loss|removal|amputation|fractures?|injur(?:y|ies)|damage|injured|broken|burns?"
    r"|wounds?|degeneration|paralysis|disease|operations?|problems?|pain|pains|calcification|complications)"
    r"(?: affecting| of| to| in| with| on)"
    r"(?: (?:the|his|her|their|my|a|both|one))?(?: [a-z0-9-]+){0,2}?"
    r" (?:sight|vision|hearing|speech|eyes?|ears?|arms?|legs?|hands?|foot|feet|fingers?|toes?"
    r"|heads?|skull|brain|neck|back|spine|vertebrae?|ribs?|chest|lungs?|heart|liver|kidneys?|stomach|knees?"
    r"|kneecap|hips?|shoulders?|elbows?|wrists?|ankles?|jaw|teeth|tooth|nose|face|skin|bones?|tibia|femur"
    r"|patella|pelvis|memory|limbs?|muscles?|nerves?)(?![\w-])"
)
"""A loss or a harm with the part of the body it is told of."""
