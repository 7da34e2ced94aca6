"""Keeping and exporting data, in English."""

WORDS = {
    "title": "Data",
    "names": "Until when names are kept",
    "names_help": (
        "On this day names, personal links, e-mail addresses and consents are removed"
        " for good, also from plans, notes and reports. Levels, delegations and tables"
        " stay; people are then called Participant 1, 2, 3. Backups and exported files"
        " are not changed."
    ),
    "names_go": "Names go on {day}.",
    "names_stay": "No day is set: names stay.",
    "names_until": "First day without names",
    "names_hint": "Proposed: {day}. Leave it empty to keep names.",
    "export": "Export",
    "export_help": (
        "One ZIP file with everybody's names and levels, the cards, the agenda, and the"
        " published plans with their lists. Keep it as safe as the workshop itself."
    ),
    "download": "Download the ZIP file",
    "log": "What was exported or printed",
    "log_help": "Who took files or pages with names out of the workshop, newest first.",
    "exported": "everything as a ZIP file",
    "printed": "opened for printing: {what}",
    "somebody": "Somebody who is no facilitator now",
    "nothing": "Nothing yet.",
    "erase": "Erase this person",
    "erase_asked": "Erase {name} for good?",
    "erase_what": (
        "Name, answers, cards, consents and personal link are removed, and the"
        " name from plans, notes and reports. This cannot be undone."
    ),
    "erase_seat": (
        "The seat at the table stays empty. Print the lists again that name"
        " this person."
    ),
    "erase_copies": "Backups, exported files and paper are not changed.",
}
