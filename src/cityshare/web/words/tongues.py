"""Languages that people work in, each by its own name."""

from __future__ import annotations

from collections.abc import Mapping

TONGUES: Mapping[str, str] = {
    "en": "English",
    "ko": "한국어",
    "zh-Hans": "中文",
    "ja": "日本語",
    "ar": "العربية",
    "bn": "বাংলা",
    "de": "Deutsch",
    "es": "Español",
    "fr": "Français",
    "hi": "हिन्दी",
    "id": "Bahasa Indonesia",
    "km": "ខ្មែរ",
    "mn": "Монгол",
    "ms": "Bahasa Melayu",
    "ne": "नेपाली",
    "pt": "Português",
    "ru": "Русский",
    "si": "සිංහල",
    "ta": "தமிழ்",
    "th": "ไทย",
    "tl": "Filipino",
    "ur": "اردو",
    "vi": "Tiếng Việt",
}
