"""The list of names in Japanese."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, str] = {
    "on_list": "名簿に名前があります",
    "on_list_hint": "名前で招待されましたか。書き直さずに選んでください。",
    "list_title": "お名前を選ぶ",
    "choose_city": "都市または機関",
    "show_names": "名前を表示",
    "choose_name": (
        "ご自分の名前だけを選んでください。どの名前が選ばれたかは進行役に見えます。"
    ),
    "this_is_me": "私です：{name}",
    "not_here": "名前がありません",
    "nobody_left": (
        "この代表団で選べる名前は残っていません。進行役に尋ねるか、登録してください。"
    ),
    "taken": "この名前はすでに選ばれています。進行役に尋ねてください。",
    "needs_link": (
        "この名前にはすでに回答があります。"
        "他の人の回答が見えないように、進行役に個人用リンクをもらってください。"
    ),
    "edit_title": "ご自身について",
    "edit_lead": "終了まで変更できます。",
    "check_lead": "内容を確かめ、同意する項目を選んでください。",
    "save_changes": "保存",
    "edit_mine": "登録内容を変更",
    "qr": "個人リンクのQRコード（別の端末用）",
    "qr_show": "QRコードで表示",
}
