"""A short name of each rule, in the languages of the pages, as data."""

from __future__ import annotations

from collections.abc import Mapping

from cityshare.questionnaire.nearest_tag import nearest_tag

RULE_NAMES: Mapping[str, Mapping[str, str]] = {
    "en": {
        "table_size": "number of delegates",
        "chairs": "number of chairs",
        "theme_tables": "tables of each theme",
        "one_per_delegation": "colleagues apart",
        "hosts_and_experts": "one host and one expert",
        "one_of_highest_rank": "highest ranks apart",
        "one_observer": "second row",
        "sharers": "people who can share",
        "language": "common language",
        "same": "alike at a table",
        "spread": "spread over the tables",
        "together": "asked to sit together",
        "apart": "asked to sit apart",
        "pins": "fixed places",
        "not_again": "not together again",
        "experts_rotate": "experts meet others",
        "first_wish": "turn for the first wish",
    },
    "ko": {
        "table_size": "테이블 인원",
        "chairs": "의자 수",
        "theme_tables": "주제별 테이블 수",
        "one_per_delegation": "동료는 따로",
        "hosts_and_experts": "주최 측·전문가 한 명씩",
        "one_of_highest_rank": "높은 직급은 따로",
        "one_observer": "뒷줄 인원",
        "sharers": "나눌 사람",
        "language": "공통 언어",
        "same": "같은 조건끼리",
        "spread": "고루 나누기",
        "together": "함께 앉기",
        "apart": "따로 앉기",
        "pins": "정해진 자리",
        "not_again": "다시 함께 앉지 않기",
        "experts_rotate": "전문가는 새 사람과",
        "first_wish": "1지망 차례",
    },
    "zh-Hans": {
        "table_size": "每桌人数",
        "chairs": "椅子数",
        "theme_tables": "各主题桌数",
        "one_per_delegation": "同团分开",
        "hosts_and_experts": "主办方和专家各一人",
        "one_of_highest_rank": "最高职级分开",
        "one_observer": "后排人数",
        "sharers": "能分享的人",
        "language": "共同语言",
        "same": "同桌同类",
        "spread": "分散到各桌",
        "together": "要求同桌",
        "apart": "要求分桌",
        "pins": "固定座位",
        "not_again": "不再同桌",
        "experts_rotate": "专家换人",
        "first_wish": "轮到第一志愿",
    },
    "ja": {
        "table_size": "テーブルの人数",
        "chairs": "椅子の数",
        "theme_tables": "テーマごとのテーブル数",
        "one_per_delegation": "同じ団は別々",
        "hosts_and_experts": "主催者と専門家は一人ずつ",
        "one_of_highest_rank": "最高位は別々",
        "one_observer": "後列の人数",
        "sharers": "共有できる人",
        "language": "共通の言語",
        "same": "同じ条件どうし",
        "spread": "各テーブルに分散",
        "together": "同席の希望",
        "apart": "別席の希望",
        "pins": "決まった席",
        "not_again": "再び同席しない",
        "experts_rotate": "専門家は新しい人と",
        "first_wish": "第1希望の順番",
    },
}


def rule_name(rule: str, language: str) -> str:
    """Return the short name of a rule; its id where it has none.

    >>> rule_name("chairs", "en"), rule_name("chairs", "ko-KR"), rule_name("mine", "en")
    ('number of chairs', '의자 수', 'mine')
    """
    return RULE_NAMES[nearest_tag(language, RULE_NAMES)].get(rule, rule)
