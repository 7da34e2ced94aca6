"""The words on the pages in English."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, str] = {
    "skip": "Skip to the content",
    "language": "Language",
    "colon": ": ",
    "comma": ", ",
    "pages": "Pages",
    "to_start": "To the start page",
    "error_title": "That did not work",
    "error_other": "Something went wrong. Go back and try again.",
    "error_404": "There is no such page. Check the address, or start again.",
    "error_405": "This page cannot be used in this way. Start again.",
    "error_422": (
        "Something in the form could not be read. Reload the page and try again."
    ),
    "error_too_large": (
        "That was too long to be saved. Go back, shorten your text and save again."
    ),
    "error_other_site": (
        "This form came from another site, so nothing was saved. Open the "
        "workshop's page and try again."
    ),
    "error_stale_page": (
        "This page was too old to be saved. Go back, reload the page and try "
        "again. Your browser has to allow cookies."
    ),
    "error_link": (
        "This personal link is not valid any more. Join with the code on the "
        "screen, or ask a facilitator."
    ),
    "error_attempts": "Too many wrong codes. Wait five minutes, or ask a facilitator.",
    "error_no_practice": "There is no such question. Reload the page.",
    "error_signed_out": (
        "You are not joined on this device any more. Open your personal link, or "
        "join again."
    ),
    "join_title": "Join the workshop",
    "join_lead": "Type the code you see on the screen or on your invitation.",
    "join_code": "Code",
    "join_button": "Join",
    "join_wrong": (
        "No workshop has this code. Compare it with the screen: six letters and digits."
    ),
    "register_title": "About you",
    "register_lead": "This takes a minute.",
    "name": "Your name",
    "name_hint": "As it should stand on your badge.",
    "delegation": "Your city or organisation",
    "choose": "Choose …",
    "delegation_new": "Mine is not in the list",
    "delegation_new_label": "If it is not in the list, its name",
    "languages_title": "Languages you can work in",
    "languages_hint": "You will not have to interpret for others.",
    "languages_more": "More languages",
    "themes_title": "Themes you would like to talk about",
    "wish_1": "First wish",
    "wish_2": "Second wish",
    "wish_3": "Third wish",
    "no_wish": "No wish",
    "consent_title": "What you agree to",
    "consent_hint": "You choose. You can take part without any of these.",
    "consent_workshop": "What I ask for may be shown with my name at this workshop.",
    "consent_network": "My answers may be used to prepare later workshops.",
    "consent_contact": "Other participants may get my address.",
    "go_on": "Continue",
    "missing_name": "Please write your name.",
    "missing_delegation": "Please choose your city, or write its name.",
    "welcome_title": "Welcome",
    "welcome_lead": (
        "This personal link brings you back to your answers, on any phone. Keep it "
        "to yourself."
    ),
    "link": "Your personal link",
    "copy_link": "Copy the link",
    "copied": "Copied",
    "start": "To the questions",
    "tab_questions": "Questions",
    "tab_mine": "My table",
    "tab_wall": "Wall",
    "tab_plan": "Plan",
    "own_delegation": "Compare with your delegation",
    "tab_link": "My link",
    "questions_title": "Where is your city today?",
    "questions_lead": (
        "Choose the sentence that fits best. Only your own delegation sees your levels."
    ),
    "current": "Today",
    "unsure": "I don't know",
    "priority_rank": "Is this one of your three priorities?",
    "rank_0": "No",
    "rank_1": "1st",
    "rank_2": "2nd",
    "rank_3": "3rd",
    "target": "Where do you want to be in 12 months?",
    "target_none": "Not decided",
    "share": "Would you tell other cities about it?",
    "yes": "Yes",
    "no": "No",
    "open": "Not decided",
    "note": "Add a note",
    "note_hint": "What did you do? What is hard? Other participants do not see it.",
    "back": "Back",
    "next": "Next",
    "finish": "Finish",
    "save": "Save all answers",
    "saving": "Saving …",
    "saved": "Saved",
    "saved_all": "Your answers are saved.",
    "held": (
        "No connection. Your answer is kept on this phone and sent as soon as possible."
    ),
    "not_saved": "Not saved",
    "some_wrong": (
        "Some answers are not saved yet. The reason stands beside the question."
    ),
    "done_title": "Thank you",
    "done_lead": (
        "Your answers are saved. You can change them until the questionnaire is closed."
    ),
    "done_open": "Still without an answer",
    "review": "Look through my answers",
    "next_person": "Next person on this device",
    "next_person_hint": (
        "This signs you out and leaves nothing of yours on this device."
    ),
    "not_open_title": "Not open yet",
    "not_open": "The questionnaire opens soon. Reload this page then.",
    "closed_title": "The questionnaire is closed.",
    "closed": "Your answers can no longer be changed.",
    "closed_register": (
        "Nobody can register on this page now. A facilitator can add you."
    ),
    "mine_title": "My table",
    "mine_wait": "The tables are not published yet.",
    "mine_wait_lead": "Your table will stand here as soon as they are.",
    "mine_none": "You have no table yet. Ask a facilitator: they will find you a seat.",
    "members": "At your table",
    "table_languages": "Languages of the table",
    "can_learn": "What you can learn here",
    "can_share": "Who can learn from you",
    "one_learner": "1 person",
    "learners": "{n} people",
    "reload": "Look again",
    "problem_L201": (
        "Answers cannot be changed now. Ask a facilitator to open the "
        "questionnaire again."
    ),
    "problem_L202": "Nobody can register now. Ask a facilitator.",
    "problem_L303": (
        "The goal is below today's level. Choose today's level or a higher one."
    ),
    "problem_L304": "You have three priorities already. Take one of them back first.",
    "problem_L305": "This text is too long. Shorten it.",
    "problem_L306": (
        "This answer was changed in another window. Reload the page to see the "
        "newer one, or save again to replace it."
    ),
    "problem_L312": (
        "You are not registered any more. Join with the code on the screen."
    ),
    "problem_L313": "Another practice has this rank. Choose another rank.",
    "problem_L316": "You have many cards already. Remove one first.",
    "tab_offers": "Offers",
    "offers_title": "Offers and requests",
    "offers_lead": (
        "What can you show others? What do you ask for? One sentence is enough."
    ),
    "offer": "I can show",
    "request": "I ask for",
    "challenge": "What stands in our way",
    "card_kind": "What is it?",
    "card_practice": "What is it about?",
    "card_any": "Something else",
    "card_to": "Whom do you ask?",
    "card_anyone": "Anyone",
    "card_text": "In one sentence",
    "card_add": "Add",
    "card_missing": "Please write a sentence.",
    "cards_mine": "Yours so far",
    "card_remove": "Remove",
    "card_hint": (
        "Everybody here sees it on the wall, with your city. Your name stands at an "
        "offer; at a request only if you agreed to it."
    ),
    "problem_L301": "Choose what this is about.",
    "problem_L331": (
        "Somebody else has changed this in the meantime. Look at the newer text, then "
        "save again."
    ),
    "problem_L332": "You have no table yet. Ask a facilitator.",
    "problem_L333": "This begins when tables are published.",
    "problem_L334": (
        "Somebody else reports for this table now. Agree with them; your text is "
        "still on this phone."
    ),
    "problem_L335": "This person does not sit at the table.",
    "problem_L337": (
        "The first step is too late: it is taken within 30 days after the workshop."
    ),
    "problem_L338": "There are too many rows. Take some out.",
    "problem_L339": (
        "Something here cannot be read. Check the date, or reload the page."
    ),
    "problem_L341": "This card is not on the wall any more.",
    "problem_L342": "This card is from your own delegation.",
    "problem_L343": "This card has moved on in the meantime. Reload the page.",
    "problem_L344": "Only the owner of the card and those who answered can say this.",
    "problem_L345": "The wall opens with the workshop.",
    "problem_L346": "This is your own delegation.",
}
