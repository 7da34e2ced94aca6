from cityshare.cohort import Delegation, read_cohort

HEADER = "id,name,country,region,subregion,population,climate,Form of rule\n"


def test_a_row_becomes_a_delegation(folder):
    suwon, jeju = read_cohort(folder.path).delegations

    assert suwon == Delegation(
        id="suwon",
        name="Suwon",
        country="KR",
        region="Gyeonggi",
        subregion="Capital area",
        population=1190000,
        context={"climate": "temperate"},
    )
    assert jeju.context == {}


def test_names_of_further_columns_are_in_small_letters(folder):
    folder.write(
        "delegations.csv",
        HEADER + "suwon,Suwon,,,,,,elected\njeju,Jeju,,,,,,\n",
    )

    suwon = read_cohort(folder.path).delegation("suwon")

    assert suwon.context == {"form_of_rule": "elected"}
    assert suwon.population is None


def test_wrong_cells_are_told_together(folder):
    folder.write(
        "delegations.csv",
        HEADER
        + "suwon,Suwon,,,,many,,\nSeoul,,,,,,,\njeju,Jeju,,,,,,\njeju,Jeju,,,,,,\n",
    )

    assert folder.refusals() == [
        ("C217", "delegations.csv, row 2, 'population'", "many"),
        ("C201", "delegations.csv, row 3, 'id'", "Seoul"),
        ("C203", "delegations.csv, row 3, 'name'", None),
        ("C202", "delegations.csv, row 5, 'id'", "jeju"),
        ("C301", "delegations.csv, row 3, 'id'", None),
    ]


def test_a_name_like_a_formula_is_kept(folder):
    folder.change("delegations.csv", "suwon,Suwon", "suwon,=Suwon")

    assert folder.found() == [("C304", "delegations.csv, row 2, 'name'", "=Suwon")]
    assert read_cohort(folder.path).delegation("suwon").name == "=Suwon"
