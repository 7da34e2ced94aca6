"""The words of the template in Japanese."""

JA = {
    "sheet.about": "参加者について",
    "sheet.answers": "回答",
    "sheet.cards": "提供と相談",
    "guide.about": (
        "3枚のシートの黄色いセルに記入して保存し、メールでご返送ください。あなたの"
        "レベルが氏名とともに他の参加者に示されることはありません。"
    ),
    "guide.answers": (
        "1. 各項目の段階を左から順に読み、あなたの都市が到達している最も高い段階を"
        "「現在のレベル」で選んでください。わからない場合は空欄にしてください。\n"
        "2. 最も重要な項目を3つまで選んでください。優先順位1が最優先です。その項目に"
        "ついては、12か月後に到達したいレベルも選んでください。\n"
        "3. 「他の人が質問してもよいですか」：この項目について質問できる人としてお名前"
        "を示してよい場合は「はい」を選んでください。"
    ),
    "guide.cards": (
        "他の人に紹介できること、相談したいこと、妨げになっていることを、1行に1件ずつ"
        "書いてください。相談は氏名とともに示されます。"
    ),
    "field.name": "氏名",
    "field.name_local": "現地表記の氏名",
    "field.delegation": "都市または団体",
    "field.position": "役職",
    "field.email": "メールアドレス",
    "field.role": "参加の立場",
    "field.language": "言語{n}",
    "field.theme": "希望するテーマ（第{n}希望）",
    "field.practice": "支援できる項目{n}",
    "field.workshop": "私の相談",
    "field.network": "今後の行事",
    "field.contact": "連絡先",
    "help.name": "名札のとおりに記入してください。",
    "help.name_local": "表記が異なる場合に記入してください。",
    "help.delegation": "リストがある場合はリストから選んでください。",
    "help.email": "他の参加者が連絡してよい場合だけ記入してください（下記参照）。",
    "help.role": "一般の参加者は空欄で構いません。",
    "help.language": "議論に使える言語を、得意な順に選んでください。",
    "help.theme": "テーブルでの議論のためのものです。",
    "help.practice": "主催者と専門家だけが記入します。",
    "help.workshop": "学びたいことを、この行事で氏名とともに示してよいですか。",
    "help.network": "私の回答を今後の行事で使ってよいですか。",
    "help.contact": "この行事の他の参加者にメールアドレスを知らせてよいですか。",
    "part.person": "ご本人",
    "part.wishes": "テーブルでの議論",
    "part.consent": "同意",
    "column.theme": "テーマ",
    "column.practice": "項目",
    "column.hint": "内容",
    "column.level": "段階{n}：{label}",
    "column.current": "現在のレベル",
    "column.target": "12か月後のレベル",
    "column.priority": "優先順位",
    "column.share": "他の人が質問してもよいですか",
    "column.note": "メモ、事例",
    "column.kind": "種類",
    "column.to": "宛先（空欄は全員）",
    "column.text": "1、2文で",
    "yes": "はい",
    "no": "いいえ",
    "role.delegate": "参加者",
    "role.host": "主催者",
    "role.resource": "専門家",
    "role.observer": "オブザーバー",
    "role.interpreter": "通訳",
    "role.facilitator": "進行役",
    "card.offer": "紹介できます",
    "card.request": "相談したいです",
    "card.challenge": "妨げになっています",
    "stop.title": "リストから選んでください",
    "stop.list": "リストから選ぶか、空欄にしてください。",
    "stop.level": "レベルは1から{n}までの数字です。不明な場合は空欄にしてください。",
    "stop.priority": "1、2、3はそれぞれ1回だけ使い、その他は空欄にしてください。",
    "footer": "{title}、バージョン {version}。ライセンス：{licence}。{source}",
}
