"""A delegation's own page in Japanese."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, str] = {
    "title": "私たちの代表団",
    "lead": "このページは同じ代表団の人だけが見られます。",
    "alone": "代表団で最初の参加者です。同僚の段階が隣に表示されます。",
    "to_talk": "話し合うこと：{n} 件",
    "none_open": "見方はそろっているか、合意済みです。",
    "far_apart": "見方が分かれています。話し合ってから合意してください。",
    "why": "合意するまで、この取り組みについて他都市は案内されません。",
    "level": "段階 {n}",
    "unsure": "わからない",
    "no_answer": "未回答",
    "goal": "目標 {n}",
    "agreed": "合意：段階 {n}",
    "agreed_goal": "合意：段階 {n}、目標 {goal}",
    "agree_on": "合意する段階",
    "agree_goal": "12か月後の目標",
    "own_goals": "各自のまま",
    "save": "合意する",
    "take_back": "もう一度話し合う",
    "own_stay": "各自の回答はそのまま残ります。",
    "closed": "締め切られました。見ることはできますが、合意はできません。",
    "to_questions": "自分の回答へ",
}
