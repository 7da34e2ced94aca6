"""The words of the template in Chinese, simplified script."""

ZH_HANS = {
    "sheet.about": "个人信息",
    "sheet.answers": "自评",
    "sheet.cards": "可分享与想请教",
    "guide.about": (
        "请填写三张工作表中的黄色单元格，保存后用电子邮件发回。您的等级不会连同姓名"
        "向其他参会者公开。"
    ),
    "guide.answers": (
        "1. 请从左到右阅读每一项的各级说明，在“目前等级”中选择贵市已达到的最高一级。"
        "不清楚时请留空。\n"
        "2. 请选出最多三项最重要的内容，优先级1为第一。对这几项，请再选择12个月后希望"
        "达到的等级。\n"
        "3. “他人可以向我请教吗？”：如果可以公布您的姓名，让他人就此项向您请教，请选"
        "“是”。"
    ),
    "guide.cards": (
        "请写下您可以向他人展示的、想请教的，以及遇到的障碍。每行一条。想请教的内容会"
        "与您的姓名一起公布。"
    ),
    "field.name": "姓名",
    "field.name_local": "本国文字姓名",
    "field.delegation": "城市或机构",
    "field.position": "职务",
    "field.email": "电子邮箱",
    "field.role": "参会身份",
    "field.language": "语言{n}",
    "field.theme": "希望参加的主题，第{n}志愿",
    "field.practice": "可以提供帮助的内容{n}",
    "field.workshop": "我的请教内容",
    "field.network": "今后的活动",
    "field.contact": "联系方式",
    "help.name": "与胸牌一致。",
    "help.name_local": "写法不同时填写。",
    "help.delegation": "如有列表，请从列表中选择。",
    "help.email": "仅在他人可以与您联系时填写，见下文。",
    "help.role": "一般代表可留空。",
    "help.language": "可用于讨论的语言，最熟练的在前。",
    "help.theme": "用于分桌讨论。",
    "help.practice": "仅限主办方和专家填写。",
    "help.workshop": "在本次活动中，可以连同姓名公布我想学习的内容吗？",
    "help.network": "今后的活动可以使用我的回答吗？",
    "help.contact": "可以把我的电子邮箱告诉本次活动的其他参会者吗？",
    "part.person": "本人",
    "part.wishes": "分桌讨论",
    "part.consent": "同意事项",
    "column.theme": "主题",
    "column.practice": "内容",
    "column.hint": "说明",
    "column.level": "第{n}级：{label}",
    "column.current": "目前等级",
    "column.target": "12个月后的等级",
    "column.priority": "优先级",
    "column.share": "他人可以向我请教吗？",
    "column.note": "备注、实例",
    "column.kind": "类别",
    "column.to": "对象（留空表示所有人）",
    "column.text": "用一两句话说明",
    "yes": "是",
    "no": "否",
    "role.delegate": "代表",
    "role.host": "主办方",
    "role.resource": "专家",
    "role.observer": "观察员",
    "role.interpreter": "口译员",
    "role.facilitator": "主持人",
    "card.offer": "我可以展示",
    "card.request": "我想请教",
    "card.challenge": "我们的障碍",
    "stop.title": "请从列表中选择",
    "stop.list": "请从列表中选择，或留空。",
    "stop.level": "等级是1到{n}的数字。不清楚时请留空。",
    "stop.priority": "1、2、3各用一次，其余留空。",
    "footer": "{title}，版本 {version}。许可：{licence}。{source}",
}
