"""The sentences about a person in Chinese."""

ZH_HANS = {
    "facilitator_only": "仅供主持人：请勿向会场展示。",
    "comma": "、",
    "and_more": "{names}等，另有 {n} 个",
    "nobody": "无",
    "none": "无",
    "steps.one": "1 级",
    "steps": "{n} 级",
    "unnamed": "（未同意公开姓名）",
    "seat": "{person} 坐在 {table} 桌，主题：{theme}。",
    "wish.none": "没有填写想谈的主题。",
    "wish.got": "这个主题是 {n} 个志愿中的第 {rank} 个：{wishes}。",
    "wish.missed": "志愿：{wishes}。这一桌不谈其中任何一个。",
    "own_gain": "在这一桌，学习和志愿的价值为 {gain}（加权级数）。",
    "learns": "在这里可以学到：",
    "learns.line": "{practice}，向 {person}：{steps}{unnamed}",
    "shows": "在这里可以展示：",
    "shows.line": "{practice}，给 {person}：{steps}",
    "priorities": "优先事项：",
    "priority": "{rank}. {practice}：{answer}",
    "answer.answered": "在本桌得到解答，{steps}",
    "answer.other_theme": (
        "没有解答：有人能展示，但这一桌谈的是别的主题（这样的人在 {tables}）"
    ),
    "answer.other_table": "在这里没有解答：能展示的人坐在 {tables}",
    "answer.nobody": "在座无人能展示；请在讲座上询问，或邀请专家",
    "answer.not_here": "不是这个环节的主题",
    "answer.no_step": "没有可提高的等级，或没有填写目标",
    "others": "如果只有此人换到那一桌（加权级数）：",
    "other": "{table}，{theme}：本人 {own}，全部 {plan}{breaks}",
    "other.breaks": "；违反规则：{rules}",
}
