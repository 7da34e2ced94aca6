"""A delegation's own page in Chinese."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, str] = {
    "title": "我们的代表团",
    "lead": "只有您代表团的成员能看到此页。",
    "alone": "您是代表团中第一位加入的。同事的等级会显示在您的旁边。",
    "to_talk": "需要讨论：{n} 项",
    "none_open": "看法一致，或已达成一致。",
    "far_apart": "你们的看法不同：请讨论后达成一致。",
    "why": "达成一致之前，不会有人因这项做法来向你们学习。",
    "level": "{n} 级",
    "unsure": "不知道",
    "no_answer": "尚未回答",
    "goal": "目标 {n}",
    "agreed": "已一致：{n} 级",
    "agreed_goal": "已一致：{n} 级，目标 {goal}",
    "agree_on": "我们一致认为是",
    "agree_goal": "12 个月后的目标",
    "own_goals": "各自保留",
    "save": "确认一致",
    "take_back": "重新讨论",
    "own_stay": "每个人自己的答案保持不变。",
    "closed": "答题已关闭。现在只能查看，不能确认。",
    "to_questions": "查看我的答案",
}
