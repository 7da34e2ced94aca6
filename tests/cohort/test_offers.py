import pytest

from cityshare.cohort import Card, CardKind, read_cohort

HEADER = "participant,kind,practice,to,text,language\n"


def test_rows_become_cards(folder):
    folder.write(
        "offers.csv",
        HEADER
        + 'suwon-1,request,energy-1,jeju,"Who runs a wind farm, and how?",en\n'
        + "suwon-2,Offer,,,우리 도서관을 보여 드립니다,KO\n"
        + "jeju-1,challenge,energy-2,,,\n",
    )

    assert read_cohort(folder.path).cards == (
        Card(
            "suwon-1",
            CardKind.REQUEST,
            "energy-1",
            "jeju",
            "Who runs a wind farm, and how?",
            "en",
        ),
        Card("suwon-2", CardKind.OFFER, "", "", "우리 도서관을 보여 드립니다", "ko"),
        Card("jeju-1", CardKind.CHALLENGE, "energy-2"),
    )


@pytest.mark.parametrize(
    ("cells", "code", "column", "got"),
    [
        ("nobody,offer,,,Words,en", "C206", "participant", "nobody"),
        (",offer,,,Words,en", "C203", "participant", None),
        ("suwon-1,gift,,,Words,en", "C208", "kind", "gift"),
        ("suwon-1,,,,Words,en", "C203", "kind", None),
        ("suwon-1,offer,energy,,Words,en", "C204", "practice", "energy"),
        ("suwon-1,offer,,busan,Words,en", "C207", "to", "busan"),
        ("suwon-1,offer,,,,en", "C203", "text", None),
        ("suwon-1,offer,,,Words,english", "C216", "language", "english"),
    ],
)
def test_a_wrong_cell_is_told(folder, cells, code, column, got):
    folder.write("offers.csv", f"{HEADER}{cells}\n")

    assert folder.refusals() == [(code, f"offers.csv, row 2, '{column}'", got)]
