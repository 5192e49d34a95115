"""What one run of nwipe proves about one drive. What does not prove a wipe from start to end proves none."""

from digibank.domain.identifiers import serial_key
from digibank.domain.wipe import Verdict
from digibank.readers.wiping.nwipe_drive import Drive, Work
from digibank.readers.wiping.nwipe_run import Run

_FAILED, _ABORTED, _ERASED = "-FAILED-", "UABORTED", "Erased"
_VERIFY_ONLY = "Verify "  # Verify Zeros and Verify Ones read and write nothing, whatever the tables call it
_OPS_II = "OPS-II"  # never blanked: it must end with a random pass
_SERIAL_SHOWN = 15  # the table may cut a longer serial number


def verdict(run: Run, drive: Drive) -> Verdict:
    work = drive.work
    if work is None:
        return _without_work(drive)
    if _read_only(run, work):
        return Verdict.NOT_A_WIPE
    if _failed(run, drive, work):
        return Verdict.FAILED
    if _aborted(run, drive, work):
        return Verdict.ABORTED
    if _proven(run, drive, work):
        return Verdict.PASSED if work.verified else Verdict.PASSED_UNVERIFIED
    return Verdict.UNCLEAR


def _read_only(run: Run, work: Work) -> bool:
    """A method that writes nothing, or Quick Erase (0.28 and before) without the blanking that is all of it."""
    ended_without_writing = run.ended_at is not None and work.finished and not work.wrote
    return work.method.startswith(_VERIFY_ONLY) or ended_without_writing


def _without_work(drive: Drive) -> Verdict:
    """Only looked at, or never opened (INSANITY); or the part of the log is lost that tells what was done."""
    by_status = {_FAILED: Verdict.FAILED, _ABORTED: Verdict.ABORTED, _ERASED: Verdict.UNCLEAR}
    return by_status.get(drive.status or "", Verdict.NOT_A_WIPE)


def _failed(run: Run, drive: Drive, work: Work) -> bool:
    if drive.failed or drive.status == _FAILED or drive.exit_note == "errors":
        return True
    if (drive.table_errors or 0) > 0 or any(drive.counted_errors.values()):
        return True
    if drive.exit_note == "either":
        return work.finished or drive.trouble
    return run.early and run.ended_at is not None and not work.finished and drive.trouble


def _aborted(run: Run, drive: Drive, work: Work) -> bool:
    """Without a table an abort shows by work that was never finished though nwipe itself came to its end."""
    if drive.status:
        return drive.status == _ABORTED
    if drive.cancelled:
        return True
    return run.early and run.ended_at is not None and not work.finished


def _proven(run: Run, drive: Drive, work: Work) -> bool:
    return (
        run.ended_at is not None
        and run.whole_from_its_start(drive)
        and work.finished
        and _last_stage_as_asked(run, work)
        and _whole_size(drive, work)
        and (run.early or _summed_up_as_erased(run, drive, work))
        and (work.verified or not run.setting.verify_asked)
        and not drive.trouble
        and not drive.hidden_sectors
    )


def _last_stage_as_asked(run: Run, work: Work) -> bool:
    if _OPS_II in work.method:
        return work.final_random_done
    return work.blanked or not run.setting.blank_asked


def _whole_size(drive: Drive, work: Work) -> bool:
    """Every pass ran over all bytes, as far as the log counts them."""
    counts = (work.least_written, work.least_read)
    enough = all(count is None or drive.size is None or count >= drive.size for count in counts)
    return enough and (drive.bytes_erased or 0) >= (drive.bytes_total or 0)


def _summed_up_as_erased(run: Run, drive: Drive, work: Work) -> bool:
    """The status table (0.30 and later) says Erased of this very drive, after this very method.

    The error table came with 0.31, the version in the log with 0.32: where one is known the other has to be there.
    """
    return (
        drive.status == _ERASED
        and not drive.flagged
        and run.setting.summary_method == work.method
        and (run.setting.version is None or drive.table_errors == 0)
        and _same_serial(drive)
    )


def _same_serial(drive: Drive) -> bool:
    serial = serial_key(drive.serial)
    return serial is None or serial[:_SERIAL_SHOWN] in (serial_key(drive.status_text) or "")
