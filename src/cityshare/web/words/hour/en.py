"""The hour itself in English."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, str] = {
    "roles": "Who does what",
    "chair": "Chair",
    "reporter": "Reporter",
    "first_case": "First case",
    "chair_does": "watches the time and gives everybody the word",
    "reporter_does": "writes the table's report on a phone",
    "first_case_does": "tells first what is asked for",
    "nobody": "Nobody yet",
    "you": "you",
    "write_report": "Write the report",
    "see_report": "See the report",
    "report_instead": "I will report instead",
    "report_title": "Report of Table {table}",
    "report_lead": "In the words of the table. Everything is saved as you go.",
    "report_by": "{name} writes this report.",
    "learnt": "What we learnt",
    "learnt_hint": "One line each. The first three are shown in the plenary.",
    "commitments": "Who will show whom what, by when",
    "commitments_hint": (
        "A visit, a call, a document. Leave rows empty that you do not need."
    ),
    "promise_n": "Promise {n}",
    "who": "Who shows it",
    "whom": "To whom",
    "what": "What",
    "by": "By when",
    "choose": "Choose …",
    "people_here": "At this table",
    "delegations_here": "Delegations",
    "unanswered": "What stays unanswered",
    "unanswered_hint": "One line each. The facilitator looks for somebody who knows.",
    "assets": "What others can use",
    "assets_hint": "What would help a city that was not at this table?",
    "asset_n": "Knowledge {n}",
    "asset_kind": "Kind",
    "asset_principle": "The principle that works without our budget",
    "asset_story": "A story",
    "asset_contact": "A contact",
    "asset_text": "In one or two sentences",
    "asset_who": "Whom to ask about it",
    "another": "Add one more",
    "back": "Back",
    "next": "Next",
    "finish": "Finish",
    "save": "Save",
    "saving": "Saving …",
    "saved": "Saved",
    "not_saved": "Not saved",
    "held": "No connection. Kept on this phone and sent later.",
    "all_saved": "Everything is saved.",
    "finished": "Thank you. Everything is saved, and you can still change it.",
    "conflict": (
        "Somebody else has saved in the meantime. Both texts stand below: mend yours "
        "and save, or take the saved one."
    ),
    "saved_by_others": "Saved in the meantime",
    "empty": "(empty)",
    "take_saved": "Take the saved one, without my changes",
    "plan_title": "Our action plan",
    "plan_lead": "{city}: everybody of your delegation can read and change this plan.",
    "plan_prefilled": (
        "Taken from your answers and from what was promised at the tables. Change "
        "what does not fit."
    ),
    "plan_wait": "Your delegation writes its plan once tables are published.",
    "goal_n": "Goal {n}",
    "goal_about": "What it is about",
    "no_goal": "No goal",
    "goal_level": "Where do you want to be in 12 months?",
    "today": "today",
    "first_step": "First step within 30 days",
    "owner": "Who does it",
    "approver": "Who has to approve",
    "helper": "Help promised by",
    "help": "Help that was promised",
    "to_mine": "To my table",
    "talk_board": "Tables: roles and reports",
    "talk_lead": (
        "Proposed from the answers; change what does not fit. Reports come in by "
        "themselves."
    ),
    "session": "Session",
    "no_tables": "No tables are published yet.",
    "no_report": "No report yet",
    "n_reports": "Reports: {n} of {all}",
    "set_roles": "Save the roles",
    "change_roles": "Change the roles",
}
