"""The words of the template in English."""

EN = {
    "sheet.about": "About you",
    "sheet.answers": "Answers",
    "sheet.cards": "Offers and requests",
    "guide.about": (
        "Please fill in the yellow cells on the three sheets, save the file and "
        "mail it back. Your levels are never shown to other participants by name."
    ),
    "guide.answers": (
        "1. Read the steps of a practice from left to right, and choose the highest "
        "one your city has reached as 'Level today'. Leave it empty if you do not "
        "know.\n"
        "2. Choose up to three practices that matter most to you: priority 1 is the "
        "first. For these, choose the level you want to reach in 12 months.\n"
        "3. 'May others ask me?': yes, if we may name you as somebody to ask about "
        "this practice."
    ),
    "guide.cards": (
        "What you can show others, what you would like to ask, and what stands in "
        "your way. One card per row. A request is shown with your name."
    ),
    "field.name": "Name",
    "field.name_local": "Name in your own script",
    "field.delegation": "City or organisation",
    "field.position": "Position",
    "field.email": "E-mail",
    "field.role": "I come as",
    "field.language": "Language {n}",
    "field.theme": "Theme I would like, choice {n}",
    "field.practice": "Practice I can help with {n}",
    "field.workshop": "My requests",
    "field.network": "Later events",
    "field.contact": "Contact",
    "help.name": "As on your name badge.",
    "help.name_local": "If it is written differently.",
    "help.delegation": "Choose from the list where there is one.",
    "help.email": "Only if others may write to you, see below.",
    "help.role": "Leave it empty if you come as a delegate.",
    "help.language": "In which you can discuss; the one you speak best first.",
    "help.theme": "For the discussion at the tables.",
    "help.practice": "Only for hosts and experts.",
    "help.workshop": "May what I want to learn be shown with my name at this event?",
    "help.network": "May my answers be used at later events?",
    "help.contact": "May others at this event get my e-mail address?",
    "part.person": "You",
    "part.wishes": "At the tables",
    "part.consent": "Your consent",
    "column.theme": "Theme",
    "column.practice": "Practice",
    "column.hint": "What it is about",
    "column.level": "Step {n}: {label}",
    "column.current": "Level today",
    "column.target": "Level in 12 months",
    "column.priority": "Priority",
    "column.share": "May others ask me?",
    "column.note": "Note, example",
    "column.kind": "Kind",
    "column.to": "To (empty: everyone)",
    "column.text": "In one or two sentences",
    "yes": "Yes",
    "no": "No",
    "role.delegate": "Delegate",
    "role.host": "Host",
    "role.resource": "Expert",
    "role.observer": "Observer",
    "role.interpreter": "Interpreter",
    "role.facilitator": "Facilitator",
    "card.offer": "I can show",
    "card.request": "I would like to ask",
    "card.challenge": "This stands in our way",
    "stop.title": "Please choose from the list",
    "stop.list": "Choose from the list, or leave the cell empty.",
    "stop.level": "A level is a number from 1 to {n}. Leave it empty if unsure.",
    "stop.priority": "1, 2 or 3, each only once. Leave it empty for the others.",
    "footer": "{title}, version {version}. Licence: {licence}. {source}",
}
