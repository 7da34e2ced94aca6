"""``cityshare backup`` and ``restore``: a workshop's data in one encrypted file."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

PASSPHRASE = "CITYSHARE_PASSPHRASE"  # noqa: S105  the name of a variable

Data = Annotated[Path, typer.Argument(metavar="DATA", help="The SQLite file.")]
Backup = Annotated[Path, typer.Argument(metavar="BACKUP", help="The encrypted file.")]


def backup(data: Data, file: Backup) -> None:
    """Write a workshop's data into one encrypted file.

    The workshop may be running. The passphrase is asked for, or taken from the
    variable CITYSHARE_PASSPHRASE.
    """
    from cityshare.cli.terminal import say
    from cityshare.store.backup import write_backup

    size = write_backup(data, file, _passphrase(confirmed=True))
    say(f"{file}: {size / 1e6:.1f} MB, encrypted. Keep the passphrase elsewhere.")


def restore(file: Backup, data: Data) -> None:
    """Make the data of a workshop from a backup."""
    from cityshare.cli.terminal import say
    from cityshare.store.backup import restore_backup

    restore_backup(file, data, _passphrase(confirmed=False))
    say(f"{data} is there again. Open it with: cityshare serve --data {data}")


def _passphrase(*, confirmed: bool) -> str:
    given = os.environ.get(PASSPHRASE)
    if given is not None:
        return given
    asked: str = typer.prompt(
        "Passphrase", hide_input=True, confirmation_prompt=confirmed
    )
    return asked
