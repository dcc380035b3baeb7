"""An invented edition in English and Korean, and small plans to bend in tests."""

from dataclasses import replace

from moksori.terms.cleared import Cleared, ClearedKind
from moksori.terms.disguise import Audience
from moksori.terms.edition import EditionPlan
from moksori.terms.story import Block, BlockKind, Correction, StoryText, Term, Worth

INTRODUCTION, QUESTION = BlockKind.INTRODUCTION, BlockKind.QUESTION
ANSWER, PARAGRAPH = BlockKind.ANSWER, BlockKind.PARAGRAPH

EVIL = (
    "<script>alert('x')</script> & \" #let x = 1 $x^2$ ]] {{7*7}} {% raw %} `code` *b* _i_ @ref "
    "<label> // c /* \\ ~ </style> <!-- --> ]]> &amp; &#x27; =1+1 \\u{41}"
)

FERRY = StoryText(
    id="sto-ferry",
    slug="the-man-at-the-ferry-landing",
    language="en",
    title="The man at the ferry landing",
    standfirst=(
        "For years an official in the north took a share of every sack of grain that "
        "crossed the river. Those who did not pay were taken to the inspection post."
    ),
    blocks=(
        Block(
            INTRODUCTION,
            "",
            "Along the river everybody knows the landing, and everybody knows what it "
            "costs. Our reporter spoke by telephone with a man who traded there for most of "
            "his life.",
        ),
        Block(QUESTION, "Radio Ondol", "How long has this been going on?"),
        Block(
            ANSWER,
            "Reporter",
            "According to the source, it began in the years of hunger. The inspector was "
            "then a young man at the county’s inspection post. He noticed that the "
            "inminban had stopped reporting people who went to the market, and he saw what "
            "that silence was worth.\n"
            "He did not shout. He kept a school exercise book, and in it a page for every "
            "family. When somebody crossed with a sack, he came to the house in the evening "
            "and opened the book. People say that they still cannot hear a page being "
            "turned without looking at the door.",
        ),
        Block(QUESTION, "Radio Ondol", "What happened to those who could not pay?"),
        Block(
            ANSWER,
            "Reporter",
            "In the spring of that year a woman in her thirties was stopped at the landing. "
            "She had sold cloth for tens of thousands of yuan together with her sisters, "
            "and she did not have the money with her any more. He told her [words withheld] "
            "and had her taken to a room behind the post.\n"
            "She was held for several weeks. She was beaten, and she was not given a "
            "blanket. When she came home she had two broken ribs. Her family had sold the "
            "house by then. She was later sent to a labour training camp (rodong "
            "danryeondae), as were her sisters.\n"
            "A kilogram of rice cost 5,000 won at the market that spring (about 60 US "
            "cents).",
        ),
        Block(QUESTION, "Radio Ondol", "Did nobody complain?"),
        Block(
            ANSWER,
            "Reporter",
            "To whom? The party secretary of the county took his sacks as well. The source "
            "says: “A complaint has a name under it. The name is what they want.”",
        ),
        Block(
            QUESTION,
            "Radio Ondol",
            "Your source says that the exercise book still exists. Has anybody outside the "
            "post ever seen it, and could it be used against him one day?",
        ),
        Block(
            ANSWER,
            "Reporter",
            "Several people have seen it. None of them would say so today. But a book that "
            "was kept so carefully to frighten people may, one day, be read by a court.",
        ),
    ),
    month="2026-05",
    byline="H. Garam",
    editor="the Ondol desk",
    outlet="Radio Ondol",
    glossary=(
        Term("inminban", "A neighbourhood unit of some thirty households that reports on itself."),
        Term(
            "labour training camp",
            "A camp for short terms of forced labour, imposed by a local office without a court.",
        ),
        Term("won", "The currency; wages are paid in it, larger sums are counted in yuan."),
    ),
    kinds_changed=("person", "age", "date", "place", "amount", "speech"),
    corrections=(
        Correction(
            "2026-06",
            "an earlier version said that the sisters had traded grain. They traded cloth.",
        ),
    ),
    content_note="This story describes a beating and detention.",
    invented=True,
)

