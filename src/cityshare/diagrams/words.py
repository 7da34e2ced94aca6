"""The drawings' own words, in the languages of the questionnaires."""

from __future__ import annotations

from cityshare.questionnaire import Text


def say(phrase: str, language: str, **values: object) -> str:
    """Return a phrase in a language, else in English, with its blanks filled.

    ``KeyError`` if there is no such phrase.

    >>> say("units-delegation", "en", n=8)
    '8 delegations have answered.'
    """
    return _PHRASES[phrase].read(language).format(**values)


def paragraph(language: str, *sentences: str) -> str:
    """Join sentences as the language does: with a blank, or none after 。."""
    return ("" if language.startswith(("zh", "ja")) else " ").join(sentences)


def _text(en: str, ko: str, zh: str, ja: str) -> Text:
    return Text({"en": en, "ko": ko, "zh-Hans": zh, "ja": ja})


_RIVER: dict[str, Text] = {
    "river": _text("River diagram", "강 그림", "河流图", "川の図"),
    "units-delegation": _text(
        "{n} delegations have answered.",
        "대표단 {n}곳이 응답했습니다.",
        "已有 {n} 个代表团作答。",
        "{n} の代表団が回答しました。",
    ),
    "units-participant": _text(
        "{n} people have answered.",
        "{n}명이 응답했습니다.",
        "已有 {n} 人作答。",
        "{n} 人が回答しました。",
    ),
    "banks-extremes": _text(
        "The banks are the lowest and the highest level of anyone.",
        "양쪽 강둑은 가장 낮은 수준과 가장 높은 수준입니다.",
        "两岸是所有回答中的最低等级和最高等级。",
        "両岸は、回答の中で最も低い段階と最も高い段階です。",
    ),
    "banks-percentiles": _text(
        "The banks are the 10th and 90th percentile: about 8 in 10 lie between them. "
        "Thin lines are the lowest and the highest level of anyone.",
        "양쪽 강둑은 하위 10%와 상위 10%의 경계로, "
        "10곳 중 약 8곳이 그 사이에 있습니다. "
        "가는 선은 가장 낮은 수준과 가장 높은 수준입니다.",
        "两岸是第 10 和第 90 百分位：约八成位于两岸之间。细线是最低等级和最高等级。",
        "両岸は 10 および 90 パーセンタイルで、約 8 割がその間にあります。"
        "細い線は最も低い段階と最も高い段階です。",
    ),
    "highest": _text("Highest", "가장 높음", "最高", "最高"),
    "lowest": _text("Lowest", "가장 낮음", "最低", "最低"),
    "north-bank": _text("North bank", "북쪽 강둑", "北岸", "北岸"),
    "south-bank": _text("South bank", "남쪽 강둑", "南岸", "南岸"),
    "answering": _text("answering", "응답 수", "作答数", "回答数"),
    "today-own": _text("today", "현재", "现在", "現在"),
    "today": _text("{name}, today", "{name}, 현재", "{name}，现在", "{name}、現在"),
    "target": _text(
        "Target, in 12 months", "12개월 뒤 목표", "12 个月后的目标", "12 か月後の目標"
    ),
    "river-too-few": _text(
        "Fewer than five have answered: the river is drawn from five",
        "응답이 다섯 곳보다 적습니다. 강은 다섯 곳부터 그립니다",
        "作答者不足五个：满五个后才绘制河流图",
        "回答が 5 件未満です。川は 5 件から描きます",
    ),
    "practice-too-few": _text(
        "shown from five", "5곳부터 표시", "满五个后显示", "5 件から表示"
    ),
    "reading-share": _text("could share", "나눌 수 있음", "可以分享", "共有できる"),
    "reading-learn": _text("learn here", "여기서 배움", "在此学习", "ここで学ぶ"),
    "reading-invite": _text(
        "invite someone", "외부 초청", "邀请外部专家", "外から招く"
    ),
}

