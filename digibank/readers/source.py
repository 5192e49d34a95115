"""A report file into text, safely: bounded in size, decoded by content, never trusted."""

import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from digibank.domain.reading import ReadingError, ReadingFault

MOST_BYTES = 16 * 1024 * 1024
"""Twenty times the largest report seen (msinfo32, 0.8 MB); a file above it is refused unread."""

_MOST_CONTROL_SHARE = 0.1
_FEWEST_PAIRS = 4
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_TERMINAL_COLOUR = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
_BYTE_ORDER_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32-le"),  # before UTF-16, whose mark is its beginning
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)


def load_text(path: Path) -> str:
    """The file's text with `\\n` line ends, without byte order mark and terminal colours.

    UTF-8, UTF-16 and UTF-32 are found by their mark or their NUL bytes; what is none of these is read as
    Windows-1252. Raises ReadingError (with the bare file name) for everything that is no readable text:
    UNREADABLE, TOO_LARGE, EMPTY, BINARY, and for a PDF WRONG_KIND (nwipe's, which is read as bytes) or NOT_YET.
    """
    with naming(path):
        return text_of(load_bytes(path))


def load_bytes(path: Path) -> bytes:
    """The file's bytes, for formats that are no text. Raises ReadingError UNREADABLE or TOO_LARGE."""
    with naming(path):
        return _bounded_bytes(path)


def text_of(data: bytes) -> str:
    """As `load_text`, of bytes; errors bear no file name."""
    if data.startswith(b"%PDF-"):
        of_nwipe = b"wipe" in data.lower()
        raise ReadingError(
            ReadingFault.WRONG_KIND if of_nwipe else ReadingFault.NOT_YET, format="nwipe PDF" if of_nwipe else "PDF"
        )
    text = _TERMINAL_COLOUR.sub("", _decoded(data))
    if not text.strip():
        raise ReadingError(ReadingFault.EMPTY)
    if "\0" in text or len(text) - len(_CONTROL.sub("", text)) > len(text) * _MOST_CONTROL_SHARE:
        raise ReadingError(ReadingFault.BINARY)
    return text.replace("\r\r\n", "\n").replace("\r\n", "\n").replace("\r", "\n")  # the first is wmic's


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """Puts the bare file name on a ReadingError that passes without one: readers of text know no file."""
    try:
        yield
    except ReadingError as error:
        error.file = error.file or bare_name(path)
        raise


def bare_name(path: Path) -> str:
    """The name without its folders, printable even where the file system's bytes are no UTF-8."""
    return os.fsencode(path.name or str(path)).decode("utf-8", "replace")


def _bounded_bytes(path: Path) -> bytes:
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):  # a folder; or a pipe or device, which could block for ever
            raise ReadingError(ReadingFault.UNREADABLE)
        if found.st_size > MOST_BYTES:
            raise ReadingError(ReadingFault.TOO_LARGE)
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as reason:  # ValueError: a name with NUL in it
        raise ReadingError(ReadingFault.UNREADABLE) from reason
    if len(data) > MOST_BYTES:  # it grew, or its size was not told
        raise ReadingError(ReadingFault.TOO_LARGE)
    return data


def _decoded(data: bytes) -> str:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    data = data.removeprefix(b"\xef\xbb\xbf")
    unmarked = _unmarked_utf16(data)
    if unmarked:
        return data.decode(unmarked, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.end == len(data) and error.reason == "unexpected end of data":  # cut off inside a character
            return data[: error.start].decode("utf-8")
        return data.decode("cp1252", "replace")


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 without its mark: nearly every second byte of a Latin text is NUL."""
    head = data[:4096]
    half = len(head) // 2
    if half < _FEWEST_PAIRS:
        return None
    if head[1::2].count(0) > half * 0.7 and not head[0::2].count(0):
        return "utf-16-le"
    if head[0::2].count(0) > half * 0.7 and not head[1::2].count(0):
        return "utf-16-be"
    return None
