"""The sentence of each rule, in the words of a facilitator, as data."""

SENTENCES = {
    "table_size": "Each table has {low} to {high} delegates.",
    "same_size": "Each table has {low} delegates.",
    "chairs": "At most {most} people sit at a table.",
    "theme_tables": "Each theme has {ranges} tables.",
    "absent": "{n} people are away in this session.",
    "one_per_delegation": "Colleagues of one delegation sit at different tables.",
    "one_per_delegation_raised": (
        "Colleagues of one delegation sit at different tables; {raised} has more "
        "people than tables open to it, so {most} may share one."
    ),
    "hosts_and_experts": "At most one host and one expert sit at a table.",
    "hosts_and_experts_raised": (
        "There are more hosts or experts than tables, so at most {hosts} hosts and "
        "{experts} experts sit at a table."
    ),
    "one_of_highest_rank": "At most {most} of the highest rank sits at a table.",
    "one_observer": "At most {most} observers sit in the second row of a table.",
    "sharers": "Each table has people who can share on its theme, {least}.",
    "language": "Everybody at a table shares a working language.",
    "language_bridged": (
        "Everybody at a table shares a working language, or an interpreter helps."
    ),
    "same": "Everybody at a table has the same {column}.",
    "spread": "People of each {column} are spread over the tables.",
    "together": "These sit together: {groups}.",
    "apart": "These sit apart: {groups}.",
    "pins": "These have a fixed place: {pins}.",
    "not_again": "People who sat together before meet others now ({n} pairs).",
}