_STAIRS: dict[str, Text] = {
    "stairs": _text("Stairs diagram", "계단 그림", "阶梯图", "階段の図"),
    "stairs-too-few": _text(
        "Fewer than five have answered: the stairs are drawn from five",
        "응답이 다섯 곳보다 적습니다. 계단은 다섯 곳부터 그립니다",
        "作答者不足五个：满五个后才绘制阶梯图",
        "回答が 5 件未満です。階段は 5 件から描きます",
    ),
    "stairs-how-delegation": _text(
        "Each number counts delegations.",
        "숫자는 대표단의 수입니다.",
        "数字为代表团数目。",
        "数字は代表団の数です。",
    ),
    "stairs-how-participant": _text(
        "Each number counts people.",
        "숫자는 사람의 수입니다.",
        "数字为人数。",
        "数字は人数です。",
    ),
    "stairs-share": _text(
        "Something to share", "나눌 것이 있음", "有可分享", "共有できる"
    ),
    "stairs-learn": _text(
        "Something to learn", "배울 것이 있음", "有待学习", "学びたい"
    ),
    "stairs-rest": _text("Not a priority", "우선순위 아님", "非优先", "優先ではない"),
    "stairs-level": _text("Level today", "현재 수준", "现在的等级", "現在の段階"),
    "stairs-gap": _text(
        "Gap: levels to climb to the target",
        "격차: 목표까지 올라갈 수준 수",
        "差距：距目标的级数",
        "差：目標までの段階数",
    ),
    "stairs-no-gap": _text(
        "no gap, or no target",
        "격차 없음 또는 목표 없음",
        "无差距或未设目标",
        "差なし、または目標なし",
    ),
    "facilitator-only": _text(
        "For the facilitator only.",
        "진행자 전용입니다.",
        "仅供主持人使用。",
        "進行役専用です。",
    ),
}

_LEARNING: dict[str, Text] = {
    "learning": _text(
        "Who can share what",
        "누가 무엇을 나눌 수 있나",
        "谁能分享什么",
        "誰が何を共有できるか",
    ),
    "learning-names": _text(
        "Who can learn what from whom",
        "누가 누구에게 무엇을 배울 수 있나",
        "谁能向谁学什么",
        "誰が誰から何を学べるか",
    ),
    "learning-too-few": _text(
        "Fewer than five have answered: sharers are shown from five",
        "응답이 다섯 명보다 적습니다. 다섯 명부터 보여 줍니다",
        "作答者不足五人：满五人后才显示",
        "回答が 5 人未満です。5 人から表示します",
    ),
    "learning-none": _text(
        "Nobody is matched here yet",
        "아직 연결된 사람이 없습니다",
        "这里还没有匹配",
        "まだ組み合わせがありません",
    ),
    "learning-how-room": _text(
        "The number beside a name is how many people are advised to ask this sharer.",
        "이름 옆의 숫자는 이 사람에게 물어보도록 추천받은 사람의 수입니다.",
        "姓名旁的数字是建议向其请教的人数。",
        "名前の横の数字は、その人に尋ねるよう勧められた人の数です。",
    ),
    "learning-how-names": _text(
        "Learners on the left, sharers on the right.",
        "왼쪽은 배우는 쪽, 오른쪽은 나누는 쪽입니다.",
        "左侧为学习者，右侧为分享者。",
        "左が学ぶ側、右が共有する側です。",
    ),
    "want-to-learn-1": _text(
        "1 wants to learn", "1명이 배우고 싶어 함", "1 人想学", "1 人が学びたい"
    ),
    "want-to-learn-n": _text(
        "{n} want to learn",
        "{n}명이 배우고 싶어 함",
        "{n} 人想学",
        "{n} 人が学びたい",
    ),
    "and-more": _text("and {n} more", "외 {n}명", "另有 {n} 人", "ほか {n} 人"),
    "key-first": _text("ask first", "먼저 물어볼 곳", "首选", "最初に聞く"),
    "key-second": _text("ask second or third", "그다음", "其次", "次に聞く"),
    "key-unranked": _text("also possible", "그 밖의 가능성", "也可", "ほかの候補"),
    "key-same-table": _text("at one table", "같은 테이블", "同桌", "同じテーブル"),
    "learning-counts": _text(
        "learners: {learners}, sharers: {sharers}",
        "배우는 쪽 {learners}, 나누는 쪽 {sharers}",
        "学习者 {learners}，分享者 {sharers}",
        "学ぶ側 {learners}、共有する側 {sharers}",
    ),
}

