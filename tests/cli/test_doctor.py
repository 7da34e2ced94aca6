from __future__ import annotations

import socket

from cli.command import cityshare


def test_findings_as_json_and_in_words() -> None:
    ran = cityshare("doctor", "--people", 12, "--port", 0, "--json")

    names = [finding["name"] for finding in ran.json]
    assert ran.code == 0
    assert {"Network", "Firewall", "Phones", "Disk", "Groups"} <= set(names)
    assert all(finding["found"] for finding in ran.json)
    assert all(finding["remedy"] for finding in ran.json if not finding["is_well"])


def test_a_port_that_is_taken_is_told() -> None:
    with socket.create_server(("", 0)) as taken:
        port = taken.getsockname()[1]
        ran = cityshare("doctor", "--people", 12, "--port", port, "--json")

    found = {finding["name"]: finding for finding in ran.json}
    assert not found["Port"]["is_well"]
    assert str(port) in found["Port"]["found"]
