"""Parts that many sentences share: what somebody typed, lists, disks, days."""

from collections.abc import Sequence
from datetime import date

from digibank.domain.free_text import plain_line
from digibank.i18n import Translate

_LONGEST_ECHO = 40
_MOST_NAMED = 4


def echo(text: str) -> str:
    """What was typed or scanned, short enough to read in a sentence, without control characters."""
    line = plain_line(text[: 4 * _LONGEST_ECHO])
    return line if len(line) <= _LONGEST_ECHO else line[: _LONGEST_ECHO - 1].rstrip() + "…"


def several(names: Sequence[str]) -> str:
    """`A, B, C, D, …`: as many as one reads."""
    told = [echo(name) for name in names[:_MOST_NAMED]]
    return ", ".join([*told, "…"] if len(names) > _MOST_NAMED else told)


def disks(carriers: Sequence[str], t: Translate) -> str:
    """Serial numbers as they are, `#2` in words: the second of the list has no serial number that we know."""
    return several([disk(carrier, t) for carrier in carriers])


def disk(carrier: str, t: Translate) -> str:
    position = carrier.removeprefix("#")
    if carrier.startswith("#") and position.isdecimal():
        return t("disk {number}").format(number=position)
    return echo(carrier)


def day_word(day: date, t: Translate) -> str:
    """`24 November 2026`, with plain spaces: sentences are copied, searched and read by screen readers."""
    from digibank.documents.dates import long_day

    return long_day(day, t.language).replace("\N{NO-BREAK SPACE}", " ")
