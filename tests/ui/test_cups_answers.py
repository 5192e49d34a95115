"""What CUPS 2.4 says of printers and jobs, as it was seen to say it, and what we make of it."""

import pytest

from digibank.ui.printing.cups_answers import Report, Stage, gave_up, job_id, report, stands_ready
from digibank.ui.printing.order import Trouble

IDLE = "printer Office is idle.  enabled since Tue Nov 24 14:08:48 2026\n"
WORKS = "printer Office now printing Office-4.  enabled since Tue Nov 24 14:08:49 2026\n"
PAUSED = "printer Office disabled since Tue Nov 24 14:08:49 2026 -\n\tPaused\n"
STOPPED = "printer Office disabled since Tue Nov 24 14:08:49 2026 -\n\tthe printer is off\n"
TAKES = "Office accepting requests since Tue Nov 24 14:08:49 2026\n"
REFUSES = "Office not accepting requests since Tue Nov 24 14:08:49 2026 -\n\tRejecting Jobs\n"


def job(alerts: str, number: int = 4) -> str:
    return (
        f"Office-{number}               rita              3072   Tue Nov 24 14:08:49 2026\n"
        f"\tStatus: \n\tAlerts: {alerts}\n\tqueued for Office\n"
    )


def test_the_number_of_a_job() -> None:
    assert job_id("request id is Office-12 (1 file(s))\n") == "Office-12"
    assert job_id("request id is Office-2nd-floor-12 (0 file(s))\n") == "Office-2nd-floor-12"
    assert job_id("lp: Error - The printer or class does not exist.\n") is None


@pytest.mark.parametrize(
    ("answer", "trouble"),
    [
        (TAKES + IDLE, None),
        (TAKES + WORKS, None),
        (TAKES + PAUSED, Trouble.PAUSED),
        (TAKES + STOPPED, Trouble.OFF),
        (REFUSES + IDLE, Trouble.REFUSES),
        ("", Trouble.GONE),
        (TAKES.replace("Office", "Office2") + IDLE.replace("Office", "Office2"), Trouble.GONE),
    ],
)
def test_whether_a_printer_can_be_sent_anything(answer: str, trouble: Trouble | None) -> None:
    assert stands_ready(answer, "Office") is trouble


@pytest.mark.parametrize(
    ("answer", "stands"),
    [
        (IDLE, Report(Stage.DONE)),
        (IDLE + job("none", number=44), Report(Stage.DONE)),
        (WORKS + job("none"), Report(Stage.UNDER_WAY)),
        (WORKS + job("job-printing"), Report(Stage.UNDER_WAY)),
        (WORKS + job("media-empty-error"), Report(Stage.ASKS)),
        (WORKS + "\tAlerts: cover-open-warning\n" + job("job-printing"), Report(Stage.ASKS)),
        (WORKS + job("connecting-to-device"), Report(Stage.STUCK, Trouble.OFF)),
        (WORKS + "\tAlerts: offline-report\n" + job("none"), Report(Stage.STUCK, Trouble.OFF)),
        (STOPPED + job("printer-stopped"), Report(Stage.STUCK, Trouble.OFF)),
        (PAUSED + job("none"), Report(Stage.STUCK, Trouble.PAUSED)),
        (IDLE + job("job-hold-until-specified"), Report(Stage.STUCK, Trouble.PAUSED)),
        ("lpstat: Error - unable to connect\n", Report(Stage.STUCK, Trouble.GONE)),
    ],
)
def test_how_a_job_stands(answer: str, stands: Report) -> None:
    assert report(answer, "Office", "Office-4") == stands


def test_a_job_that_is_over_may_have_ended_without_paper() -> None:
    ended = {
        "job-completed-successfully": False,
        "processing-to-stop-point": False,
        "job-canceled-by-user": True,
        "aborted-by-system": True,
    }
    assert {alerts: gave_up(job(alerts), "Office-4") for alerts in ended} == ended
    assert not gave_up("", "Office-4")  # CUPS may keep no history
