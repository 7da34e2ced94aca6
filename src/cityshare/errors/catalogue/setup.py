"""Problems of setting up a workshop: themes, sessions, people, facilitators (L35x)."""

from cityshare.errors.catalogue.message import Message

SETUP = {
    "L350": Message(
        "this practice is in two themes",
        "A practice belongs to one theme, or to none",
        "Take it out of one of them",
    ),
    "L351": Message(
        "this is the last theme",
        "A workshop has at least one theme",
        "Add or split a theme first",
    ),
    "L352": Message(
        "the session '{session}' is on this theme alone",
        "Without it the session would be open to every theme",
        "Give the session another theme first",
    ),
    "L353": Message(
        "this does not split the theme",
        "Some of its practices go to the new theme, and some stay",
        "Choose at least one practice, and not all of them",
    ),
    "L354": Message(
        "the agenda has no such session",
        "",
        "Load the page again",
    ),
    "L355": Message(
        "the session cannot be like this: {reason}",
        "A session has a title and a kind; minutes, interpreters and seats are numbers",
        "Correct the field",
    ),
    "L356": Message(
        "there are people in this delegation",
        "Only a delegation without people can be removed",
        "Move its people to another delegation first",
        1,
    ),
    "L357": Message(
        "these practices cannot be named here",
        "Hosts and experts name at most {most} practices, others none",
        "Take some of them away",
    ),
    "L358": Message(
        "this facilitator cannot be removed",
        "The first facilitator stays, so that somebody can always open the board",
        "Choose another one, or renew the passcode",
    ),
    "L359": Message(
        "there are already {most} facilitators",
        "",
        "Remove one of them first",
    ),
}
