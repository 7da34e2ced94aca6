"""The list of names in Chinese."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, str] = {
    "on_list": "名单上有我",
    "on_list_hint": "您是受邀参加的吗？请直接选择姓名，不必再写。",
    "list_title": "找到您的姓名",
    "choose_city": "您的城市或机构",
    "show_names": "显示姓名",
    "choose_name": "请只选择您自己的姓名。主持人会看到哪些姓名已被选择。",
    "this_is_me": "这是我：{name}",
    "not_here": "没有我的姓名",
    "nobody_left": "这个代表团已没有可选的姓名。请询问主持人，或自行登记。",
    "taken": "这个姓名已被选择。请询问主持人。",
    "needs_link": (
        "这些姓名已有答案。为避免看到他人的答案，请向主持人索取您的个人链接。"
    ),
    "edit_title": "您的登记信息",
    "edit_lead": "工作坊结束前都可以修改。",
    "check_lead": "请核对信息，并选择您同意的内容。",
    "save_changes": "保存",
    "edit_mine": "修改登记信息",
    "qr": "个人链接二维码，可在其他设备打开",
    "qr_show": "显示二维码",
}
