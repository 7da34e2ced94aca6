"""A process that is killed while it saves answers has lost none that it confirmed."""

import json
import signal
import subprocess
import sys

from cityshare.store import open_database
from cityshare.workshop import Answer, Workshop

WRITER = """
import json, sys, threading
from cityshare.store import open_database
from cityshare.workshop import Answer, Phase, Registration, Workshop

database = open_database(sys.argv[1])
workshop, _ = Workshop.create(database, "green-growth")
workshop.move_to(Phase.OPEN)
names = [practice.name for practice in workshop.questionnaire.practices]
confirmed = threading.Lock()

def phone(number):
    entered = Registration(f"Person {number}", new_delegation=f"City {number % 3}")
    person = workshop.register(entered).person
    turn = 0
    while True:
        turn += 1
        for name in names:
            saved = workshop.save_answer(person, Answer(name, turn % 5 + 1))
            with confirmed:
                print(json.dumps([person, name, saved.current, saved.revision]))
                sys.stdout.flush()

for number in range(4):
    threading.Thread(target=phone, args=(number,)).start()
"""
ENOUGH = 300


def test_every_confirmed_answer_is_there_after_a_kill(tmp_path):
    file = tmp_path / "live.sqlite"
    confirmed = {}
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(file)], stdout=subprocess.PIPE, text=True
    ) as process:
        for n, line in enumerate(process.stdout):
            if n == ENOUGH:
                process.send_signal(signal.SIGKILL)
            if line.endswith("\n"):
                person, practice, current, revision = json.loads(line)
                confirmed[person, practice] = (current, revision)
    assert process.returncode == -signal.SIGKILL

    database = open_database(file)
    workshop = Workshop.latest(database)
    noted = {}
    for event in workshop.events_after(0, most=100_000):
        if event.kind == "answer":
            key = (event.subject["person"], event.subject["practice"])
            noted[key] = noted.get(key, 0) + 1
    for person in workshop.people:
        for practice, found in workshop.answers_of(person.id).items():
            key = (person.id, practice)
            current, revision = confirmed.pop(key, (found.current, 0))
            assert found.revision >= revision
            assert found.revision > revision or found.current == current
            assert noted[key] == found.revision  # no change without its event
    assert confirmed == {}
    person = workshop.people[0].id
    practice = workshop.questionnaire.practices[0].name
    assert workshop.save_answer(person, Answer(practice, note="on it goes")).revision
    database.close()