FERRY_KO = replace(
    FERRY,
    slug="naruteoui-namja",
    language="ko",
    title="나루터의 남자",
    standfirst=(
        "북부의 한 간부는 여러 해 동안 강을 건너는 곡식 자루마다 제 몫을 챙겼다. 내지 않은 "
        "사람은 검열 초소로 끌려갔다."
    ),
    blocks=(
        Block(
            INTRODUCTION,
            "",
            "강가에 사는 사람이라면 누구나 그 나루터를 알고, 거기서 무엇을 내야 하는지도 "
            "안다. 본지 기자가 평생을 그곳에서 장사한 사람과 전화로 이야기를 나누었다.",
        ),
        Block(QUESTION, "온돌방송", "언제부터 이런 일이 있었습니까?"),
        Block(
            ANSWER,
            "기자",
            "소식통에 따르면 굶주리던 시절에 시작되었다고 합니다. 그때 검열원은 군 검열 "
            "초소의 젊은 사람이었습니다. 그는 인민반에서 장마당에 나가는 사람들을 더는 "
            "신고하지 않는다는 것을 알아챘고, 그 침묵이 돈이 된다는 것도 알았습니다.\n"
            "그는 소리를 지르지 않았습니다. 학습장 한 권에 집집마다 한 쪽씩 적어 "
            "두었습니다. 누가 자루를 메고 건너면 저녁에 그 집을 찾아가 학습장을 폈습니다. "
            "사람들은 지금도 종이 넘기는 소리를 들으면 문 쪽을 보게 된다고 합니다.",
        ),
        Block(QUESTION, "온돌방송", "돈을 내지 못한 사람들은 어떻게 되었습니까?"),
        Block(
            ANSWER,
            "기자",
            "그해 봄 삼십 대 여성 한 명이 나루터에서 붙잡혔습니다. 자매들과 함께 천을 팔아 "
            "수만 위안을 벌었지만, 그때는 이미 돈이 없었습니다. 검열원은 그에게 [말을 "
            "옮기지 않음] 하고는 초소 뒤의 방으로 데려가게 했습니다.\n"
            "여성은 몇 주 동안 갇혀 있었습니다. 매를 맞았고, 모포도 받지 못했습니다. 집에 "
            "돌아왔을 때는 갈비뼈 두 대가 부러져 있었습니다. 그 뒤 자매들과 함께 "
            "노동단련대로 보내졌습니다.\n"
            "그해 봄 장마당에서 쌀 1킬로그램은 5000원이었습니다(미화 약 60센트).",
        ),
        Block(QUESTION, "온돌방송", "신소한 사람은 없었습니까?"),
        Block(
            ANSWER,
            "기자",
            "누구에게 하겠습니까? 군당 비서도 자루를 받았습니다. 소식통은 이렇게 말합니다. "
            "“신소에는 이름을 써야 합니다. 그들이 바라는 게 바로 그 이름입니다.”",
        ),
    ),
    byline="하가람",
    editor="온돌 편집부",
    outlet="온돌방송",
    glossary=(
        Term("인민반", "스무 세대에서 마흔 세대로 이루어진 주민 조직. 서로를 감시하고 보고한다."),
        Term("노동단련대", "재판 없이 짧은 기간 강제 노동을 시키는 시설."),
        Term("신소", "억울한 일을 당이나 국가 기관에 글로 알리는 일."),
    ),
    corrections=(
        Correction("2026-06", "처음에는 자매들이 곡식을 팔았다고 썼으나, 판 것은 천이었습니다."),
    ),
    content_note="매질과 구금을 다루는 이야기입니다.",
)

LETTER = StoryText(
    id="sto-letter",
    slug="a-letter-about-the-orchard",
    language="en",
    title="A letter about the orchard, the road that was built across it and the seven families "
    "who were told that neither the one nor the other had ever existed",
    standfirst="What a family was told after soldiers came for the trees.",
    blocks=(
        Block(
            PARAGRAPH,
            "",
            "The orchard stood where the road is now. It belonged to nobody and seven "
            "families lived from it. In the autumn soldiers came with a paper and a saw.",
        ),
        Block(
            PARAGRAPH,
            "",
            "An old man stood before the first tree. He was pushed to the ground and taken "
            "away; his family was told months later that he had died of an illness. They "
            "were given neither a body nor a grave.",
        ),
        Block(PARAGRAPH, "", "Nobody has been named. [place withheld] is a small place."),
    ),
    month="2026-05",
    byline="a reader",
    kinds_changed=("place", "person", "continuing"),
    invented=True,
)

NOTE_KO = StoryText(
    id="sto-note",
    slug="jjalbeun-soseng",
    language="ko",
    title="짧은 소식",
    standfirst="",
    blocks=(Block(PARAGRAPH, "", "지난달 서부의 한 도시에서 전기가 끊겼다. 사람들은 초를 샀다."),),
    month="2026-04",
    kinds_changed=("place",),
    invented=True,
)

UNTITLED = StoryText(
    id="sto-untitled",
    slug="",
    language="en",
    title="",
    standfirst="",
    blocks=(Block(PARAGRAPH, "", "It was told in one sentence and nothing more."),),
    month="2026-05",
    invented=True,
)


HELPED = replace(
    FERRY,
    id="sto-helped",
    slug="the-room-behind-the-post",
    blocks=(
        Block(INTRODUCTION, "", "The WPK rules here. In 2017 a permit cost thousands of yuan."),
        *FERRY.blocks[1:4],
        replace(FERRY.blocks[4], note="The next passage tells of torture.", passage=1),
        *FERRY.blocks[5:],
        Block(ANSWER, "", "“قال: لا” he said, and went."),
        replace(FERRY.blocks[4], note="The next passage tells of torture.", passage=1),
    ),
    glossary=(
        *FERRY.glossary,
        Term("WPK", "Workers' Party of Korea; the ruling party", "Workers' Party of Korea"),
    ),
    sums=(Worth("thousands of yuan", "hundreds to thousands of US dollars (a bank, 2017)"),),
)
"""A story with everything that the desk puts beside one for its readers."""


def cleared(story, audience=Audience.PUBLIC, kind=ClearedKind.STORY):
    """What the gate would have let out."""
    return Cleared(kind=kind, audience=audience, story=story, watch_version="w", rules=("r",))


def plan(*stories, **changes):
    """A plan of the invented series with these stories."""
    base = EditionPlan(
        series="Voices of the river",
        number=3,
        month="2026-05",
        publisher="Ondol Archive",
        stories=tuple(cleared(story) for story in stories),
        languages=("en", "ko"),
        source_url="https://source.example/moksori",
    )
    return replace(base, **changes)


def full_plan(**changes):
    """Long and short, in both languages and in one, with and without a title."""
    return plan(FERRY, FERRY_KO, LETTER, NOTE_KO, UNTITLED, **changes)


def quiet(what, done, of):
    """A progress bar that nobody looks at."""
