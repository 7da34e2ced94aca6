"""Printing from the board in English."""

WORDS = {
    "title": "Print",
    "lead": (
        "Each button opens the pages in a new tab. Print them there in full size"
        " (100 %), without the browser's own header and footer. Every page says its"
        " version and when it was printed."
    ),
    "before": "Before people come",
    "for_tables": "Who sits where",
    "the_hour": "The hour itself",
    "version": "Version of the groups",
    "version_of": "Version {number}, {state}",
    "published": "published",
    "draft": "draft",
    "no_version": (
        "There are no groups yet. Badges can be printed without table numbers."
    ),
    "language": "Language",
    "form_languages": "Languages of the questionnaire, one form each",
    "print_on": "{document}: {paper}",
    "paper_letter": "US letter",
    "help_forms": "All questions with their levels in full, to fill in by hand.",
    "help_poster": "The picture to scan, the code, and what to do without internet.",
    "help_badges": (
        "Ten on a sheet. What people offer; what they ask only if they agreed; the"
        " table once it is published."
    ),
    "help_badges_8": "Eight on a sheet, with more room for long names.",
    "help_door": "Everybody by name with the number of their table, in large letters.",
    "help_by_table": "Who sits at which table, in which room.",
    "help_by_person": "Everybody by name with table, theme and room.",
    "help_cards": "One card for each table: people, languages, whom to ask.",
    "help_sheets": "For each delegation: whom it could ask, and room to write.",
    "help_reports": "An empty page for each table, for when the phones fail.",
    "help_plenary": "The three lines of each table, as reported so far.",
    "help_actions": "What each delegation has written so far.",
}
