"""Logs made to be taken for a proof. Each starts from a log that passes and changes what should make the difference."""

import pytest

from digibank.domain.wipe import Verdict
from tests.readers.wiping_logs import (
    EARLY,
    NO_ERROR_TABLE,
    OLDEST,
    ROW,
    STAMP,
    TABLES,
    after,
    changed,
    error,
    first,
    twice,
    without,
)


def test_what_the_edits_start_from_passes() -> None:
    assert [first(text).result for text in (TABLES, EARLY, OLDEST, NO_ERROR_TABLE)] == [Verdict.PASSED] * 4


_EDITS: dict[str, tuple[str, Verdict]] = {
    # the summary says Erased all the same
    "verify-only method": (changed(TABLES, "Fill With Zeros", "Verify Zeros (0x00)"), Verdict.NOT_A_WIPE),
    "table names another method": (changed(TABLES, "MB/s, Fill With Zeros", "MB/s, Verify Zeros"), Verdict.UNCLEAR),
    "table names another drive": (
        changed(TABLES, "CT240BX500SSD1/1902E1E1B3C7", "CT240/1902E1E1B3C8"),
        Verdict.UNCLEAR,
    ),
    "flagged in the table": (changed(TABLES, "       sda | Erased |", "!      sda | Erased |"), Verdict.UNCLEAR),
    "status that we do not know": (changed(TABLES, "| Erased |", "|ErasedOK|"), Verdict.UNCLEAR),
    "failed though no error is counted": (changed(TABLES, "| Erased |", "|-FAILED-|"), Verdict.FAILED),
    "summed up twice, aborted first": (twice(TABLES, "| Erased |", "|UABORTED|"), Verdict.ABORTED),
    "summed up twice, with errors first": (twice(TABLES, "|           0 |", "|           2 |"), Verdict.FAILED),
    "a row outside its table": (
        after(without(TABLES, "| Erased |"), "Total Throughput", "*" * 80, ROW),
        Verdict.UNCLEAR,
    ),
    "an error count that is no number": (changed(TABLES, "|           0 |", "|           ? |"), Verdict.UNCLEAR),
    "insanity": (changed(TABLES, "| Erased |", "|INSANITY|"), Verdict.UNCLEAR),
    "no status table": (without(TABLES, "| Erased |"), Verdict.UNCLEAR),
    "no error table": (without(TABLES, "sda |           0"), Verdict.UNCLEAR),
    "sync errors only": (changed(TABLES, "|                    0\n", "|                    1\n"), Verdict.FAILED),
    "less erased than there is": (
        changed(TABLES, "      240057409536 |     240057409536", "      239673313280 |     240057409536"),
        Verdict.UNCLEAR,
    ),
    "less written than there is": (
        changed(TABLES, "240057409536 bytes written", "240057409024 bytes written"),
        Verdict.UNCLEAR,
    ),
    "less written in the first pass": (
        TABLES.replace("240057409536 bytes written", "240057409024 bytes written", 1),
        Verdict.UNCLEAR,
    ),
    "less read back than there is": (changed(TABLES, "240057409536 bytes read", "4096 bytes read"), Verdict.UNCLEAR),
    "drive is larger than what was written": (
        changed(TABLES, "bytes   = 240057409536", "bytes   = 250059350016"),
        Verdict.UNCLEAR,
    ),
    # the lines of the work contradict it
    "failure line": (
        after(TABLES, "[SUCCESS] Blanked", f"{STAMP}  notice: [FAILURE] /dev/sda may not be blanked"),
        Verdict.FAILED,
    ),
    "error count in words": (
        after(TABLES, "[SUCCESS] Blanked", error("3 sync errors on '/dev/sda'.")),
        Verdict.FAILED,
    ),
    "error note": (
        after(
            TABLES,
            "[SUCCESS] Blanked",
            f"{STAMP}   fatal: Nwipe exited with errors on device = /dev/sda, see log for specific error",
        ),
        Verdict.FAILED,
    ),
    "unexplained error": (
        after(TABLES, "Blanking device", error("Unable to read from '/dev/sda'.")),
        Verdict.UNCLEAR,
    ),
    "status line of a failed thread": (
        after(TABLES, "Blanking device", f"{STAMP}    info: /dev/sda: >>> FAILURE! <<<: code -1"),
        Verdict.FAILED,
    ),
    "flush failure, not counted before 0.32": (
        after(NO_ERROR_TABLE, "Blanking", "[2021/01/19 08:30:50] warning: Buffer flush failure on '/dev/nvme0n1'."),
        Verdict.UNCLEAR,
    ),
    "verification asked and missing": (without(TABLES, "[SUCCESS] Verified"), Verdict.UNCLEAR),
    "verification asked and missing, asked in the foot only": (
        without(NO_ERROR_TABLE, "[SUCCESS] Verified"),
        Verdict.UNCLEAR,
    ),
    "verified before the last writing": (
        after(TABLES, "[SUCCESS] Verified", f"{STAMP}  notice: Blanking device /dev/sda"),
        Verdict.UNCLEAR,
    ),
    "blanking asked and missing": (without(without(TABLES, "Blanking device"), "Blanked"), Verdict.UNCLEAR),
    "blanking not finished": (without(TABLES, "Blanked"), Verdict.UNCLEAR),
    "round not finished": (without(TABLES, "Finished final round"), Verdict.UNCLEAR),
    "first round of two": (changed(TABLES, "final round 1 of 1", "final round 1 of 2"), Verdict.UNCLEAR),
    "pass not finished": (without(TABLES, "Finished pass"), Verdict.UNCLEAR),
    "first pass of three": (changed(TABLES, "pass 1/1", "pass 1/3"), Verdict.UNCLEAR),
    "never invoked": (without(TABLES, "Invoking"), Verdict.UNCLEAR),
    "another drive was invoked": (changed(TABLES, "Zeros' on /dev/sda", "Zeros' on /dev/sdb"), Verdict.UNCLEAR),
    # the end
    "no closing line": (without(TABLES, "Nwipe successfully completed"), Verdict.UNCLEAR),
    "stopped before it began": (
        changed(
            TABLES,
            "Nwipe successfully completed. See summary table for details.",
            "Nwipe was aborted by the user prior",
        ),
        Verdict.UNCLEAR,
    ),
    "status line Success instead of an end": (
        changed(TABLES, "Nwipe successfully completed. See summary table for details.", "/dev/sda: Success"),
        Verdict.UNCLEAR,
    ),
    # before the tables
    "early: no end": (without(EARLY, "Nwipe successfully exited"), Verdict.UNCLEAR),
    "early: final random pass missing": (
        without(without(without(EARLY, "Writing final"), "Wrote final"), "Verified the final"),
        Verdict.UNCLEAR,
    ),
    "early: last pass not finished": (without(EARLY, "Finished pass 8"), Verdict.ABORTED),
    "early: not read back": (without(EARLY, "Verified the final"), Verdict.PASSED_UNVERIFIED),
    "early: error count": (
        after(EARLY, "Wrote final", "[2020/08/14 04:53:22] nwipe: error: 1 wipe errors on device '/dev/sda'."),
        Verdict.FAILED,
    ),
    "early: fatal note": (
        after(
            EARLY,
            "has been cancelled",
            "[2020/08/14 04:53:23] nwipe: error: Nwipe exited with fatal errors on device = /dev/sda",
        ),
        Verdict.FAILED,
    ),
    "early: write error in the last stage": (
        after(
            without(without(OLDEST, "Verif"), "Blanked"),
            "Blanking device",
            "[2014/03/04 19:50:00] nwipe: fatal: Unable to write to '/dev/sda'.",
        ),
        Verdict.FAILED,
    ),
    "early: stopped in the last stage": (without(without(OLDEST, "Verif"), "Blanked"), Verdict.ABORTED),
    "early: verification asked and missing": (
        after(
            without(OLDEST, "Verified that"),
            "Opened entropy",
            "[2014/03/04 19:20:01] nwipe: notice: Program options are set as follows...",
            "[2014/03/04 19:20:01] nwipe: notice:   verify   = 1 (last pass)",
        ),
        Verdict.UNCLEAR,
    ),
    "early: head lost": ("\n".join(OLDEST.split("\n")[1:]), Verdict.UNCLEAR),
    "a line with the early prefix": (
        changed(without(TABLES, "| Erased |"), "]  notice: Blanking", "] nwipe: notice: Blanking"),
        Verdict.UNCLEAR,
    ),
}


@pytest.mark.parametrize("edit", _EDITS)
def test_it_is_not_taken_for_a_proof(edit: str) -> None:
    text, result = _EDITS[edit]
    assert first(text).result is result


@pytest.mark.parametrize(
    "words",
    [
        "[SUCCESS] Verified that /dev/sda is empty.",
        "Nwipe successfully completed. See summary table for details.",
        "Invoking method 'Fill With Zeros' on /dev/sda",
        "       sda | Erased |  1 MB/s | 00:00:01 | M/S",
    ],
)
def test_what_firmware_says_of_itself_is_not_nwipes_word(words: str) -> None:
    """The maker writes the model, the serial number and the machine's strings; anybody can put anything there."""
    cut_off = TABLES[: TABLES.index("Verifying that")]
    spoken = changed(cut_off, "CT240BX500SSD1,", f"{words},")
    spoken = changed(spoken, "system-product-name = 20L5CTO1WW", f"system-product-name = {words}")
    spoken = changed(spoken, "serial number 1902E1E1B3C7", f"serial number {words}")
    assert first(spoken).result is Verdict.UNCLEAR
