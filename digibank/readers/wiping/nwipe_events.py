"""The lines of an nwipe log that name a drive, and what each one changes in what is known of it."""

import re
from collections.abc import Callable

from digibank.readers.wiping.nwipe_drive import Drive, Work

_DEVICE = r"(?:device )?'?(?P<device>/[^\s',]+?)'?"
_END = r"\.?"

_Change = Callable[[Drive, Work, re.Match[str]], None]


def _start_pass(_: Drive, work: Work, __: re.Match[str]) -> None:
    work.passes_open = True
    work.writing()


def _finish_pass(_: Drive, work: Work, found: re.Match[str]) -> None:
    work.passes_open = found["number"] != found["of"]
    work.passes_done += 1


def _finish_round(_: Drive, work: Work, found: re.Match[str]) -> None:
    work.rounds_done = found["number"] == found["of"]


def _count_bytes(_: Drive, work: Work, found: re.Match[str]) -> None:
    work.counted(int(found["number"]), written=found["done"] == "written to")


def _verify(_: Drive, work: Work, __: re.Match[str]) -> None:
    work.verified = True


def _start_blanking(_: Drive, work: Work, __: re.Match[str]) -> None:
    work.blanking, work.blanked = True, False
    work.writing()


def _finish_blanking(_: Drive, work: Work, __: re.Match[str]) -> None:
    work.blanked = work.blanking


def _start_final_random(_: Drive, work: Work, __: re.Match[str]) -> None:
    work.final_random, work.final_random_done = True, False
    work.writing()


def _finish_final_random(_: Drive, work: Work, __: re.Match[str]) -> None:
    work.final_random_done = work.final_random


def _fail(drive: Drive, _: Work, __: re.Match[str]) -> None:
    drive.failed = True


def _count_errors(drive: Drive, _: Work, found: re.Match[str]) -> None:
    drive.counted_errors[found["kind"]] = int(found["number"])


def _cancel(drive: Drive, _: Work, __: re.Match[str]) -> None:
    drive.cancelled = True


def _note_exit(drive: Drive, _: Work, found: re.Match[str]) -> None:
    drive.exit_note = "either" if found["kind"] else "errors"


def _rows(*rows: tuple[str, _Change]) -> tuple[tuple[re.Pattern[str], _Change], ...]:
    return tuple((re.compile(words.replace("DEVICE", _DEVICE) + _END), change) for words, change in rows)


_STEP = r"pass (?P<number>\d{1,9})(?:/| of )(?P<of>\d{1,9}), round \d{1,9}(?:/| of )\d{1,9}, on DEVICE"

_BY_FIRST_WORD: dict[str, tuple[tuple[re.Pattern[str], _Change], ...]] = {
    "Starting": _rows((f"Starting {_STEP}", _start_pass)),
    "Finished": _rows(
        (f"Finished {_STEP}", _finish_pass),
        (r"Finished (?:final )?round (?P<number>\d{1,9}) of (?P<of>\d{1,9}) on DEVICE", _finish_round),
    ),
    "Verified": _rows(
        (f"Verified {_STEP}", _verify),
        ("Verified that DEVICE is empty", _verify),
        ("Verified the final random pattern on DEVICE is empty", _verify),
    ),
    "Blanking": _rows(("Blanking DEVICE", _start_blanking)),
    "Blanked": _rows(("Blanked DEVICE", _finish_blanking)),
    "Writing": _rows(("Writing final random pattern to DEVICE", _start_final_random)),
    "Wrote": _rows(("Wrote final random pattern to DEVICE", _finish_final_random)),
    "[SUCCESS]": _rows(
        (r"\[SUCCESS\] Verified that DEVICE is empty", _verify),
        (r"\[SUCCESS\] Verified FRP on DEVICE matches", _verify),
        (r"\[SUCCESS\] Blanked DEVICE", _finish_blanking),
    ),
    "[FAILURE]": _rows((r"\[FAILURE\] DEVICE(?: .*)?", _fail)),
    "Skipping": _rows((r"Skipping verification of pass \S+ on DEVICE due to .*", _fail)),
    "Cancelling": _rows(("Cancelling thread for DEVICE", _cancel)),
    "Nwipe": _rows(
        (
            r"Nwipe exited with (?P<kind>non fatal |fatal )?errors on device = DEVICE(?:, see log for specific error)?",
            _note_exit,
        )
    ),
    "0": _rows(
        (r"(?P<number>\d{1,20}) bytes (?P<done>written to|read from) DEVICE", _count_bytes),
        (r"(?P<number>\d{1,20}) (?P<kind>verification|pass|wipe|sync) errors on DEVICE", _count_errors),
    ),
    "/": _rows((r"DEVICE: (?:>>> FAILURE! <<<|Failure:).*", _fail)),
}


def _kind_of(words: str) -> str:
    first = words.split(" ", 1)[0]
    if first.isdecimal():
        return "0"
    return "/" if first.startswith("/") else first


def apply(words: str, find: Callable[[str], Drive | None]) -> None:
    """Changes the drive that a line names; `find` gives a drive by its device path.

    A line about a drive that no method was invoked on changes nothing: it may be the tail of a log whose head is lost.
    """
    for pattern, change in _BY_FIRST_WORD.get(_kind_of(words), ()):
        found = pattern.fullmatch(words)
        drive = find(found["device"]) if found else None
        if found and drive and drive.work:
            change(drive, drive.work, found)
            return
