"""The sentences of explanations and conflicts in English."""

EN = {
    "facilitator_only": "For the facilitator only: do not show this to the room.",
    "comma": ", ",
    "and_more": "{names} and {n} more",
    "person": "{name} ({delegation})",
    "nobody": "nobody",
    "none": "none",
    "steps.one": "1 step",
    "steps": "{n} steps",
    "unnamed": " (has not agreed to be named)",
    # a person
    "table.name": "Table {number}",
    "seat": "{person} sits at {table}, on {theme}.",
    "wish.none": "No theme was wished for.",
    "wish.got": "This theme was wish {rank} of {n}: {wishes}.",
    "wish.missed": "Wished for: {wishes}. None of these is talked about here.",
    "own_gain": "Learning and wish at this table are worth {gain} weighted steps.",
    "learns": "Can learn here:",
    "learns.line": "{practice} from {person}: {steps}{unnamed}",
    "shows": "Can show here:",
    "shows.line": "{practice} to {person}: {steps}",
    "priorities": "Priorities:",
    "priority": "{rank}. {practice}: {answer}",
    "answer.answered": "answered at this table, {steps}",
    "answer.other_theme": (
        "not answered: somebody here could show it, but the table talks about "
        "another theme (such people sit at {tables})"
    ),
    "answer.other_table": "not answered here: those who could show it sit at {tables}",
    "answer.nobody": "nobody here can show it; ask at a lecture, or invite an expert",
    "answer.not_here": "no topic of this session",
    "answer.no_step": "no step left to take, or no target given",
    "others": "If this person moved there and nobody else did (weighted steps):",
    "other": "{table}, {theme}: own {own}, whole plan {plan}{breaks}",
    "other.breaks": "; breaks {rules}",
    # a table
    "table": "{table} talks about {theme}. Its value is {value} weighted steps.",
    "table.people": "At the table: {people}.",
    "table.languages": "Everybody speaks {languages}.",
    "table.bridged": "In common through {interpreters}: {languages}.",
    "table.no_language": "No language is known that everybody speaks.",
    "coverage": "{practice}",
    "coverage.sharers": "  can show it: {people}",
    "coverage.unnamed": "  of these, not to be named: {people}",
    "coverage.learners": "  can learn it here: {people}",
    "coverage.unserved": "  want it and find nobody here above their level: {people}",
    "table.idle": "Neither learn nor show anything here: {people}.",
    # a plan
    "value": "Value of the plan: {value} weighted steps.",
    "value.random": "Random plans that keep the same rules: {random} on average.",
    "value.bound": (
        "No plan that keeps the rules and is as fair can be worth more than {bound} "
        "({gap} above this one)."
    ),
    "value.no_bound": "No upper bound was computed.",
    "least.all": (
        "The worst-off get {share} of what one table could give them "
        "(number of people: {n})."
    ),
    "least": "Least served, by the share of what one table could give them:",
    "least.line": "{person}: {share}",
    "unmet": "Nobody here can teach this to everyone who asks:",
    "unmet.line": "{practice}: {people}",
    "unmet.ask_at": " (ask at: {sessions})",
    "costs": "What the rules cost, found by a short search and not proven:",
    "costs.none": "No rule costs anything that a short search could find.",
    "costs.line": "{name} ({rule}): without it {gains}. ({sentence})",
    "costs.value": "{value} weighted steps",
    "costs.people": "{n} fewer people without an answered priority",
    "costs.more_people": "{n} more people without an answered priority",
    "costs.others": "other preferred rules are broken {n} times less",
    "costs.better": (
        "The same search finds {value} weighted steps more with all rules in force; "
        "assign again with more --seconds to have them."
    ),
    "costs.floor": (
        "Fairness 'floor' costs {value} weighted steps: so many more has a plan made "
        "for the value alone. More people without an answered priority in it: {n}."
    ),
    "costs.leximin": (
        "Fairness 'leximin' costs {value} weighted steps: so many more has a plan made "
        "for the value alone. More people who would learn nothing in it: {n}."
    ),
    # somebody without a seat
    "seatless.away": "{person} is away, and so has no seat in this plan.",
    "seatless.interprets": (
        "{person} interprets at {tables}. Interpreters go where a table needs them "
        "and have no seat of their own; ask for a table with --table."
    ),
    "seatless.interpreter": (
        "{person} is an interpreter. No table of this plan needs them: at each, "
        "all share a language, or somebody else interprets."
    ),
    "seatless.facilitator": "{person} is a facilitator and moves between the tables.",
    "seatless.observer": (
        "{person} is an observer and sits in the second row, at any table."
    ),
    "seatless.other": (
        "{person} has no seat in this plan. Give them one with "
        "'cityshare repair PLAN --arrived {id}'."
    ),
    # a conflict
    "conflict.possible": "A plan that keeps all rules exists; more time finds it.",
    "conflict.unknown": (
        "It was not found out within the work allowed which rules clash."
    ),
    "conflict": (
        "{people} delegates at {tables} tables: these rules cannot be kept together. "
        "This is proven."
    ),
    "conflict.irreducible": "Each is needed for the conflict: without any one of them "
    "the others can be kept.",
    "conflict.one": "This rule alone cannot be kept with so many tables.",
    "conflict.rule": "{name}: {sentence}",
    "conflict.people": "    This is about {people}.",
    "conflict.groups": "    This is about {groups}.",
    "conflict.group": "{value}: {n} people",
    "conflict.theme_tables": "Each theme has the number of tables set for it.",
    "relaxations": "Any one of these changes makes a plan possible (tried out):",
    "relaxations.none": "No change of up to three rules was found that helps.",
    "relaxation.and": "; and ",
    "relaxation.set": "    {options}",
    "ease.prefer": "make '{rule}' preferred instead of a must",
    "ease.unpin": "let {people} sit anywhere",
    "ease.ungroup.together": "do not ask {people} to sit together",
    "ease.ungroup.apart": "do not ask {people} to sit apart",
    "ease.uneven": "let table sizes differ, from {low} to {high}",
    "ease.sizes": "allow tables of {low} to {high}",
    "ease.tables": "set {to} tables instead of {old}",
    "ease.chairs": "allow {to} people at a table",
    "ease.theme_tables": "allow {low} to {high} tables on {theme}",
}
