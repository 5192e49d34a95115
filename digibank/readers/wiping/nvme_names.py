"""Which NVMe drive a terminal speaks of, where it shows one and no other."""

import itertools
import re
from dataclasses import dataclass

from digibank.domain.identifiers import clean_serial, serial_key
from digibank.readers.hardware.values import plain

_SERIAL = re.compile(r"^sn {1,20}: (.{1,60})$", re.MULTILINE)
_MODEL = re.compile(r"^mn {1,20}: (.{1,60})$", re.MULTILINE)
_HEADINGS = re.compile(r"^Node +(?:Generic +)?SN +Model +Namespace .*$", re.MULTILINE)
_ROW = re.compile(r"/dev/nvme\d{1,3}n\d{1,3} .*")
_MOST_NAMES = 50
_CONTROLLER = re.compile(r"\bnvme(\d{1,3})(?=n\d|\b)")


@dataclass(frozen=True)
class Name:
    serial: str | None
    model: str | None


def name_in(text: str) -> Name | None:
    """From `nvme id-ctrl` or `nvme list`; None where neither is there, or two drives are."""
    names = [*_controllers(text), *_listed(text)]
    keys = {serial_key(name.serial) for name in names}
    return names[0] if len(keys) == 1 and None not in keys and not several_drives(text) else None


def several_drives(text: str) -> bool:
    """`nvme0` and `nvme1` both: nothing says which answer is of which."""
    return len(set(_CONTROLLER.findall(text))) > 1


def _controllers(text: str) -> list[Name]:
    serials, models = (_first(words, text) for words in (_SERIAL, _MODEL))
    same_count = len(serials) == len(models)
    return [
        Name(clean_serial(plain(serial)), plain(models[number]) if same_count else None)
        for number, serial in enumerate(serials)
    ]


def _first(words: re.Pattern[str], text: str) -> list[str]:
    """More drives than a counter PC has: then they are several anyway."""
    return [found[1] for found in itertools.islice(words.finditer(text), _MOST_NAMES)]


def _listed(text: str) -> list[Name]:
    """The columns start where their headings do."""
    headings = _HEADINGS.search(text)
    if headings is None:
        return []
    serial_at, model_at = headings[0].index(" SN ") + 1, headings[0].index(" Model ") + 1
    end = headings[0].index(" Namespace ") + 1
    rows = [line for line in text[headings.end() :].split("\n")[1:40] if _ROW.fullmatch(line)]
    return [Name(clean_serial(plain(row[serial_at:model_at])), plain(row[model_at:end])) for row in rows]
