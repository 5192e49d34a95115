"""`digibank`: without a command the window, with one the command line, which never loads Qt."""

import gc
import sys
from collections.abc import Sequence

_FOR_THE_WINDOW = {"--data": "data", "--as": "name"}


def main() -> int:
    """The exit code."""
    wanted = _wants_window(sys.argv[1:])
    if wanted is None:
        from digibank.cli.main import run

        ended = run(sys.argv[1:])
        if isinstance(ended, int):
            return ended
        wanted = vars(ended)
    gc.disable()  # until the window is open: nothing that loads is rubbish
    from digibank import app

    return app.run(wanted.get("data"), wanted.get("name"))


def _wants_window(arguments: Sequence[str]) -> dict[str, str] | None:
    """The window's own options, read without loading the command line, which takes longer than a volunteer blinks.
    None for all else: the command line knows what to say of it."""
    if len(arguments) % 2:
        return None
    pairs = dict(zip(arguments[::2], arguments[1::2], strict=True))
    if not pairs.keys() <= _FOR_THE_WINDOW.keys() or any(value.startswith("-") for value in pairs.values()):
        return None
    return {_FOR_THE_WINDOW[option]: value for option, value in pairs.items()}


if __name__ == "__main__":
    sys.exit(main())
