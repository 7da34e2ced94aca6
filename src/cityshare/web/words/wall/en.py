"""The wall in English."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, str] = {
    "title": "The wall",
    "lead": "What people here offer, ask for and find in their way. Help with one tap.",
    "add": "Put up a card",
    "to_talk": "I want to talk to …",
    "filter": "What to show",
    "kind": "Kind",
    "practice": "About",
    "city": "From",
    "any_kind": "All kinds",
    "any_practice": "All practices",
    "any_city": "All cities",
    "show": "Show",
    "n_cards": "Cards: {n}",
    "more": "Show more cards",
    "no_cards": "No card here yet. Put up the first one.",
    "none_fits": "No card fits. Choose less.",
    "kind_offer": "Offer",
    "kind_request": "Request",
    "kind_challenge": "Challenge",
    "yours": "Yours",
    "asked_of_you": "Asked of you",
    "asked_of": "Asked of {city}",
    "talk_card": "Wants to talk to {city}",
    "can_help": "I can help with this",
    "want_see": "I would like to see this",
    "seen_by_owner": "The owner sees your name then.",
    "you_help": "You said that you can help.",
    "you_want": "You said that you would like to see this.",
    "withdraw": "Take it back",
    "one_answered": "1 person has answered",
    "n_answered": "{n} people have answered",
    "who_answered": "Who has answered",
    "nobody_answered": "Nobody has answered yet.",
    "state_open": "Open",
    "state_matched": "Matched",
    "state_met": "Met",
    "state_agreed": "Agreed",
    "state_done": "Done",
    "state_dropped": "Dropped",
    "set_open": "Open it again",
    "set_matched": "We will meet",
    "set_met": "We have met",
    "set_agreed": "We have agreed on something",
    "set_done": "It has happened",
    "set_dropped": "No longer needed",
    "settle": "How did it go on?",
    "offline": "No connection. Nothing was changed: try again in a moment.",
    "talk_title": "I want to talk to …",
    "talk_lead": (
        "Listen to the presentations and tap a city. It becomes a request on the "
        "wall, and a wish when tables are made."
    ),
    "talk_about": "About what? You can leave this open.",
    "talk_any": "Anything",
    "talk_cities": "Tap a city",
    "talk_to": "I want to talk to {city}",
    "talk_done": "You want to talk to",
    "talk_take_back": "Take it back: {city}",
    "talk_closed": "Wishes cannot be changed now.",
    "to_wall": "To the wall",
    "board_lead": (
        "Every card, with who has answered. Needs stand here with their names: do not "
        "show this page to the room."
    ),
    "unmatched": "Still unmatched",
    "unmatched_help": (
        "Nobody here has answered these. Note at which lecture or visit to ask, or "
        "whom to invite."
    ),
    "all_matched": "Somebody here can answer each request and challenge.",
    "ask_at": "Where to ask, or whom to invite",
    "ask_hint": (
        "Such as: the lecture at 14:00; the visit to the water works; invite Bonn"
    ),
    "save": "Save",
    "kind_need": "Need from the answers",
    "n_people": "People: {n}",
    "ask_in": "Ask in",
    "invite": "No lecture or visit fits: invite somebody.",
    "no_others": "No other card.",
    "others": "All other cards",
    "change_state": "Change the state",
}
