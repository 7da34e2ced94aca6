"""Paper forms and doubles in English."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, str] = {
    "title": "Type paper forms",
    "to_doubles": "People who came in twice",
    "how": (
        "One key fills a small field and goes on. Enter: next field. Space: next "
        "practice. *: its note. Escape: back. Ctrl+Enter: save and next form."
    ),
    "not_now": (
        "Paper forms can be typed while the workshop is open or closed, before "
        "groups are made."
    ),
    "saved": "Saved: {name}, {city}. Answers: {n}.",
    "typed": "Forms typed so far: {n}",
    "maybe_twice": "This person may have come in before:",
    "look": "Compare with {name}",
    "some_wrong": "Not saved yet. The reason stands beside each field.",
    "who": "Who",
    "name": "Name",
    "delegation": "City or organisation",
    "delegation_help": "The first letters are enough.",
    "delegation_new": "New: it will be added.",
    "languages": "Languages, by number or code",
    "wishes": "Wishes, the first one first",
    "consent": "Agrees to",
    "yes_no": "y or n",
    "answers": "Answers",
    "practice": "Practice",
    "current": "Today",
    "target": "Goal",
    "rank": "Rank",
    "share": "Share",
    "note": "Note",
    "key_level": "1 to {n}, - for don't know",
    "key_rank": "1, 2 or 3",
    "cards": "Offers, requests, challenges",
    "card_number": "Practice no.",
    "card_text": "In one sentence",
    "card_to": "Asked of",
    "offer": "Can show",
    "request": "Asks for",
    "challenge": "Stands in the way",
    "save": "Save and next form",
    "wrong_key": "This key means nothing here.",
    "wrong_digit": "Type one digit, or - for don't know.",
    "wrong_yes": "Type y or n.",
    "wrong_languages": "Type numbers of the list, or codes such as mn.",
    "wrong_wishes": "Type numbers of the list.",
    "wrong_number": "Type one number of the practices above.",
    "wrong_city": "No delegation of this name is here. Leave it empty to ask anyone.",
    "problem_L302": "The scale has no such level.",
    "problem_L307": "Fill this in.",
    "problem_L312": "This person is no longer here. Load the page again.",
    "problem_L361": "Paper forms are not taken now. Go back to Open or Closed first.",
    "problem_L362": "Choose two different people.",
    "problem_L363": "They differ here. Choose which answer stays.",
    "problem_L364": "They rank differently. Choose whose priorities stay.",
    "doubles_help": "Alike names of one delegation. Nothing is merged by itself.",
    "no_doubles": "Nobody seems to have come in twice.",
    "more_pairs": "And {n} more pairs. Merge these first.",
    "merged": "Merged: {name} is one person now.",
    "stays": "Stays",
    "goes": "Is merged into it",
    "swap": "Keep the other one instead",
    "came": "Came in by",
    "source_phone": "phone",
    "source_paper": "paper",
    "source_folder": "the list",
    "source_board": "added by the facilitator",
    "n_answers": "Answers",
    "n_cards": "Cards",
    "spoken": "Languages",
    "differ": "They differ: choose what stays",
    "all_agree": "Nothing differs: all answers of both are kept.",
    "priorities": "Priorities",
    "none_ranked": "none",
    "says": "Today {current}, goal {target}, share: {share}",
    "merge": "Merge into one person",
    "merge_help": (
        "This cannot be undone. The name, city and wishes of the person on the left "
        "stay."
    ),
    "any_two": "Two people of your choice",
    "compare": "Compare",
    "all_pairs": "Show all pairs",
    "names_title": "Names chosen from the list",
    "names_help": (
        "These people found their name on their phone. If it was somebody else, put "
        "the name back: that phone is signed out."
    ),
    "put_back": "Put back on the list",
    "no_names": "Nobody has chosen a name yet.",
}
