"""Problems of paper forms, of people who are there twice, and of the list of names."""

from cityshare.errors.catalogue.message import Message

PAPER = {
    "L361": Message(
        "paper forms are not taken now",
        "They are typed while the workshop is open, or after its answers are closed",
        "Go back to the phase 'open' or 'closed' first",
        1,
    ),
    "L362": Message(
        "this is one and the same person",
        "Two people are merged into one",
        "Choose somebody else",
    ),
    "L363": Message(
        "both have answered this, and not alike",
        "One of the two answers stays",
        "Choose which",
    ),
    "L364": Message(
        "both have priorities, and not alike",
        "The ranks 1, 2 and 3 are each given once",
        "Choose whose priorities stay",
    ),
    "L365": Message(
        "this name has been chosen already",
        "A name of the list belongs to one person",
        "Ask a facilitator, or register as somebody new",
        1,
    ),
    "L366": Message(
        "this name has answers already",
        "Nobody sees the answers of another person by choosing a name",
        "Ask a facilitator for your personal link",
        1,
    ),
}
