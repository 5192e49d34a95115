"""A cut-off or mangled log never proves more than the whole one, and raises nothing but ReadingError."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digibank.domain.reading import ReadingError
from digibank.domain.wipe import Verdict
from digibank.readers.facts import WipeFacts
from digibank.readers.wiping.nwipe_log import read_nwipe_log

_LOGS = {
    path.stem: path.read_text("utf-8") for path in sorted((Path(__file__).parent.parent / "data/wipe").glob("*.log"))
}
_GOOD = {Verdict.PASSED, Verdict.PASSED_UNVERIFIED}
_END = re.compile(
    r"Nwipe exited\.$|Nwipe successfully \w+\.|check the log & summary table for individual drive status\.$"
    r"|Check the summary table for the drive status\.$",
    re.MULTILINE,
)
"""One of these is the last proof: a log without it says nothing good of any drive."""
_NO_CLOSING_LINE = "v030_one_of_two_failed"


def _read(text: str) -> tuple[WipeFacts, ...]:
    try:
        return read_nwipe_log(text).wipes
    except ReadingError:
        return ()


def _good(text: str) -> list[WipeFacts]:
    return [wipe for wipe in _read(text) if wipe.result in _GOOD]


@pytest.mark.parametrize("name", [name for name in _LOGS if name != _NO_CLOSING_LINE])
def test_cut_at_any_line_it_proves_nothing_until_nwipes_own_end(name: str) -> None:
    lines = _LOGS[name].split("\n")
    for count in range(len(lines)):
        kept = "\n".join(lines[:count])
        assert not _good(kept) or _END.search(kept), f"{name}: passed after {count} of {len(lines)} lines"


def test_cut_inside_the_summary_it_proves_nothing() -> None:
    text = _LOGS["v034_drives_mixed_stick_seen"]
    summary = text.index("Error Summary")
    for length in range(summary, len(text.rstrip())):
        assert not _good(text[:length]), text[:length][-60:]
    assert len(_good(text)) == 1


def test_without_a_closing_line_the_foot_of_the_table_is_the_last_proof() -> None:
    text = _LOGS[_NO_CLOSING_LINE]
    foot = text.index("1R+B+VL") + len("1R+B+VL")
    assert [wipe.carrier_serial for wipe in _good(text[:foot])] == ["W3P7B2QX"]
    assert all(not _good(text[:length]) for length in range(0, foot, 7))
    assert not _good(text[: foot - 1])


@pytest.mark.parametrize("name", _LOGS)
def test_with_its_head_lost_it_proves_no_more_than_whole(name: str) -> None:
    lines = _LOGS[name].split("\n")
    whole = {wipe.carrier_serial for wipe in _good(_LOGS[name])}
    for first in range(1, len(lines)):
        for wipe in _good("\n".join(lines[first:])):
            assert wipe.method is not None
            assert wipe.carrier_serial in whole


def _lines_support_each_other() -> list[str]:
    """Not so before 0.30 (one line alone tells of errors), nor where one line alone tells of hidden sectors."""
    return [name for name in _LOGS if not name.startswith(("v015", "v026", "v028", "v042_hidden"))]


@given(name=st.sampled_from(_lines_support_each_other()), data=st.data())
def test_lost_lines_never_turn_a_drive_good(name: str, data: st.DataObject) -> None:
    lines = _LOGS[name].split("\n")
    good = {wipe.carrier_serial for wipe in _good(_LOGS[name])}
    lost = data.draw(st.sets(st.integers(0, len(lines) - 1), max_size=4))
    kept = "\n".join(line for number, line in enumerate(lines) if number not in lost)
    assert {wipe.carrier_serial for wipe in _good(kept)} <= good | {None}


@given(name=st.sampled_from(sorted(_LOGS)), data=st.data())
def test_swapped_and_repeated_lines_are_survived(name: str, data: st.DataObject) -> None:
    lines = _LOGS[name].split("\n")
    order = data.draw(st.lists(st.sampled_from(lines), max_size=2 * len(lines)))
    _read("\n".join(order))


@given(name=st.sampled_from(sorted(_LOGS)), place=st.floats(0, 1), noise=st.text(max_size=40))
def test_noise_anywhere_is_survived(name: str, place: float, noise: str) -> None:
    text = _LOGS[name]
    at = int(place * len(text))
    _read(text[:at] + noise + text[at:])


_WORDS = st.sampled_from(
    [
        *"0123456789|!'.,:()[]",
        *(
            "/dev/sda",
            "sda",
            "Found ",
            "Invoking method 'x' on ",
            " bytes written to ",
            " | Erased | ",
            "Nwipe exited.",
        ),
        *("pass 1/1, round 1/1, on ", "\n", "[2024/01/01 00:00:00]  notice: ", "[2024/01/01 00:00:00] nwipe: info: "),
        *("! Device | Status | Thru-put | HH:MM:SS | Model/Serial Number\n", "S/N=", "Device '/dev/sda' is size "),
        *("1" * 21, "9" * 999, "²", "٣", "\x00", "\u2028", "\ud7ff"),
    ]
)


@given(st.lists(_WORDS, max_size=80).map("".join))
def test_pieces_of_logs_in_any_order_prove_nothing(text: str) -> None:
    assert not _good(text)
