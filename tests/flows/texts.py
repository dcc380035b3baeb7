"""Invented accounts for the flows; no person, place or act in them exists."""

ENGLISH = """The salt warehouse on the river

Host: We are here with reporter Han So Mi to talk about a warehouse in Namhung. Can you tell us what happened?
Han So Mi (Han): According to Ms. Baek (pseudonym), a 47-year-old woman living in Pongsan-dong in Namhung, the captain of the local security office came to her house on March 14, 2031.
Host: What did he want?
Han: He demanded 30,000 RMB (4,200 USD) and took 70% of it for himself. He said, "Pay me by Friday evening or nobody in this street will know you again." In the end she gave him 12,000 RMB.
He arrested her 23-year-old daughter and held her for a month in the office, where he beat her. The neighbours call him The Heron.
Host: Is she safe now?
Han: To this day he comes to their house in the evenings and demands money. A kilo of rice costs 6 RMB at the market.
"""

KOREAN = """강변 소금창고

진행: 오늘은 한소미 기자와 함께 남흥시의 한 창고 이야기를 나눠보겠습니다. 어떤 일이 있었습니까?
한소미: 네, 남흥시 봉산동에 사는 마흔일곱 살 백모 씨는 2031년 3월 14일 보안서 대위가 집으로 찾아왔다고 전했습니다.
진행: 무엇을 요구했습니까?
한소미: 중국 돈 3만 위안을 요구했고 그 가운데 70%를 자기가 챙겼습니다. 그는 "금요일 저녁까지 내지 않으면 이 동네에서 당신을 아는 사람이 없게 될 것이다"라고 말했습니다. 결국 백 씨는 1만 2천 위안을 줬습니다.
대위는 스물세 살 난 딸을 체포해 한 달 동안 구금하고 때렸습니다. 주민들은 그를 '왜가리'라고 부릅니다.
진행: 지금은 안전합니까?
한소미: 지금도 그는 저녁마다 그 집을 찾아와 돈을 요구합니다. 장마당에서 쌀 1kg은 6위안입니다.
"""
