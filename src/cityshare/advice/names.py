"""Names as explanations write them: people, practices, themes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cityshare.advice.words import listed, words
from cityshare.cohort import Cohort
from cityshare.grouping.rule_names import rule_name
from cityshare.grouping.table_ids import table_number
from cityshare.questionnaire.language_names import language_name


class Names:
    """The names of a cohort in one language.

    Parameters
    ----------
    cohort
        The cohort.
    language
        Of sentences and labels (BCP 47); English where something is missing.
    """

    def __init__(self, cohort: Cohort, language: str = "en") -> None:
        self.cohort = cohort
        self.language = language
        self.words: Mapping[str, str] = words(language)

    def say(self, key: str, /, **values: object) -> str:
        """Return a sentence with its values filled in."""
        return self.words[key].format_map(values)

    def person(self, id_: str) -> str:
        """Return a person's name with their delegation."""
        person = self.cohort.participant(id_)
        delegation = self.cohort.delegation(person.delegation).name
        return self.say("person", name=person.full_name, delegation=delegation)

    def people(self, ids: Iterable[str], *, most: int = 8) -> str:
        """Return the names of people in one line."""
        names = tuple(self.person(id_) for id_ in ids)
        return listed(names, self.language, most=most) or self.words["nobody"]

    def all_of(self, names: Iterable[str]) -> str:
        """Return names in one line, however many."""
        return self.words["comma"].join(names) or self.words["none"]

    def practice(self, name: str) -> str:
        """Return the label of a practice."""
        return self.cohort.questionnaire.practice(name).label.read(self.language)

    def theme(self, name: str) -> str:
        """Return the label of a theme of the cohort or of one of its sessions."""
        if name in self.cohort.layout.names:
            return self.cohort.layout.theme(name).label.read(self.language)
        titles = {s.id: s.title.read(self.language) for s in self.cohort.sessions}
        return titles.get(name, name)

    def table(self, id_: str) -> str:
        """Return what a table is called in the room."""
        return table_name(id_, self.language)

    def tables(self, ids: Iterable[str]) -> str:
        """Return what tables are called, in one line."""
        names = tuple(self.table(id_) for id_ in ids)
        return listed(names, self.language)

    def languages(self, tags: Iterable[str]) -> str:
        """Return the names of languages in one line."""
        return self.all_of(language_name(tag, self.language) for tag in tags)

    def rules(self, names: Iterable[str]) -> str:
        """Return the short names of rules in one line."""
        return self.all_of(rule_name(name, self.language) for name in names)

    def steps(self, n: int) -> str:
        """Say a number of steps."""
        return self.say("steps.one" if n == 1 else "steps", n=n)


def table_name(id_: str, language: str) -> str:
    """Return what a table is called in the room.

    >>> table_name("T2", "en"), table_name("T2", "zh")
    ('Table 2', '第 2 桌')
    """
    return words(language)["table.name"].format(number=table_number(id_))
