"""A small cohort folder as its author writes it, to be changed by a test."""

import pytest

from cityshare.cohort import read_cohort
from cityshare.errors import CityshareError
from cityshare.questionnaire import questionnaire_yaml
from factories import make_questionnaire

FILES = {
    "cohort.yaml": """\
id: spring
title: {en: A spring workshop}
start: 2026-05-04
end: 2026-05-05
languages: [en, ko]
questionnaire: questionnaire.yaml
sessions:
  - {id: groups, title: {en: Talk}, kind: tables, start: 2026-05-05T10:10, minutes: 40}
""",
    "questionnaire.yaml": questionnaire_yaml(make_questionnaire(2, 2)),
    "delegations.csv": """\
id,name,country,region,subregion,population,climate
suwon,Suwon,KR,Gyeonggi,Capital area,1190000,temperate
jeju,Jeju,KR,Jeju,Islands,670000,
""",
    "participants.csv": """\
id,name,name_local,delegation,role,position,rank,languages,themes,practices,email,consent
suwon-1,Kim Hana,김하나,suwon,delegate,Officer,2,ko;en,energy;buildings,,,workshop
suwon-2,Lee Duri,이두리,suwon,,Director,1,ko,buildings,,,
jeju-1,Ko Sena,고세나,jeju,host,Officer,,ko;en,,energy-1,,workshop;contact
""",
    "responses.csv": """\
participant,practice,current,target,priority,share,note
suwon-1,energy-1,2,4,1,,
suwon-1,energy-2,4,,,yes,Our heat network
suwon-2,energy-1,3,3,,no,
""",
    "agreed.csv": """\
delegation,practice,current,target
suwon,energy-1,2,4
""",
    "offers.csv": """\
participant,kind,practice,to,text,language
suwon-1,request,energy-1,jeju,"Who runs a wind farm, and how?",en
""",
}


class Folder:
    """A cohort folder on disk."""

    def __init__(self, path):
        self.path = path
        for name, text in FILES.items():
            self.write(name, text)

    def write(self, name, text):
        (self.path / name).write_text(text, encoding="utf-8", newline="")

    def change(self, name, old, new):
        text = (self.path / name).read_text("utf-8")
        assert text.count(old) == 1, f"{old!r} is not once in {name}"
        self.write(name, text.replace(old, new))

    def remove(self, name):
        (self.path / name).unlink()

    def problems(self):
        try:
            return list(read_cohort(self.path).problems)
        except CityshareError as error:
            return list(error.problems)

    def found(self):
        """Code, place in words and value of every problem."""
        return [(p.code, str(p.place), p.got) for p in self.problems()]

    def refusals(self):
        """What is found, which must stop the reading."""
        with pytest.raises(CityshareError) as caught:
            read_cohort(self.path)
        assert caught.value.exit_code == 2
        return self.found()


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / "spring"
    path.mkdir()
    return Folder(path)