_TRACE: dict[str, Text] = {
    "trace": _text(
        "How good the plan is", "배치안은 얼마나 좋은가", "方案有多好", "配置案の良さ"
    ),
    "trace-how": _text(
        "The value of the best plan so far, and the bound: no plan that is as fair "
        "is worth more. The closer they come, the better the plan is known to be.",
        "지금까지 찾은 가장 좋은 배치안의 값과 상한입니다. 이만큼 공정한 배치안은 "
        "상한을 넘을 수 없습니다. 둘이 가까울수록 배치안이 좋다는 것이 확실해집니다.",
        "图中是迄今最佳方案的价值和上限：同样公平的方案，价值都不会超过上限。"
        "两者越接近，越能确定方案之好。",
        "これまでで最も良い配置案の値と上限です。同じだけ公平で上限を超える配置案はありません。"
        "両者が近いほど、配置案の良さが確かになります。",
    ),
    "trace-how-no-bound": _text(
        "The value of the best plan so far. No bound was found: how far the plan is "
        "from the best possible is not known.",
        "지금까지 찾은 가장 좋은 배치안의 값입니다. 상한을 찾지 못해 최선의 배치안과 "
        "얼마나 차이가 나는지는 알 수 없습니다.",
        "图中是迄今最佳方案的价值。未求得上限，因此不知道与最佳可能相差多少。",
        "これまでで最も良い配置案の値です。上限は見つからず、"
        "最善の配置案との差は分かりません。",
    ),
    "trace-search": _text("Search", "탐색", "搜索", "探索"),
    "trace-proof": _text("Proof", "증명", "证明", "証明"),
    "trace-seconds": _text("Seconds", "초", "秒", "秒"),
    "trace-value-axis": _text(
        "Value (weighted steps)",
        "값(가중 단계 수)",
        "价值（加权级数）",
        "値（重み付きの段数）",
    ),
    "trace-first-plan": _text(
        "First plan: {value}, after {seconds} s",
        "첫 배치안: {value}, {seconds}초 뒤",
        "第一个方案：{value}，{seconds} 秒后",
        "最初の配置案：{value}、{seconds} 秒後",
    ),
    "trace-first-bound": _text(
        "First bound: {bound}, after {seconds} s",
        "첫 상한: {bound}, {seconds}초 뒤",
        "第一个上限：{bound}，{seconds} 秒后",
        "最初の上限：{bound}、{seconds} 秒後",
    ),
    "trace-bound": _text(
        "Bound: no plan is worth more",
        "상한: 이보다 나은 배치안은 없음",
        "上限：任何方案都不会超过",
        "上限：これを超える配置案はない",
    ),
    "trace-value": _text(
        "Value of the plan", "배치안의 값", "方案的价值", "配置案の値"
    ),
    "trace-gap": _text("Gap: {gap} %", "차이: {gap} %", "差距：{gap} %", "差：{gap} %"),
    "trace-optimal": _text(
        "Proven best possible", "최선임이 증명됨", "已证明为最佳", "最善と証明済み"
    ),
    "trace-unknown": _text(
        "Not known how far from the best",
        "최선과의 차이는 알 수 없음",
        "与最佳的差距未知",
        "最善との差は不明",
    ),
    "trace-none": _text(
        "No plan was found",
        "배치안을 찾지 못했습니다",
        "未找到方案",
        "配置案が見つかりませんでした",
    ),
    "trace-end": _text(
        "In the end, after {seconds} s: value {value}, bound {bound}.",
        "마지막, {seconds}초 뒤: 값 {value}, 상한 {bound}.",
        "最终，{seconds} 秒后：价值 {value}，上限 {bound}。",
        "最後、{seconds} 秒後：値 {value}、上限 {bound}。",
    ),
    "trace-points": _text(
        "Seconds, value, bound: {points}.",
        "초, 값, 상한: {points}.",
        "秒、价值、上限：{points}。",
        "秒、値、上限：{points}。",
    ),
}

_PHRASES: dict[str, Text] = {**_RIVER, **_STAIRS, **_LEARNING, **_TRACE}
