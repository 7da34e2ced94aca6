"""Problems of the live workshop (L): 1xx database, 2xx phases, 3xx what is entered."""

from cityshare.errors.catalogue.message import Message

_DATABASE = {
    "L101": Message(
        "the database cannot be opened: {reason}",
        "Data live in one SQLite file, or on a PostgreSQL server",
        "Check the path or the address, and that you may write there",
        1,
    ),
    "L102": Message(
        "the database was written by a newer version of cityshare",
        "An older version cannot read it without loss",
        "Install the newer version; nothing was changed",
        1,
    ),
}

_PHASES = {
    "L201": Message(
        "answers are not taken now",
        "Answers can be given and changed while the workshop is open",
        "Ask the facilitator to open it again",
        1,
    ),
    "L202": Message(
        "nobody can join now",
        "People join after the workshop is opened and before its follow-up",
        "Ask the facilitator to open it",
        1,
    ),
    "L203": Message(
        "the workshop cannot go on to this phase",
        "After {phase} comes {following}; going back is always possible",
        "Take one step at a time",
    ),
    "L204": Message(
        "there are no groups yet",
        "Groups are made before this phase",
        "Choose 'Make groups' first",
        1,
    ),
    "L205": Message(
        "no groups have been published yet",
        "People are shown the groups that the facilitator published",
        "Choose a version of the groups and publish it",
        1,
    ),
    "L206": Message(
        "there is no version of the groups with this number",
        "",
        "Choose one of the list",
    ),
    "L207": Message(
        "this version seats nobody",
        "No groups were found that keep every rule",
        "Ease a rule and make groups again",
        1,
    ),
    "L208": Message(
        "nobody has joined yet",
        "",
        "Let people join first",
        1,
    ),
    "L209": Message(
        "groups cannot be made now",
        "Groups are made after the workshop is opened and before its follow-up",
        "Open the workshop first",
        1,
    ),
}

_ENTRIES = {
    "L301": Message(
        "the questionnaire has no such practice",
        "",
        "Load the page again",
    ),
    "L302": Message(
        "this is not a level",
        "A level is a whole number from 1 to {levels}; none means 'don't know'",
        "Choose one of the levels",
    ),
    "L303": Message(
        "the target is below the level of today",
        "A target is the level wanted in 12 months",
        "Choose today's level or a higher one",
    ),
    "L304": Message(
        "there are already three priorities",
        "At most three practices are priorities",
        "Take one of the others back first",
    ),
    "L305": Message(
        "the text is too long",
        "It may have {most} characters",
        "Shorten it",
    ),
    "L306": Message(
        "the answer was changed on another screen",
        "An answer replaces the one it was made from",
        "Look at the newer answer, then save again",
        1,
    ),
    "L307": Message(
        "this is empty",
        "",
        "Fill it in",
    ),
    "L308": Message(
        "the workshop has no such delegation",
        "A delegation is chosen from the list, or named if it is new",
        "Choose one of the list",
    ),
    "L309": Message(
        "this is not a language",
        "Languages are written as 'en', 'ko', 'ja' or 'zh-Hans'",
        "Choose one of the list",
    ),
    "L310": Message(
        "the workshop has no such theme",
        "",
        "Choose one of the list",
    ),
    "L311": Message(
        "this is none of the purposes one can agree to",
        "Purposes are {known}",
        "Choose among these",
    ),
    "L312": Message(
        "this person is not in the workshop",
        "",
        "Join with the code on the screen",
    ),
    "L313": Message(
        "another practice has this rank already",
        "Ranks 1, 2 and 3 are each given once",
        "Choose another rank",
    ),
    "L314": Message(
        "this is no kind of card",
        "Kinds are {known}",
        "Choose one of these",
    ),
    "L315": Message(
        "there is no such card of this person",
        "",
        "Load the page again",
    ),
    "L316": Message(
        "there are already {most} cards of this person",
        "",
        "Change or remove one of them",
    ),
}

_BACKUPS = {
    "L371": Message(
        "there are no data of a workshop here",
        "Data are one SQLite file; for a PostgreSQL server, use pg_dump",
        "Give the file that 'cityshare serve' names under Data",
    ),
    "L372": Message(
        "this passphrase is too short",
        "It has at least {least} characters",
        "Take four or five words that nobody would guess",
    ),
    "L373": Message(
        "this backup cannot be opened",
        "It opens only with the passphrase it was written with",
        "Check the file and type the passphrase again",
    ),
    "L374": Message(
        "there are data here already",
        "A backup never replaces data",
        "Give another file, or move this one away first",
    ),
}

_KEEPING = {
    "L375": Message(
        "names cannot go on this day",
        "It is a day to come, at most {years} years from now",
        "Choose another day, or leave it empty to keep the names",
    ),
}

_BOARD = {
    "L320": Message(
        "another screen has changed this plan",
        "A step is taken from the plan as it stands",
        "Look at the plan as it is now, then try again",
        1,
    ),
    "L321": Message(
        "somebody who would move is locked",
        "Who is locked stays where they are",
        "Unlock them first",
    ),
    "L322": Message(
        "this version is published",
        "What people have been shown is never changed",
        "Change a draft of it, then publish that",
    ),
    "L323": Message(
        "there is no step to take back",
        "",
        "Go on from here",
    ),
    "L324": Message(
        "there is no step to take again",
        "A new change ends what was taken back",
        "Go on from here",
    ),
    "L325": Message(
        "this person has no seat in this plan",
        "",
        "Choose somebody who sits at a table",
    ),
    "L326": Message(
        "this person has a seat already",
        "",
        "Choose somebody who sits nowhere",
    ),
}

LIVE: dict[str, Message] = {
    **_DATABASE,
    **_PHASES,
    **_ENTRIES,
    **_BACKUPS,
    **_KEEPING,
    **_BOARD,
}
