"""The sentences of explanations in Japanese."""

JA = {
    "facilitator_only": "進行役だけがご覧ください。会場には見せないでください。",
    "comma": "、",
    "and_more": "{names}、ほか{n}",
    "nobody": "なし",
    "none": "なし",
    "steps.one": "1段階",
    "steps": "{n}段階",
    "unnamed": "（名前の公開に同意していません）",
    "table.name": "テーブル{number}",
    "seat": "{person} さんの席は{table}、テーマは{theme}です。",
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
        "{tables}）"
    ),
    "answer.other_table": "ここでは学べない：見せられる人がいるのは{tables}",
    "answer.nobody": (
        "見せられる人がここにいない。講義で尋ねるか、専門家を招いてください"
    ),
    "answer.not_here": "このセッションでは扱わない",
    "answer.no_step": "上がる段階がないか、目標がない",
    "others": "この人だけがそのテーブルへ移ると（重み付きの段階）：",
    "other": "{table}、{theme}：本人 {own}、全体 {plan}{breaks}",
    "other.breaks": "；反する規則：{rules}",
    # a table
    "table": "{table}のテーマは{theme}。値は {value}（重み付きの段階）です。",
    "table.people": "席についている人：{people}。",
    "table.languages": "全員が話せる言語：{languages}。",
    "table.bridged": "通訳（{interpreters}）を通じて共通の言語：{languages}。",
    "table.no_language": "全員が話せる言語は知られていません。",
    "coverage.sharers": "  見せられる：{people}",
    "coverage.unnamed": "  うち名前を出せない：{people}",
    "coverage.learners": "  ここで学べる：{people}",
    "coverage.unserved": "  学びたいが、自分より上の段階の人がここにいない：{people}",
    "table.idle": "ここで学びも見せもしない人：{people}。",
    # a plan
    "value": "配置案の値：{value}（重み付きの段階）。",
    "value.random": "同じ規則を守る無作為な配置案の平均：{random}。",
    "value.bound": (
        "規則を守り、同じだけ公平な配置案は {bound} を超えられません"
        "（この配置案との差 {gap}）。"
    ),
    "value.no_bound": "上限は計算していません。",
    "least.all": (
        "最も少ない人が得るのは、一つのテーブルで得られるものの {share} です"
        "（そのような人：{n}人）。"
    ),
    "least": "得るものが少ない人（一つのテーブルで得られるもののうちの割合）：",
    "least.line": "{person}：{share}",
    "unmet": "尋ねる人全員に教えられる人がここにいないもの：",
    "unmet.line": "{practice}：{people}",
    "unmet.ask_at": "（尋ねる場：{sessions}）",
    "costs": "規則の代償（短い探索によるもので、証明はされていません）：",
    "costs.none": "短い探索では、代償のある規則は見つかりませんでした。",
    "costs.line": "{name}（{rule}）：これがなければ {gains}。（{sentence}）",
    "costs.value": "値 {value}（重み付きの段階）",
    "costs.people": "優先課題を一つも学べない人が{n}人減る",
    "costs.more_people": "優先課題を一つも学べない人が{n}人増える",
    "costs.others": "ほかの「できれば」の規則に反する回数が{n}回減る",
    "costs.better": (
        "同じ探索で、すべての規則を守ったまま {value}（重み付きの段階）多い配置案が"
        "見つかります。--seconds を増やして作り直すと得られます。"
    ),
    "costs.floor": (
        "公平さ「floor」の代償は {value}（重み付きの段階）です：値だけを見た配置案は"
        "それだけ高く、優先課題を一つも学べない人が{n}人多くなります。"
    ),
    "costs.leximin": (
        "公平さ「leximin」の代償は {value}（重み付きの段階）です：値だけを見た配置案は"
        "それだけ高く、何も学べない人が{n}人多くなります。"
    ),
    # somebody without a seat
    "seatless.away": "{person} さんは不在のため、この配置案に席がありません。",
    "seatless.interprets": (
        "{person} さんは通訳します：{tables}。通訳者は必要なテーブルへ行き、自分の席は"
        "ありません。テーブルについては --table でお尋ねください。"
    ),
    "seatless.interpreter": (
        "{person} さんは通訳者です。この配置案に必要とするテーブルはありません："
        "どこでも共通の言語があるか、ほかの人が通訳します。"
    ),
    "seatless.facilitator": "{person} さんは進行役で、テーブルの間を回ります。",
    "seatless.observer": (
        "{person} さんはオブザーバーで、どのテーブルでも後列に座ります。"
    ),
    "seatless.other": (
        "{person} さんはこの配置案に席がありません。席を用意するには："
        "'cityshare repair PLAN --arrived {id}'。"
    ),
}
