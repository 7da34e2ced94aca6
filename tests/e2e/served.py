"""``cityshare serve`` as a facilitator starts it: a command, and what it prints."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

LAST_LINE = "Ctrl-C ends"


def _free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


@dataclass
class Served:
    """A server in a process of its own, over one file, on one port."""

    cohort: Path
    data: Path
    port: int = field(default_factory=_free_port)
    told: str = ""
    _process: subprocess.Popen[str] | None = None

    @property
    def base(self) -> str:
        """The address of the board on this machine."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def passcode(self) -> str:
        """The passcode; it is printed by the first start only."""
        return self._said("Passcode")

    @property
    def join_code(self) -> str:
        """The code that people type."""
        return self._said("Join code")

    def start(self) -> None:
        """Give the command, and wait until it has told everything."""
        command = ["serve", str(self.cohort), "--data", str(self.data)]
        with self.data.with_suffix(".log").open("a", encoding="utf-8") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "cityshare", *command, "--port", str(self.port)],
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                encoding="utf-8",
            )
        assert self._process.stdout is not None
        lines = []
        for line in self._process.stdout:
            lines.append(line)
            if line.startswith(LAST_LINE):
                break
        self.told = "".join(lines)
        assert LAST_LINE in self.told, self.complaints

    def kill(self) -> None:
        """Take the power away: nothing is written, nobody is told."""
        assert self._process is not None
        self._process.send_signal(signal.SIGKILL)
        self._end()

    def stop(self) -> int:
        """Press Ctrl-C, and return the exit code; nothing where it has ended."""
        assert self._process is not None
        self._process.send_signal(signal.SIGINT)
        return self._end()

    @property
    def complaints(self) -> str:
        """What it wrote on standard error so far."""
        return self.data.with_suffix(".log").read_text(encoding="utf-8")

    def _end(self) -> int:
        assert self._process is not None
        with self._process as ended:
            return ended.wait(20)

    def _said(self, name: str) -> str:
        found = re.search(rf"^{name} +(\S+)", self.told, re.MULTILINE)
        assert found, f"no {name} in: {self.told}"
        return found[1]
