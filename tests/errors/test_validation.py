from typing import Annotated

import pytest
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from cityshare.errors import Place, validation_problems


class Room(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: str
    seats: int


class Hall(BaseModel):
    rooms: list[Room]


@pytest.mark.parametrize(
    ("data", "column", "got", "reason"),
    [
        ({"name": "A"}, "rooms[0].seats", None, "it is missing"),
        (
            {"name": "A", "seats": 2, "chairs": 3},
            "rooms[0].chairs",
            3,
            "this key is not known",
        ),
        (
            {"name": 7, "seats": 2},
            "rooms[0].name",
            7,
            "this is not a text; put it in quotes",
        ),
    ],
)
def test_each_error_becomes_a_problem_with_its_field(data, column, got, reason):
    with pytest.raises(ValidationError) as caught:
        Hall.model_validate({"rooms": [data]})

    (problem,) = validation_problems(caught.value, file="hall.yaml", code="Q101")

    assert problem.code == "Q101"
    assert problem.place == Place("hall.yaml", column=column)
    assert problem.got == got
    assert problem.details["reason"] == reason


def test_all_errors_are_told_at_once():
    with pytest.raises(ValidationError) as caught:
        Hall.model_validate({"rooms": [{}, {"name": "B"}]})

    problems = validation_problems(caught.value, file="hall.yaml", code="Q101")

    assert [problem.place.column for problem in problems] == [
        "rooms[0].name",
        "rooms[0].seats",
        "rooms[1].seats",
    ]


def test_a_list_is_not_too_short_because_its_entries_are_wrong():
    class Street(BaseModel):
        halls: Annotated[tuple[Room, ...], Field(min_length=1)]

    with pytest.raises(ValidationError) as caught:
        Street.model_validate({"halls": [{"name": "A", "seats": "many"}]})

    problems = validation_problems(caught.value, file="street.yaml", code="Q101")
    assert [problem.place.column for problem in problems] == ["halls[0].seats"]


def test_a_wrong_key_is_named():
    class Sign(BaseModel):
        words: dict[Annotated[str, StringConstraints(pattern="^[a-z]+$")], str]

    with pytest.raises(ValidationError) as caught:
        Sign.model_validate({"words": {"EN": "Hall"}})

    (problem,) = validation_problems(caught.value, file="sign.yaml", code="Q101")
    assert (problem.place.column, problem.got) == ("words.EN", "EN")
    assert problem.details["reason"] == "it holds a character that is not allowed here"
