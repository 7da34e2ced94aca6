"""Problems of rules and plans (R)."""

from cityshare.errors.catalogue.message import Message

GROUPING: dict[str, Message] = {
    "R101": Message(
        "this rule cannot be used: {reason}",
        "Rules and their settings are listed in the glossary of the documentation",
        "Correct the setting",
    ),
    "R102": Message(
        "no session of this id seats people at tables",
        "Table sessions of this cohort: {known}",
        "Name one of these",
    ),
    "R103": Message(
        "there is nobody to seat",
        "Delegates are seated; absent people are not",
        "Add participants with the role delegate",
    ),
    "R104": Message(
        "the rule names somebody unknown",
        "Rules name participants by their id in participants.csv",
        "Correct the id. {hint}",
    ),
    "R105": Message(
        "the rule names an unknown theme or table",
        "Themes here: {themes}; tables: T1 to T{n_tables}",
        "Correct the name. {hint}",
    ),
    "R106": Message(
        "the rule names a column that is unknown, or empty here",
        "Columns of delegations.csv here: {known}",
        "Correct the name, or fill the column. {hint}",
    ),
    "R107": Message(
        "the weights do not come out in eighths",
        "The value is counted in eighths of a weighted step: weight times "
        "second_source must be a multiple of 1/8",
        "Use the default weights, or multiples of them",
    ),
    "R108": Message(
        "the themes ask for {asked} tables and there are {n_tables}",
        "The ranges of theme_tables must leave room for the number of tables",
        "Change theme_tables or tables",
    ),
    "R109": Message(
        "the column has {n} different values",
        "The rule 'same' works with at most {most}",
        "Name a column that groups delegations more broadly",
    ),
    "R110": Message(
        "two wishes for one person contradict each other: {wishes}",
        "Somebody is either away or there, and either locked or moved",
        "Leave one of the two out",
    ),
    "R111": Message(
        "this person has no seat that could be moved or locked",
        "Whoever is away has none, and interpreters and facilitators go where they "
        "are needed",
        "Say --arrived too if they have come; else leave them out",
    ),
    "R201": Message(
        "{n_people} people at {n_tables} tables sit {low} to {high} at a table",
        "Asked for were {asked_low} to {asked_high}",
        "Change the number of tables or the sizes if that does not suit the room",
        0,
    ),
    "R202": Message(
        "there are more themes than tables: {dropped} get no table",
        "Wishes and needs chose the themes that run",
        "Merge themes, or add tables",
        0,
    ),
    "R203": Message(
        "nobody here can share anything in this session",
        "People are seated by wishes and rules alone",
        "Invite an expert, or ask the host what they can show",
        0,
    ),
    "R204": Message(
        "not everybody shares a language with their whole table",
        "No plan was found in which all do, so the rule was eased for this plan: "
        "{where}",
        "Add interpreters, or seat a bilingual colleague there",
        0,
    ),
    "R205": Message(
        "some people have given no answers ({n}): {names}",
        "They are seated by wish, and by their delegation's needs where it has any",
        "Ask them for their answers in the break",
        0,
    ),
    "R206": Message(
        "there are more than {most} kinds of interpreter",
        "The kinds with most interpreters were used",
        "Name the languages of each interpreter the same way",
        0,
    ),
    "R207": Message(
        "the session is longer than one interpreter can work",
        "After 30 to 45 minutes interpreters change, so two share a table",
        "Plan a break, or ask for a second interpreter",
        0,
    ),
    "R208": Message(
        "too few people are left for all tables, so {tables} closes",
        "Each table needs {low} people",
        "Name a smaller table_size if you would rather keep it open",
        0,
    ),
    "R209": Message(
        "with these people and locks some rules stay broken: {rules}",
        "No way was found to mend them by moving people between the tables",
        "Unlock somebody, allow more moves, or make a new plan with 'assign'",
        0,
    ),
    "R210": Message(
        "the rule names somebody who has no seat ({role})",
        "Interpreters and facilitators go where they are needed, so the rule does "
        "nothing for them",
        "Leave them out of the rule",
        0,
    ),
    "R301": Message(
        "no plan can keep these rules together: {rules}",
        "This is proven, not only not found",
        "Ease one of them; 'cityshare assign' lists changes that help",
        1,
    ),
    "R302": Message(
        "no plan was found that keeps all rules; still broken: {rules}",
        "It is not proven that there is none",
        "Give it more time with --seconds, or ease one of the rules",
        1,
    ),
}
