from __future__ import annotations

import pytest

from cityshare.grouping.rule_names import RULE_NAMES, rule_name
from cityshare.grouping.sentences import SENTENCES

VARIANTS = ("same_size", "absent")  # sentences that are of no rule, or of another


@pytest.mark.parametrize("language", RULE_NAMES)
def test_every_rule_that_has_a_sentence_has_a_name(language: str) -> None:
    named = RULE_NAMES[language]

    assert list(named) == list(RULE_NAMES["en"])
    assert all(name.strip() for name in named.values())
    for key in SENTENCES:
        rule = key
        for ending in ("_raised", "_bridged", "_one"):
            rule = rule.removesuffix(ending)
        assert rule in named or rule in VARIANTS, key


def test_a_rule_without_a_name_is_called_by_its_id() -> None:
    assert rule_name("mine", "ja") == "mine"
