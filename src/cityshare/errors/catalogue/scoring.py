"""Remarks of scoring (S): answers that are legal but odd."""

from cityshare.errors.catalogue.message import Message

SCORING = {
    "S101": Message(
        "{person} gives the same level in all {n} answers",
        "Few people stand at one level in everything",
        "Ask whether the descriptors were read; the answers are used as they are",
        0,
    ),
    "S102": Message(
        "{person} gives the highest level in all {n} answers",
        "Someone at the top of everything shares everything and learns nothing",
        "Ask whether the descriptors were read; the answers are used as they are",
        0,
    ),
    "S103": Message(
        "nobody from {delegation} has answered",
        "Without answers or agreed levels people are seated by their wishes alone",
        "Collect their answers, or write the levels they agree on into agreed.csv",
        0,
    ),
    "S104": Message(
        "the members of {delegation} differ by two levels or more on: {practices}",
        "Until they agree, the delegation is no source for these practices",
        "Let them talk it over and write the levels they agree on into agreed.csv",
        0,
    ),
    "S105": Message(
        "{person} has not answered",
        "The needs of the delegation are used instead, but not its assets",
        "Collect the answers if there is still time",
        0,
    ),
    "S106": Message(
        "{person} ranks a priority without a step to take: {practices}",
        "A priority counts with a current level and a target above it",
        "Ask for the level today and the level wanted in 12 months",
        0,
    ),
    "S107": Message(
        "{delegation} has agreed on levels that no member is near: {practices}",
        "The agreed level is used for everyone in the delegation",
        "Check that these are the levels they mean",
        0,
    ),
    "S108": Message(
        "{person} has answered as {role}",
        "Answers of delegates, hosts and experts are used, and no others",
        "Correct the role if it is wrong",
        0,
    ),
    "S109": Message(
        "{person} is here as {role} and names no practice",
        "A host or an expert shares the practices they name, at most three",
        "Name them in the column 'practices' of participants.csv",
        0,
    ),
}
