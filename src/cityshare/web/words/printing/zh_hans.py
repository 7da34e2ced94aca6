"""Printing from the board in Chinese, simplified script."""

WORDS = {
    "title": "打印",
    "lead": (
        "点按钮会在新标签页中打开要打印的页面。请按实际大小（100 %）打印，"
        "不要浏览器自带的页眉和页脚。每页都有版本和打印时间。"
    ),
    "before": "参加者到来之前",
    "for_tables": "谁坐在哪里",
    "the_hour": "讨论环节",
    "version": "分组版本",
    "version_of": "第{number}版，{state}",
    "published": "已公布",
    "draft": "草案",
    "no_version": "还没有分组。胸卡可以不带桌号先打印。",
    "language": "语言",
    "form_languages": "问卷的语言（每种语言一份）",
    "print_on": "{document}：{paper}",
    "paper_letter": "美式信纸",
    "help_forms": "列出全部题目和各级说明，供手工填写。",
    "help_poster": "要扫描的图案、代码，以及没有互联网时怎么办。",
    "help_badges": (
        "每张十个。能提供的内容总是印出；想请教的内容只在本人同意时印出；"
        "桌号在公布之后印出。"
    ),
    "help_badges_8": "每张八个，长姓名更宽松。",
    "help_door": "按姓名列出所有人的桌号，大字。",
    "help_by_table": "每桌、每个房间坐着谁。",
    "help_by_person": "按姓名列出桌号、主题和房间。",
    "help_cards": "每桌一张：人员、语言、可以请教谁。",
    "help_sheets": "每个代表团一页：可以请教谁，并留有填写空间。",
    "help_reports": "每桌一张空白页，手机不能用时使用。",
    "help_plenary": "各桌目前汇报的三句话。",
    "help_actions": "各代表团目前填写的内容。",
}
