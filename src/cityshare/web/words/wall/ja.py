"""The wall in Japanese."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, str] = {
    "title": "掲示板",
    "lead": (
        "ここにいる人たちの提供、相談、妨げになっていることです。ワンタップで手助けで"
        "きます。"
    ),
    "add": "カードを貼る",
    "to_talk": "話したい相手…",
    "filter": "表示するもの",
    "kind": "種類",
    "practice": "内容",
    "city": "どこから",
    "any_kind": "すべての種類",
    "any_practice": "すべての取り組み",
    "any_city": "すべての都市",
    "show": "表示",
    "n_cards": "カード：{n}枚",
    "more": "カードをもっと表示",
    "no_cards": "カードはまだありません。最初の1枚を貼ってください。",
    "none_fits": "合うカードがありません。条件を減らしてください。",
    "kind_offer": "提供",
    "kind_request": "相談",
    "kind_challenge": "課題",
    "yours": "あなたのカード",
    "asked_of_you": "あなたの都市への相談",
    "asked_of": "{city}への相談",
    "talk_card": "{city}と話したい",
    "can_help": "手助けできます",
    "want_see": "見てみたいです",
    "seen_by_owner": "押すと、カードの持ち主にお名前が見えます。",
    "you_help": "手助けできると伝えました。",
    "you_want": "見てみたいと伝えました。",
    "withdraw": "取り消す",
    "one_answered": "1人が応じました",
    "n_answered": "{n}人が応じました",
    "who_answered": "応じた人",
    "nobody_answered": "まだ誰も応じていません。",
    "state_open": "募集中",
    "state_matched": "相手が決定",
    "state_met": "面談済み",
    "state_agreed": "合意済み",
    "state_done": "完了",
    "state_dropped": "取り下げ",
    "set_open": "再び募集する",
    "set_matched": "会うことになりました",
    "set_met": "会いました",
    "set_agreed": "合意したことがあります",
    "set_done": "実現しました",
    "set_dropped": "もう必要ありません",
    "settle": "その後どうなりましたか",
    "offline": (
        "接続がありません。何も変わっていません。少したってからもう一度お試しください。"
    ),
    "talk_title": "話したい相手…",
    "talk_lead": (
        "発表を聞きながら都市を押してください。掲示板の相談になり、テーブルを決めると"
        "きの希望にもなります。"
    ),
    "talk_about": "何についてですか。空けておいてもかまいません。",
    "talk_any": "何でも",
    "talk_cities": "都市を押してください",
    "talk_to": "{city}と話したい",
    "talk_done": "話したいと伝えた相手",
    "talk_take_back": "取り消す：{city}",
    "talk_closed": "今は変更できません。",
    "to_wall": "掲示板へ",
    "board_lead": (
        "すべてのカードと応じた人です。相談者の名前が出るので、会場に映さないでくださ"
        "い。"
    ),
    "unmatched": "まだ相手がいないもの",
    "unmatched_help": (
        "ここでは誰も応じていません。どの講演や視察で尋ねるか、誰を招くかを書き留めて"
        "ください。"
    ),
    "all_matched": "どの相談と課題にも、ここに応えられる人がいます。",
    "ask_at": "尋ねる場、または招く人",
    "ask_hint": "例：14時の講演、浄水場の視察、ボンを招く",
    "save": "保存",
    "kind_need": "回答から出た必要",
    "n_people": "{n}人",
    "ask_in": "尋ねられる場",
    "invite": "合う講演や視察がありません。誰かを招いてください。",
    "no_others": "ほかのカードはありません。",
    "others": "そのほかのすべてのカード",
    "change_state": "状態を変える",
}
