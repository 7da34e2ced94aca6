"""Problems of the hour itself (L33x: tables, action plans; L34x: the wall)."""

from cityshare.errors.catalogue.message import Message

HOUR: dict[str, Message] = {
    "L331": Message(
        "this was changed on another screen",
        "What is saved takes the place of what it was made from",
        "Look at the newer one, then save again",
        1,
    ),
    "L332": Message(
        "this person sits at no table",
        "What came out of a table is written down at that table",
        "Ask the facilitator where to sit",
    ),
    "L333": Message(
        "nothing can be written down for the tables now",
        "This begins when the groups are published",
        "Wait until the tables are shown",
        1,
    ),
    "L334": Message(
        "only the reporter of the table can save this",
        "The facilitator has chosen a reporter",
        "Tell the reporter, or ask the facilitator to change it",
    ),
    "L335": Message(
        "this person is not at this table",
        "Chair, reporter and first case sit at the table",
        "Choose somebody who sits there",
    ),
    "L336": Message(
        "there is no such table",
        "Tables are those of the published groups",
        "Load the page again",
    ),
    "L337": Message(
        "the first step is too late",
        "It is taken within {days} days, by {latest}",
        "Choose an earlier day, or a smaller step",
    ),
    "L338": Message(
        "there are too many rows",
        "There may be {most}",
        "Take some out",
    ),
    "L339": Message(
        "this cannot be read",
        "",
        "Load the page again",
    ),
    "L341": Message(
        "there is no such card on the wall",
        "",
        "Load the page again",
    ),
    "L342": Message(
        "this card is your own",
        "A card is claimed by somebody of another delegation",
        "Choose another card",
    ),
    "L343": Message(
        "the card cannot go on like this",
        "A card that is {state} can become {following}",
        "Choose one of these",
    ),
    "L344": Message(
        "this is for others to say",
        "Who posted the card, who claimed it and the facilitator say how far it is",
        "Claim the card first",
    ),
    "L345": Message(
        "the wall is closed",
        "Cards are claimed once the workshop is opened",
        "Ask the facilitator to open it",
        1,
    ),
    "L346": Message(
        "this is your own delegation",
        "",
        "Choose another delegation",
    ),
}
