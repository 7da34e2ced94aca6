"""The list of names in English."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, str] = {
    "on_list": "I am on the list",
    "on_list_hint": (
        "Were you invited by name? Then choose it instead of writing it again."
    ),
    "list_title": "Find your name",
    "choose_city": "Your city or organisation",
    "show_names": "Show the names",
    "choose_name": (
        "Choose only your own name. The facilitator sees which names were chosen."
    ),
    "this_is_me": "This is me: {name}",
    "not_here": "My name is not here",
    "nobody_left": (
        "No name of this delegation is left to choose. Ask a facilitator, or register."
    ),
    "taken": "Somebody has chosen this name already. Ask a facilitator.",
    "needs_link": (
        "These names have answers already. So that nobody sees the answers of another"
        " person, ask a facilitator for your personal link."
    ),
    "edit_title": "What you told about you",
    "edit_lead": "You can change it until the workshop ends.",
    "check_lead": "Please look through this, and say what you agree to.",
    "save_changes": "Save",
    "edit_mine": "Change what you told about you",
    "qr": "QR code of your personal link, for another device",
    "qr_show": "Show as a QR code",
}
