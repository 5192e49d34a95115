"""`digibank`: without a command the window, with one the command line, which never loads Qt."""

import sys


def main() -> int:
    """The exit code."""
    from digibank.cli.main import run

    ended = run(sys.argv[1:])
    if isinstance(ended, int):
        return ended
    from digibank import app

    return app.run(ended.data, ended.name)


if __name__ == "__main__":
    sys.exit(main())
