"""Problems of answers filled into an Excel template (T)."""

from cityshare.errors.catalogue.message import Message

_EMPTY = "Choose one from the list, or leave the cell empty"

TEMPLATE = {
    "T101": Message(
        "this form belongs to another questionnaire ({theirs})",
        "The cohort uses {ours}",
        "Make a template for this cohort and copy the answers over",
    ),
    "T102": Message(
        "this form was made from version {theirs} of the questionnaire",
        "The cohort uses version {ours}; its levels may read differently",
        "Check with the author that the levels still hold",
        0,
    ),
    "T103": Message(
        "a sheet of the template is missing ({sheet})",
        "",
        "Copy the answers into a fresh template",
    ),
    "T104": Message(
        "a column of the template is missing ({column})",
        "",
        "Copy the answers into a fresh template",
    ),
    "T105": Message(
        "this row is not one of the template's",
        "Each answer stands in the row of its practice",
        "Move the answers to the row of their practice and empty this one",
    ),
    "T106": Message(
        "the practice stands in two rows",
        "Each practice has one row, here row {first} and this one",
        "Empty one of the two rows",
    ),
    "T107": Message(
        "the row of '{practice}' is missing",
        "It counts as not answered",
        "If there was an answer, copy it into a fresh template",
        0,
    ),
    "T108": Message(
        "a sheet of the template stands twice ({sheet} and {other})",
        "",
        "Delete the one that does not count",
    ),
    "T201": Message(
        "this is not a level",
        "A level is a whole number from 1 to {most}",
        "Choose one from the list, or leave the cell empty for 'I do not know'",
    ),
    "T202": Message(
        "this is not a priority",
        "A priority is 1, 2 or 3",
        _EMPTY,
    ),
    "T203": Message(
        "this priority is given twice",
        "Each of the priorities 1, 2 and 3 is for one practice; row {first} has it too",
        "Keep it in one of the two rows",
    ),
    "T204": Message(
        "this is not one of the choices",
        "Choices are {choices}",
        _EMPTY,
    ),
    "T205": Message(
        "this cell is empty",
        "Without it nobody knows whose answers these are",
        "Fill it in",
    ),
    "T206": Message(
        "the same choice stands twice",
        "",
        "Choose another one, or empty one of the two cells",
    ),
    "T207": Message(
        "this card is not complete",
        "A card has a kind (offer, request or challenge) and a text",
        "Fill in the empty cell, or empty the whole row",
    ),
    "T301": Message(
        "there is no such delegation in the cohort",
        "Delegations are {known}",
        "Correct the name, or add the delegation to delegations.csv",
    ),
    "T302": Message(
        "two people of this name are in the delegation ({ids})",
        "",
        "Make the two names differ in participants.csv and in the form",
    ),
    "T303": Message(
        "{name} was not registered and is added as '{id}'",
        "Registered for this delegation: {members}",
        "If this is one of them, correct the name in the form and read it again",
        0,
    ),
    "T304": Message(
        "{name} has answered before: {replaced} replaced by this form",
        "The form read last counts",
        "If this is wrong, read the forms again in the right order",
        0,
    ),
    "T305": Message(
        "the cohort's questionnaire has no practice '{practice}'",
        "",
        "Make a template for this cohort and copy the answers over",
    ),
    "T306": Message(
        "the wish for '{theme}' is left out: the cohort has no such theme",
        "Themes are {known}",
        "Ask the author for another wish",
        0,
    ),
    "T307": Message(
        "no practice is answered",
        "",
        "If there should be answers, ask the author for the right file",
        0,
    ),
}
