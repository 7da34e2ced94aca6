"""The command line, run in this process as the installed command runs it."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from typing import Any
from unittest import mock

from cityshare.cli.main import run

PROBLEM = re.compile(r"^(error|note): ([A-Z]\d{3}) ?(.*)$", re.MULTILINE)


@dataclass(frozen=True)
class Ran:
    """What a command returned and wrote."""

    code: int
    out: str
    err: str

    @property
    def errors(self) -> list[str]:
        return [f"{c} {words}" for kind, c, words in self._problems if kind == "error"]

    @property
    def codes(self) -> list[str]:
        """Codes of the errors."""
        return [line.split()[0] for line in self.errors]

    @property
    def notes(self) -> list[str]:
        """Codes of the notes, on whichever stream."""
        found = PROBLEM.findall(f"{self.out}\n{self.err}")
        return [code for kind, code, _ in found if kind == "note"]

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def _problems(self) -> list[tuple[str, str, str]]:
        return PROBLEM.findall(self.err)


def quickly(args: Iterable[object]) -> list[str]:
    """Give words to type; ``assign`` proves nothing unless a test asks for it."""
    words = [str(word) for word in args]
    if "assign" in words[:2] and "--proof" not in words:
        words += ["--proof", "0"]
    return words


def cityshare(*args: object) -> Ran:
    """Run a command; it must end in words, whatever it was given."""
    out, err, code = io.StringIO(), io.StringIO(), 0
    argv = ["cityshare", *quickly(args)]
    with (
        mock.patch.object(sys, "argv", argv),
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        try:
            run()
        except SystemExit as ended:
            code = int(ended.code or 0)
    ran = Ran(code, out.getvalue(), err.getvalue())
    assert "Traceback" not in ran.err
    assert "inside cityshare" not in ran.err, ran.err
    return ran


def done(*args: object) -> Ran:
    """Run a command that succeeds."""
    ran = cityshare(*args)
    assert ran.code == 0, ran.err
    assert not ran.errors
    return ran


def refused(*args: object, code: int = 2) -> list[str]:
    """Run a command that refuses what it was given; return what it says."""
    ran = cityshare(*args)
    assert ran.code == code, (ran.code, ran.out, ran.err)
    assert not ran.out
    assert ran.err.splitlines()[-1].endswith("nothing was changed.")
    assert len(ran.errors) == int(ran.err.splitlines()[-1].split()[0])
    return ran.errors


def process(*args: object, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run ``python -m cityshare`` in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "cityshare", *quickly(args)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, **settings},
    )
