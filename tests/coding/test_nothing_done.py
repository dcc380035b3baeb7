"""Texts in which nobody does anything to anybody: no act is read in them. All are invented."""

import pytest

from tests.coding.accounts import read

OPINION = """Why the river needs one plan

For thirty years the three districts along the river have each drawn up a plan of their own, and for thirty years the plans have fought one another. One district builds dikes, the next one tears them down.

Critics say that a common office would rob the districts of their freedom. That is a weak argument. Nobody is free who is flooded twice a year. The council should stop beating about the bush and vote in March.

The minister has promised to hear everybody. He should be held to his word, and the money should be released before the summer. If we fail again, our children will pay the price."""

RECIPE = """Potato pancakes

Grate 500 grams of potatoes and an onion. Beat two eggs with a pinch of salt and fold them in. Let the batter rest for 15 minutes.

Heat the oil until a drop of batter sizzles. Fry the pancakes for three minutes on each side; press them down with a spoon, but do not burn them. Kill the heat and drain them on paper.

Serve with apple sauce. My grandmother used to whip the cream by hand and would not let anybody help her."""

FOOTBALL = """Harbour beat Mill Town 3-1

Harbour beat Mill Town 3-1 at home on Saturday to stay top of the northern league. Captain Daniel Oke shot the visitors down with two goals in ten minutes after goalkeeper Peter Marsh had been caught off his line.

Mill Town attacked from the start. Their striker hit the post twice, and defender Ruth Abara was booked for holding. In the second half the home side killed the game.

"We were punished for every mistake," said coach Walter Grice. "They executed their plan, and we were robbed of a clear penalty." The league fined neither club. Marsh was released from hospital after a check on his shoulder; he had collided with his own defender."""

WEATHER = """Storm to hit the coast on Thursday

A storm will hit the northern coast on Thursday morning, the weather service said. Winds of up to 110 kilometres an hour are expected, and heavy rain will beat down on the hills until Friday.

Ferries may be held in port. Drivers are warned of fallen trees. The cold front has already killed the last hopes of a warm weekend; temperatures will drop to 4 degrees.

On Sunday the sun will break through, and the lake will be released from its ice next week, the service said."""

COMPANY = """Lakeside Mills opens second plant

Lakeside Mills has opened its second plant in Lower Ferry, the company said on Monday. The plant will employ 140 workers and make 20,000 sacks of flour a month.

"We captured a market that others had given up," director Anna Low said. The company sold its old mill to a trader from the coast for 2 million dollars and paid off its debts. Sales rose 12 percent in 2021; the board released the figures in March.

Low, who was appointed in 2018, was forced to delay the opening by a month because a bridge was closed. The firm's shares were hit by high grain prices last year."""

OPINION_KO = """강에는 하나의 계획이 필요하다

강을 낀 세 군은 서른 해 동안 저마다 다른 계획을 세워 왔다. 한 군이 둑을 쌓으면 다른 군은 그 둑을 허물었다.

공동 사무소를 세우면 군의 권한을 빼앗는다는 비판이 있다. 그러나 해마다 두 번 물에 잠기는 곳에 무슨 권한이 있겠는가. 의회는 3월에 결론을 내야 한다.

장관은 모두의 의견을 듣겠다고 약속했다. 그 약속을 지켜야 하고, 여름이 오기 전에 예산을 풀어야 한다."""

RECIPE_KO = """감자전 만들기

감자 500그램과 양파 하나를 강판에 간다. 달걀 두 개를 풀어 소금을 조금 넣고 섞는다. 반죽을 15분 동안 둔다.

기름을 달군 뒤 반죽을 한 숟가락씩 떠서 양쪽을 3분씩 지진다. 숟가락으로 눌러 주되 태우지 않는다. 다 익으면 불을 끄고 종이에 기름을 뺀다.

초간장을 곁들여 낸다. 할머니는 늘 반죽을 손으로 저으셨다."""

FOOTBALL_KO = """항구팀, 방앗간팀 3-1로 꺾어

항구팀이 토요일 안방에서 방앗간팀을 3-1로 꺾고 북부 리그 1위를 지켰다. 주장 오세윤이 10분 사이에 두 골을 넣어 상대를 무너뜨렸다.

방앗간팀은 처음부터 공격했지만 공격수의 슛이 두 번이나 골대를 때렸다. 후반에는 항구팀이 경기를 지배했다.

방앗간팀 감독은 "실수할 때마다 벌을 받은 경기였다"고 말했다. 골키퍼는 어깨를 부딪쳐 병원에서 검사를 받은 뒤 집으로 돌아갔다."""

WEATHER_KO = """목요일 해안에 강풍

목요일 오전 북부 해안에 강한 바람이 불겠다고 기상대가 밝혔다. 순간 풍속은 시속 110킬로미터에 이르고, 산간에는 금요일까지 많은 비가 내리겠다.

배편이 묶일 수 있으니 미리 확인해야 한다. 찬 공기가 내려와 기온은 4도까지 떨어지겠다.

일요일에는 맑아지고, 다음 주에는 호수의 얼음이 풀리겠다."""

COMPANY_KO = """호숫가제분, 두 번째 공장 열어

호숫가제분이 아랫나루에 두 번째 공장을 열었다고 월요일 밝혔다. 공장은 직원 140명을 두고 한 달에 밀가루 2만 포대를 만든다.

회사는 옛 방앗간을 해안의 한 상인에게 200만 달러에 팔아 빚을 갚았다. 2021년 매출은 12퍼센트 늘었다.

지난해에는 곡물값이 올라 이익이 줄었다. 다리가 막혀 공장 문을 여는 날도 한 달 늦어졌다."""

TEXTS = {
    name: text
    for name, text in globals().items()
    if name.startswith(("OPINION", "RECIPE", "FOOTBALL", "WEATHER", "COMPANY"))
}


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_a_text_without_violations_yields_no_act(name):
    title, _, body = TEXTS[name].partition("\n\n")
    one = read(body.replace("\n\n", "\n"), title=title)
    assert [
        (act.type, one.text[act.evidence.start : act.evidence.end]) for act in one.proposal.acts
    ] == []
