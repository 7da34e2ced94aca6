"""The sentences of explanations in Chinese."""

ZH_HANS = {
    "facilitator_only": "仅供主持人：请勿向会场展示。",
    "comma": "、",
    "and_more": "{names}等，另有 {n} 个",
    "nobody": "无",
    "none": "无",
    "steps.one": "1 级",
    "steps": "{n} 级",
    "unnamed": "（未同意公开姓名）",
    "table.name": "第 {number} 桌",
    "seat": "{person} 坐在{table}，主题：{theme}。",
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
        "没有解答：有人能展示，但这一桌谈的是别的主题（这样的人在{tables}）"
    ),
    "answer.other_table": "在这里没有解答：能展示的人坐在{tables}",
    "answer.nobody": "在座无人能展示；请在讲座上询问，或邀请专家",
    "answer.not_here": "不是这个环节的主题",
    "answer.no_step": "没有可提高的等级，或没有填写目标",
    "others": "如果只有此人换到那一桌（加权级数）：",
    "other": "{table}，{theme}：本人 {own}，全部 {plan}{breaks}",
    "other.breaks": "；违反规则：{rules}",
    # a table
    "table": "{table}谈{theme}。价值为 {value}（加权级数）。",
    "table.people": "在座：{people}。",
    "table.languages": "大家都会：{languages}。",
    "table.bridged": "通过 {interpreters} 口译，共同语言：{languages}。",
    "table.no_language": "不知道有哪种语言是大家都会的。",
    "coverage.sharers": "  能展示：{people}",
    "coverage.unnamed": "  其中不可公开姓名：{people}",
    "coverage.learners": "  在这里可以学到：{people}",
    "coverage.unserved": "  想学，但在座没有人高于其等级：{people}",
    "table.idle": "在这里既不学也不展示：{people}。",
    # a plan
    "value": "方案的价值：{value}（加权级数）。",
    "value.random": "遵守同样规则的随机方案平均为 {random}。",
    "value.bound": ("遵守规则并同样公平的方案都不会超过 {bound}（比本方案高 {gap}）。"),
    "value.no_bound": "没有计算上限。",
    "least.all": "得到最少的人得到一桌所能给的 {share}（共 {n} 人）。",
    "least": "得到最少的人，按一桌所能给的比例：",
    "least.line": "{person}：{share}",
    "unmet": "在座没有人能教会每个想学的人：",
    "unmet.line": "{practice}：{people}",
    "unmet.ask_at": "（可在此询问：{sessions}）",
    "costs": "各规则的代价（由短时搜索得出，未经证明）：",
    "costs.none": "短时搜索没有发现有代价的规则。",
    "costs.line": "{name}（{rule}）：没有它，{gains}。（{sentence}）",
    "costs.value": "价值 {value}（加权级数）",
    "costs.people": "优先事项一项也得不到解答的人减少 {n} 人",
    "costs.more_people": "优先事项一项也得不到解答的人增加 {n} 人",
    "costs.others": "违反其他希望规则的次数减少 {n} 次",
    "costs.better": (
        "同样的搜索在遵守全部规则时还能多得 {value}（加权级数）；"
        "请用更大的 --seconds 重新分桌。"
    ),
    "costs.floor": (
        "公平方式“floor”的代价为 {value}（加权级数）：只看价值的方案高出这么多，"
        "其中优先事项一项也得不到解答的人多 {n} 人。"
    ),
    "costs.leximin": (
        "公平方式“leximin”的代价为 {value}（加权级数）：只看价值的方案高出这么多，"
        "其中什么也学不到的人多 {n} 人。"
    ),
    # somebody without a seat
    "seatless.away": "{person} 不在，因此在本方案中没有座位。",
    "seatless.interprets": (
        "{person} 在{tables}口译。口译员到需要的桌去，没有自己的座位；"
        "可用 --table 询问一桌。"
    ),
    "seatless.interpreter": (
        "{person} 是口译员。本方案中没有一桌需要：每桌的人都有共同语言，或由别人口译。"
    ),
    "seatless.facilitator": "{person} 是主持人，在各桌之间走动。",
    "seatless.observer": "{person} 是观察员，坐在任意一桌的第二排。",
    "seatless.other": (
        "{person} 在本方案中没有座位。用“cityshare repair PLAN --arrived {id}”"
        "给此人安排座位。"
    ),
}
