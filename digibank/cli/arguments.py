"""The parser: global options before or after the command, values checked, mistakes as one exception."""

import argparse
import math
import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, NoReturn

from digibank.cli.desk import Desk
from digibank.cli.output import Answer
from digibank.i18n import Translate

Run = Callable[[Desk], Answer]

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_WRITTEN_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", re.ASCII)


class UsageError(Exception):
    """The command line cannot be understood: exit 2. `message` is for a person."""

    def __init__(self, message: str, usage: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.usage = usage


class Parser(argparse.ArgumentParser):
    """Raises UsageError where argparse would print and leave. Whole option names only: a typo is no abbreviation."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**{"allow_abbrev": False, **settings})

    def error(self, message: str) -> NoReturn:
        raise UsageError(message, self.format_usage().strip())


class Commands:
    """Where each family of commands declares its own."""

    def __init__(self, parser: Parser, t: Translate) -> None:
        self.t = t
        self._below = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=Parser)

    def add(self, name: str, run: Run, help_text: str) -> Parser:
        """`help_text` is translated."""
        parser = self._below.add_parser(name, help=help_text, description=help_text)
        add_global_options(parser, self.t, default=argparse.SUPPRESS)
        parser.set_defaults(run=run)
        return parser


def add_global_options(parser: argparse.ArgumentParser, t: Translate, *, default: str | None = None) -> None:
    """A command's own copy has no default: it would hide what stood before the command."""
    group = parser.add_argument_group(t("for every command"))
    data = t("data folder (or the variable DIGIBANK_DATA)")
    group.add_argument("--data", metavar="DIR", default=default, help=data)
    group.add_argument("--as", dest="name", metavar="NAME", default=default, help=t("who acts"))
    group.add_argument(
        "--json",
        action="store_true",
        default=False if default is None else default,
        help=t("one JSON object on standard output"),
    )


def day(t: Translate) -> Callable[[str], date]:
    """`2027-06-30`, or as it is written here, `30/06/2027`: a day that exists."""

    def convert(text: str) -> date:
        try:
            if _DAY.fullmatch(text):
                return date.fromisoformat(text)
            if written := _WRITTEN_DAY.fullmatch(text):
                return date(int(written[3]), int(written[2]), int(written[1]))
        except ValueError:
            pass
        raise argparse.ArgumentTypeError(t("“{text}” is no day. Write it as 2027-06-30.").format(text=text[:40]))

    return convert


def above_zero(t: Translate) -> Callable[[str], float]:
    """A number, with a point or a comma."""

    def convert(text: str) -> float:
        try:
            number = float(text.replace(",", "."))
        except ValueError:
            number = math.nan
        if not (math.isfinite(number) and number > 0):
            raise argparse.ArgumentTypeError(t("“{text}” is no number above zero.").format(text=text[:40]))
        return number

    return convert


def counting(t: Translate) -> Callable[[str], int]:
    """1, 2, 3 …"""

    def convert(text: str) -> int:
        if not (text.isascii() and text.isdecimal() and len(text) < 10 and int(text) > 0):
            raise argparse.ArgumentTypeError(t("“{text}” is no number above zero.").format(text=text[:40]))
        return int(text)

    return convert


def one_of(values: Iterable[str], t: Translate) -> Callable[[str], str]:
    """One of these words, in any case; `_` and `-` are one."""
    known = {value.lower(): value for value in values}

    def convert(text: str) -> str:
        found = known.get(text.strip().lower().replace("_", "-"))
        if found is None:
            told = t("“{text}” is none of: {values}.").format(text=text[:40], values=", ".join(known.values()))
            raise argparse.ArgumentTypeError(told)
        return found

    return convert


def filled(t: Translate) -> Callable[[str], str]:
    """A text that says something."""

    def convert(text: str) -> str:
        if not text.strip():
            raise argparse.ArgumentTypeError(t("This may not be empty."))
        return text

    return convert
