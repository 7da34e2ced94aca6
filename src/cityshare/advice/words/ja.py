"""The sentences about a person in Japanese."""

JA = {
    "facilitator_only": "進行役だけがご覧ください。会場には見せないでください。",
    "comma": "、",
    "and_more": "{names}、ほか{n}",
    "nobody": "なし",
    "none": "なし",
    "steps.one": "1段階",
    "steps": "{n}段階",
    "unnamed": "（名前の公開に同意していません）",
    "seat": "{person} さんの席は {table}、テーマは{theme}です。",
    "wish.none": "希望したテーマはありません。",
    "wish.got": "このテーマは{n}つの希望のうち第{rank}希望です：{wishes}。",
    "wish.missed": "希望：{wishes}。ここではどれも話し合いません。",
    "own_gain": "このテーブルでの学びと希望の値は {gain}（重み付きの段階）です。",
    "learns": "ここで学べること：",
    "learns.line": "{practice}、{person} さんから：{steps}{unnamed}",
    "shows": "ここで見せられること：",
    "shows.line": "{practice}、{person} さんへ：{steps}",
    "priorities": "優先課題：",
    "priority": "{rank}. {practice}：{answer}",
    "answer.answered": "このテーブルで学べる、{steps}",
    "answer.other_theme": (
        "学べない：見せられる人はいるが、テーブルのテーマが違う（その人がいるのは"
        " {tables}）"
    ),
    "answer.other_table": "ここでは学べない：見せられる人がいるのは {tables}",
    "answer.nobody": (
        "見せられる人がここにいない。講義で尋ねるか、専門家を招いてください"
    ),
    "answer.not_here": "このセッションでは扱わない",
    "answer.no_step": "上がる段階がないか、目標がない",
    "others": "この人だけがそのテーブルへ移ると（重み付きの段階）：",
    "other": "{table}、{theme}：本人 {own}、全体 {plan}{breaks}",
    "other.breaks": "；反する規則：{rules}",
}
