import pytest

from cityshare.cohort import AgreedLevel, read_cohort

HEADER = "delegation,practice,current,target\n"


def test_rows_become_agreed_levels(folder):
    folder.write("agreed.csv", HEADER + "suwon,energy-1,2,4\njeju,energy-1,5,\n")

    assert read_cohort(folder.path).agreed == (
        AgreedLevel("suwon", "energy-1", 2, 4),
        AgreedLevel("jeju", "energy-1", 5),
    )


@pytest.mark.parametrize(
    ("cells", "code", "column", "got"),
    [
        ("busan,energy-2,3,4", "C207", "delegation", "busan"),
        (",energy-2,3,4", "C203", "delegation", None),
        ("jeju,energy,3,4", "C204", "practice", "energy"),
        ("jeju,energy-2,,4", "C203", "current", None),
        ("jeju,energy-2,x,4", "C209", "current", "x"),
        ("jeju,energy-2,5,4", "C210", "target", 4),
        ("suwon,energy-1,3,4", "C223", "practice", "energy-1"),
    ],
)
def test_a_wrong_cell_is_told(folder, cells, code, column, got):
    folder.write("agreed.csv", f"{HEADER}suwon,energy-1,2,4\n{cells}\n")

    assert folder.refusals() == [(code, f"agreed.csv, row 3, '{column}'", got)]
