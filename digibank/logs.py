"""The program's log: what went wrong and where, for whoever repairs it. It never holds personal data.

Modules write `logging.getLogger(__name__).warning("loan %s not printed", loan_id)`. Numbers, keys and label codes pass;
any other argument (a refusal, an exception, a text) is replaced by the name of its type, and a traceback shows lines
of ours but no message, because the messages of databases and files quote what people typed."""

import contextlib
import logging
import re
import traceback
from enum import Enum
from pathlib import Path

import platformdirs

_BYTES = 1_000_000
_OLD_FILES = 3
_KEY_OR_CODE = re.compile(r"[0-9a-f]{32}|[BCDFGHJKLNPRSTVX]{4}-?[BCDFGHJKLNPRSTVX]{4}|digibank(\.\w+)+")
"""A UUID's 32 letters, a label code, or the name of a module of ours. "jan-pieter" is none of them."""


class NoPersonalData(logging.Filter):
    """Lets numbers, keys, codes and the program's own names through, and only the type of anything else."""

    def filter(self, record: logging.LogRecord) -> bool:
        arguments = record.args
        if isinstance(arguments, tuple):
            record.args = tuple(_harmless(argument) for argument in arguments)
        elif arguments:
            record.args = {key: _harmless(argument) for key, argument in arguments.items()}
        return True


class NoMessages(logging.Formatter):
    """Tells an exception, and those it came from, by type, number and source lines."""

    def format(self, record: logging.LogRecord) -> str:
        record.exc_text = None  # another handler's text, message and all, is kept there and would be used again
        return super().format(record)

    def formatException(self, ei: object) -> str:  # noqa: N802 - logging's own name
        error = ei[1] if isinstance(ei, tuple) else None
        told = []
        while isinstance(error, BaseException):
            told.append(f"{_named(error)}\n{''.join(traceback.format_tb(error.__traceback__))}".rstrip())
            error = error.__cause__ or error.__context__
        return "\ncaused by ".join(told)


class QuietFile(logging.FileHandler):
    """A full or locked disk must not stop the counter, nor fill its screen: what cannot be logged is dropped. A full
    file is put aside; `logging.handlers` does that too, and loads half of Python's network library for it."""

    def emit(self, record: logging.LogRecord) -> None:
        try:
            if self.stream and self.stream.tell() + len(self.format(record)) >= _BYTES:
                self._put_aside()
        except OSError:
            self.handleError(record)
        super().emit(record)

    def _put_aside(self) -> None:
        file = Path(self.baseFilename)
        self.close()
        for number in range(_OLD_FILES, 0, -1):
            older = file if number == 1 else file.with_name(f"{file.name}.{number - 1}")
            if older.exists():
                older.replace(file.with_name(f"{file.name}.{number}"))

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's own name
        del record


def default_folder() -> Path:
    return Path(platformdirs.user_log_dir("digibank", appauthor=False))


def start(folder: Path | None = None) -> Path | None:
    """Sends the log of `digibank.*` to `digibank.log` in `folder`, and gives that file; None where it cannot be made.
    Up to four files of 1 MB are kept. Other libraries' loggers stay out: they would quote SQL with its values."""
    place = folder or default_folder()
    try:
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        handler = QuietFile(place / "digibank.log", encoding="utf-8")
    except OSError:
        return None
    handler.addFilter(NoPersonalData())
    handler.setFormatter(NoMessages("%(asctime)s %(levelname)s %(name)s %(message)s"))
    stop()
    ours = logging.getLogger("digibank")
    ours.addHandler(handler)
    ours.setLevel(logging.INFO)
    ours.propagate = False
    return place / "digibank.log"


def stop() -> None:
    """Closes the log file; without one nothing is written anywhere."""
    ours = logging.getLogger("digibank")
    for handler in ours.handlers[:]:
        if isinstance(handler, QuietFile):
            ours.removeHandler(handler)
            with contextlib.suppress(OSError):
                handler.close()


def _named(error: BaseException) -> str:
    """The type, and what the system says without a word of ours: the error's number, or the module that is missing."""
    detail = (
        (error.name if isinstance(error, ImportError) else None)
        or (error.errno if isinstance(error, OSError) else None)
        or getattr(error, "sqlite_errorname", None)
    )
    return f"{type(error).__qualname__} {detail}" if detail else type(error).__qualname__


def _harmless(argument: object) -> object:
    if argument is None or isinstance(argument, int | float | Enum):
        return argument
    if isinstance(argument, str) and _KEY_OR_CODE.fullmatch(argument):
        return argument
    return f"<{(argument if isinstance(argument, type) else type(argument)).__qualname__}>"
