"""Languages that people work in, each named in the languages of the pages."""

from __future__ import annotations

from collections.abc import Mapping

from cityshare.questionnaire.nearest_tag import nearest_tag

LANGUAGE_NAMES: Mapping[str, Mapping[str, str]] = {
    "en": {
        "ar": "Arabic",
        "bn": "Bengali",
        "de": "German",
        "en": "English",
        "es": "Spanish",
        "fr": "French",
        "hi": "Hindi",
        "id": "Indonesian",
        "ja": "Japanese",
        "km": "Khmer",
        "ko": "Korean",
        "mn": "Mongolian",
        "ms": "Malay",
        "ne": "Nepali",
        "pt": "Portuguese",
        "ru": "Russian",
        "si": "Sinhala",
        "ta": "Tamil",
        "th": "Thai",
        "tl": "Filipino",
        "ur": "Urdu",
        "vi": "Vietnamese",
        "zh": "Chinese",
    },
    "ko": {
        "ar": "아랍어",
        "bn": "벵골어",
        "de": "독일어",
        "en": "영어",
        "es": "스페인어",
        "fr": "프랑스어",
        "hi": "힌디어",
        "id": "인도네시아어",
        "ja": "일본어",
        "km": "크메르어",
        "ko": "한국어",
        "mn": "몽골어",
        "ms": "말레이어",
        "ne": "네팔어",
        "pt": "포르투갈어",
        "ru": "러시아어",
        "si": "싱할라어",
        "ta": "타밀어",
        "th": "태국어",
        "tl": "필리핀어",
        "ur": "우르두어",
        "vi": "베트남어",
        "zh": "중국어",
    },
    "zh-Hans": {
        "ar": "阿拉伯语",
        "bn": "孟加拉语",
        "de": "德语",
        "en": "英语",
        "es": "西班牙语",
        "fr": "法语",
        "hi": "印地语",
        "id": "印度尼西亚语",
        "ja": "日语",
        "km": "高棉语",
        "ko": "韩语",
        "mn": "蒙古语",
        "ms": "马来语",
        "ne": "尼泊尔语",
        "pt": "葡萄牙语",
        "ru": "俄语",
        "si": "僧伽罗语",
        "ta": "泰米尔语",
        "th": "泰语",
        "tl": "菲律宾语",
        "ur": "乌尔都语",
        "vi": "越南语",
        "zh": "汉语",
    },
    "ja": {
        "ar": "アラビア語",
        "bn": "ベンガル語",
        "de": "ドイツ語",
        "en": "英語",
        "es": "スペイン語",
        "fr": "フランス語",
        "hi": "ヒンディー語",
        "id": "インドネシア語",
        "ja": "日本語",
        "km": "クメール語",
        "ko": "韓国語",
        "mn": "モンゴル語",
        "ms": "マレー語",
        "ne": "ネパール語",
        "pt": "ポルトガル語",
        "ru": "ロシア語",
        "si": "シンハラ語",
        "ta": "タミル語",
        "th": "タイ語",
        "tl": "フィリピノ語",
        "ur": "ウルドゥー語",
        "vi": "ベトナム語",
        "zh": "中国語",
    },
}


def language_name(tag: str, language: str) -> str:
    """Return the name of a language in another, the tag itself where unknown.

    >>> language_name("ko", "en"), language_name("ko", "zh"), language_name("kk", "en")
    ('Korean', '韩语', 'kk')
    """
    names = LANGUAGE_NAMES[nearest_tag(language, LANGUAGE_NAMES)]
    return names.get(tag.partition("-")[0], tag)
