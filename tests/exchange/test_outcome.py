from datetime import date

import pytest

from cityshare.errors import CityshareError
from cityshare.exchange import (
    Commitment,
    KnowledgeAsset,
    Outcome,
    three_lines,
)

FULL = {
    "learnt": ["Start with one street.", "  ", ""],
    "commitments": [
        {"who": "busan-1", "what": "the contract", "whom": "ulsan", "by": "2026-06-04"},
        {"who": "", "what": " ", "whom": "", "by": None, "practice": "energy-1"},
    ],
    "unanswered": ["Who pays\nfor upkeep?"],
    "assets": [
        {"kind": "story", "text": "The\x00 first\x1b winter", "who": "Ms\n Ahn"},
        {"kind": "contact", "text": ""},
    ],
}


def test_blank_rows_and_controls_are_left_out():
    outcome = Outcome.read(FULL)

    assert outcome == Outcome(
        learnt=("Start with one street.",),
        commitments=(
            Commitment(
                who="busan-1",
                what="the contract",
                whom="ulsan",
                by=date(2026, 6, 4),
            ),
        ),
        unanswered=("Who pays\nfor upkeep?",),
        assets=(KnowledgeAsset(kind="story", text="The first winter", who="Ms Ahn"),),
    )
    assert Outcome.read(outcome.model_dump(mode="json")) == outcome
    assert Outcome.read({"learnt": [" "]}).is_blank


def test_three_lines_name_people_and_stay_on_a_line():
    lines = three_lines(Outcome.read(FULL), {"busan-1": "Mr Bae", "ulsan": "Ulsan"})

    assert lines == (
        "Start with one street.",
        "Mr Bae → Ulsan: the contract (2026-06-04)",
        "Who pays for upkeep?",
    )
    assert three_lines(Outcome()) == ("", "", "")


@pytest.mark.parametrize(
    ("data", "code", "field"),
    [
        ({"learnt": ["x" * 1_000_000]}, "L305", "learnt.0"),
        ({"commitments": [{"who": "w" * 201, "what": "x"}]}, "L305",
         "commitments.0.who"),
        ({"unanswered": ["x"] * 13}, "L338", "unanswered"),
        ({"assets": [{"kind": "joke", "text": "x"}]}, "L339", "assets.0.kind"),
        ({"commitments": [{"who": "a", "what": "x", "by": "soon"}]}, "L339",
         "commitments.0.by"),
        ({"level": 3}, "L339", "level"),
        ({"learnt": [["x"]]}, "L339", "learnt.0"),
        ({"learnt": "x"}, "L339", "learnt"),
        ({"commitments": ["x"]}, "L339", "commitments.0"),
    ],
)  # fmt: skip
def test_what_cannot_be_kept_says_where(data, code, field):
    with pytest.raises(CityshareError) as caught:
        Outcome.read(data)

    (problem,) = caught.value.problems
    assert (problem.code, problem.place.column) == (code, field)
    assert len(str(problem)) < 500


def test_half_characters_are_left_out():
    assert Outcome.read({"learnt": ["a\ud800b"]}).learnt == ("ab",)
