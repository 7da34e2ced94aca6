"""Problems of cohort folders (C): 1xx form, 2xx content, 3xx warnings."""

from cityshare.errors.catalogue.message import Message

_FORM = {
    "C101": Message(
        "this field is wrong: {reason}",
        "",
        "Correct the field in cohort.yaml",
    ),
    "C102": Message(
        "the file is missing",
        "A cohort folder holds cohort.yaml, delegations.csv and participants.csv",
        "Add the file, or check its name; .xlsx is possible instead of .csv",
    ),
    "C103": Message(
        "this column is missing",
        "The columns needed are {needed}",
        "Add the column, or correct its name in the first row",
    ),
    "C104": Message(
        "two columns have this name",
        "",
        "Rename or remove one of them",
    ),
    "C105": Message(
        "this column is not known and was not read",
        "",
        "{advice}Correct the name, or leave the column as it is",
        0,
    ),
    "C106": Message(
        "the row has {cells} cells and the first row has {columns}",
        "Every row has as many cells as the first one",
        "Add or remove separators; put a text with separators in double quotes",
    ),
    "C107": Message(
        "the file is empty",
        "",
        "Fill it, or remove it",
        0,
    ),
    "C108": Message(
        "there is no file of answers",
        "Without answers people are placed by their wishes alone",
        "Add responses.csv when the answers are in",
        0,
    ),
    "C109": Message(
        "there is also {other}",
        "Each table of the folder is one file, .csv or .xlsx",
        "Remove the file that is out of date",
    ),
    "C110": Message(
        "there are no participants",
        "",
        "Add one row for each person",
    ),
    "C111": Message(
        "the file cannot be read from this row on: {reason}",
        "A text in double quotes ends with one, and a double quote in it is doubled",
        "Correct the quotes in this row",
    ),
    "C112": Message(
        "column {letter} has cells but no name, and was not read",
        "",
        "Name the column in the first row, or empty it",
        0,
    ),
    "C113": Message(
        "only the first sheet was read",
        "",
        "Move rows that count to the first sheet, or remove the other sheets",
        0,
    ),
    "C114": Message(
        "no sample cohort of this name is known",
        "Sample cohorts are {known}",
        "Name one of these",
    ),
}

_CONTENT = {
    "C201": Message(
        "this is not an id",
        "An id has small letters a to z, digits and hyphens, such as 'beijing-1'",
        "Correct it here and wherever it is used",
    ),
    "C202": Message(
        "the id is used twice, first in row {first}",
        "",
        "Remove the row if it is a copy, or give it an id of its own",
    ),
    "C203": Message(
        "the cell is empty",
        "",
        "Fill it",
    ),
    "C204": Message(
        "the questionnaire has no practice of this name",
        "",
        "{advice}Correct the name",
    ),
    "C205": Message(
        "the cohort has no theme of this name",
        "",
        "{advice}Correct the name",
    ),
    "C206": Message(
        "no participant has this id",
        "",
        "{advice}Correct the id, or add the person to participants.csv",
    ),
    "C207": Message(
        "no delegation has this id",
        "",
        "{advice}Correct the id, or add it to delegations.csv",
    ),
    "C208": Message(
        "this is no {noun}",
        "Possible are {known}",
        "{advice}Correct the cell",
    ),
    "C209": Message(
        "this is not a level",
        "A level is a whole number from 1 to {levels}; empty means 'don't know'",
        "Correct the cell, or leave it empty",
    ),
    "C210": Message(
        "the target is below the current level",
        "A target is the level wanted in 12 months, at least the current one",
        "Correct the cell, or leave it empty",
    ),
    "C211": Message(
        "this is not a priority",
        "A priority is 1, 2, 3 or empty",
        "Correct the cell, or leave it empty",
    ),
    "C212": Message(
        "this person has answered the practice twice, first in row {first}",
        "There is one answer for each person and practice",
        "Remove one of the two rows",
    ),
    "C213": Message(
        "this person gives the same priority twice, first in row {first}",
        "Priorities 1, 2 and 3 are each given once",
        "Correct one of the two cells, or leave it empty",
    ),
    "C214": Message(
        "this is neither yes nor no",
        "Write yes or no; empty means not said",
        "Correct the cell",
    ),
    "C215": Message(
        "there are more than {most} practices",
        "A host or expert names at most {most}, the ones they know best",
        "Remove some",
    ),
    "C216": Message(
        "this is not a language tag",
        "Languages are written as 'en', 'ko', 'ja' or 'zh-Hans', with ';' between",
        "Correct the cell",
    ),
    "C217": Message(
        "this is not a number of people",
        "A population is a whole number, such as 8700000",
        "Correct the cell, or leave it empty",
    ),
    "C218": Message(
        "this is not a rank",
        "A rank is a whole number, 1 for the highest",
        "Correct the cell, or leave it empty",
    ),
    "C219": Message(
        "this is listed twice",
        "Each entry of a list is there once",
        "Remove one of the two",
    ),
    "C220": Message(
        "the event ends before it starts",
        "",
        "Correct start or end",
    ),
    "C221": Message(
        "the session is on no day of the event",
        "The event is from {start} to {end}",
        "Correct the session's start, or the dates of the event",
    ),
    "C222": Message(
        "the session has both themes and practices",
        "A session is about themes, or about practices, or about everything",
        "Remove one of the two lists",
    ),
    "C223": Message(
        "the delegation has agreed twice on this practice, first in row {first}",
        "There is one agreed level for each delegation and practice",
        "Remove one of the two rows",
    ),
    "C224": Message(
        "the name is used twice in this list",
        "Names of themes are unique, and so are ids of sessions",
        "Rename one of them",
    ),
}

_WARNINGS = {
    "C301": Message(
        "these delegations have no people: {names}",
        "",
        "Add their people, or remove them",
        0,
    ),
    "C302": Message(
        "these people have no languages: {names}",
        "Tables with a common language need to know who speaks what",
        "Ask them, and fill the column",
        0,
    ),
    "C303": Message(
        "these delegates have no answers: {names}",
        "They are placed by their delegation's needs and their wishes",
        "Ask them to answer, if there is time",
        0,
    ),
    "C304": Message(
        "the name starts with '{sign}'",
        "A spreadsheet takes that for a formula; exports guard against it",
        "Correct the name if the sign is a slip",
        0,
    ),
    "C305": Message(
        "practices are only read for hosts and resource persons",
        "",
        "Correct the role, or empty the cell",
        0,
    ),
    "C306": Message(
        "this column is taken as a further column of your own",
        "",
        "{advice}Correct the name if it is a slip",
        0,
    ),
}

COHORT: dict[str, Message] = {**_FORM, **_CONTENT, **_WARNINGS}
