"""Problems of questionnaires (Q)."""

from cityshare.errors.catalogue.message import Message

QUESTIONNAIRE = {
    "Q101": Message(
        "this field is wrong: {reason}",
        "The form of a questionnaire is in its JSON Schema ('cityshare schema')",
        "Correct the field",
    ),
    "Q201": Message(
        "the name is used twice",
        "Names of themes and of practices are unique in a questionnaire",
        "Rename one of them",
    ),
    "Q202": Message(
        "there are {n} practices",
        "A questionnaire has at most {most} practices: more is not answered",
        "Drop or merge practices",
    ),
    "Q203": Message(
        "there are {n} level descriptors",
        "Every practice has one descriptor for each of the scale's {levels} levels",
        "Add or remove descriptors",
    ),
    "Q204": Message(
        "two levels have the same text in '{language}'",
        "Each level says something else, or nobody can choose",
        "Rewrite one of them",
    ),
    "Q205": Message(
        "the text has no '{language}'",
        "Every text has the languages of the title",
        "Add the translation",
    ),
    "Q206": Message(
        "the sharing level is not a level of the scale",
        "It lies between 2 and {levels}",
        "Correct sharing_level",
    ),
    "Q207": Message(
        "no questionnaire of this id is known",
        "Shipped questionnaires are {known}",
        "Name one of these, or a path to a .yaml file",
    ),
}
