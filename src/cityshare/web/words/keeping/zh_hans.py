"""Keeping and exporting data, in Chinese."""

WORDS = {
    "title": "数据",
    "names": "姓名保留期限",
    "names_help": (
        "到这一天，姓名、个人链接、电子邮箱和同意记录会被永久删除，方案、备注和报告中的"
        "姓名也一并删除。等级、代表团和分桌会保留，人员改称 Participant 1、2、3。备份和"
        "已导出的文件不会改变。"
    ),
    "names_go": "姓名将于 {day} 删除。",
    "names_stay": "未设定日期：姓名会一直保留。",
    "names_until": "不再有姓名的第一天",
    "names_hint": "建议：{day}。留空则保留姓名。",
    "export": "导出",
    "export_help": (
        "一个 ZIP 文件，包含所有人的姓名和等级、卡片、日程，以及已发布的方案和名单。"
        "请像保管工作坊数据一样妥善保管。"
    ),
    "download": "下载 ZIP 文件",
    "log": "导出和打印记录",
    "log_help": "谁取走了带姓名的文件或页面，最新的在前。",
    "exported": "以 ZIP 文件导出全部内容",
    "printed": "打开以供打印：{what}",
    "somebody": "现已不是主持人的人",
    "nothing": "还没有。",
    "erase": "清除此人",
    "erase_asked": "要彻底清除 {name} 吗？",
    "erase_what": (
        "姓名、回答、卡片、同意和个人链接都将删除，方案、备注和报告中的姓名也会"
        "去掉。此操作不能撤销。"
    ),
    "erase_seat": "桌上的座位将空着。请重新打印写有此人姓名的名单。",
    "erase_copies": "备份、已导出的文件和纸张不会改变。",
}
