"""``python -m cityshare``: the command line."""

from cityshare.cli.main import run

if __name__ == "__main__":
    run()
