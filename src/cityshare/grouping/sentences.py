"""The sentence of each rule, in the words of a facilitator, as data."""

SENTENCES = {
    "table_size": "Each table has {low} to {high} delegates.",
    "same_size": "Each table has {low} delegates.",
    "chairs": "At most {most} people sit at a table.",
    "theme_tables": "Tables of each theme: {ranges}.",
    "absent": "{n} people are away in this session.",
    "absent_one": "One person is away in this session.",
    "one_per_delegation": "Colleagues of one delegation sit at different tables.",
    "one_per_delegation_raised": (
        "Colleagues of one delegation sit at different tables; up to {most} share one "
        "where there are more of them than tables open to them: {raised}."
    ),
    "hosts_and_experts": "At most one host and one expert sit at a table.",
    "hosts_and_experts_raised": (
        "There are more hosts or experts than tables, so at most {hosts} and {experts} "
        "sit at a table."
    ),
    "one_of_highest_rank": "Each table has at most {most} of the highest rank.",
    "one_observer": "The second row of each table has at most {observers}.",
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
    "experts_rotate": (
        "Hosts and experts sit with people they have not sat with before ({n} pairs)."
    ),
    "first_wish": (
        "It is the turn of {n} people to sit in the theme of their first wish."
    ),
    "first_wish_one": (
        "It is the turn of one person to sit in the theme of their first wish."
    ),
}


def numbered(number: int, noun: str) -> str:
    """Put a number before a noun.

    >>> numbered(1, "host"), numbered(2, "expert")
    ('1 host', '2 experts')
    """
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
