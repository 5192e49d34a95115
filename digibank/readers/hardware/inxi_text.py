"""inxi as printed: sections with `key: value` words, wrapped to the width of the terminal it ran in."""

import re

from digibank.domain.reading import ReadingError, ReadingFault
from digibank.readers.facts import HardwareFacts
from digibank.readers.hardware.inxi import facts_of
from digibank.readers.hardware.inxi_parts import Words

_SECTION_NAMES = (
    "System Machine Battery Memory CPU CPU(s) Graphics Audio Network Bluetooth Logical RAID Drives Partition "
    "Partitions Swap Unmounted USB Sensors Repos Processes Info Weather PCI"
)
_HEADER = re.compile(
    rf"([ \t]*)({'|'.join(re.escape(name) for name in _SECTION_NAMES.split())})(?: Slots)?(?::|[ \t]{{3,}})(?=\s|$)"
)
_KEY = re.compile(r"(?<!\S)([A-Za-z][\w./()-]*)(?: \[[^\]\n]{0,30}\])?:(?=\s|$)")
_LONGEST_SECTION = 200_000
_RUNNING_NUMBER = re.compile(r"-\d+$")


def read_inxi_text(text: str) -> HardwareFacts:
    """Raises ReadingError DAMAGED for an output that holds no machine, processor or drive."""
    return facts_of({name: _words(" ".join(lines)) for name, lines in _sections(text).items()})


def _sections(text: str) -> dict[str, list[str]]:
    """Each section's lines, of the first output in the text. A section begins at the indent of the first one; deeper
    lines go on; anything else at that indent (a prompt, a code fence) belongs to none."""
    found: dict[str, list[str]] = {}
    indent: str | None = None
    current: list[str] | None = None
    for line in text.split("\n"):
        header = _HEADER.match(line)
        if header and (indent is None or header[1] == indent):
            indent = header[1]
            name = header[2].removesuffix("(s)")
            if name in found and name in {"System", "Machine"}:  # a second output
                break
            current = found.setdefault(name, [])
            current.append(line[header.end() :])
        elif line.strip() and indent is not None and not line.startswith(indent + " "):
            current = None
        elif current is not None:
            current.append(line.strip())
    if not found:
        raise ReadingError(ReadingFault.DAMAGED)
    return found


def _words(section: str) -> Words:
    if len(section) > _LONGEST_SECTION:
        raise ReadingError(ReadingFault.DAMAGED)
    keys = list(_KEY.finditer(section))
    before = section[: keys[0].start()] if keys else section
    words = [("", before.strip())] if before.strip() else []
    ends = [key.start() for key in keys[1:]]
    for key, end in zip(keys, [*ends, len(section)], strict=False):
        words.append((_RUNNING_NUMBER.sub("", key[1]), section[key.end() : end].strip()))
    return words
