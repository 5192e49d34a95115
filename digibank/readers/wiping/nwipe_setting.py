"""The lines of an nwipe log that speak of the run as a whole: version, machine, what was asked, how it ended."""

import re
from dataclasses import dataclass

from digibank.readers.hardware.serials import machine_serial

_VERSION = re.compile(r"nwipe (?P<version>\d\S*)")
_OPTION = re.compile(r"(?P<name>banner|method|verify) {1,20}= (?P<value>.+)")
_MACHINE = re.compile(r"system-serial-number = (?P<value>.*)")
_FOOT = re.compile(r"Total Throughput .{1,40}/s, (?P<method>.+), \d{1,9}R\+(?P<blank>N?B)\+(?P<verify>NV|VL|VA)")
_CLOSING = re.compile(
    r"Nwipe exited\."
    r"|Nwipe successfully \w+\.(?: .*)?"
    r"|Nwipe exited with errors, check the log & summary table for individual drive status\."
    r"|Nwipe was aborted by the user\. Check the summary table for the drive status\."
    r"|Nwipe was aborted by the user prior to the wipe starting\."
)


@dataclass
class Setting:
    """None: the log does not say. Versions before 0.32 write neither version nor options."""

    version: str | None = None
    host_serial: str | None = None
    method: str | None = None  # of the options; what was really invoked stands with the drive
    verify_asked: bool | None = None
    blank_asked: bool | None = None
    summary_method: str | None = None  # in the foot of the status table
    summed_up_at: str | None = None
    closed_at: str | None = None

    def take(self, words: str, time: str) -> bool:
        """True where the line speaks of the run."""
        return self._take_start(words) or self._take_options(words) or self._take_end(words, time)

    def _take_start(self, words: str) -> bool:
        if told := _VERSION.fullmatch(words):
            self.version = told["version"]
        elif told := _MACHINE.fullmatch(words):  # dmidecode may warn first, in a line of the same form
            self.host_serial = self.host_serial or _serial(told["value"])
        return told is not None

    def _take_options(self, words: str) -> bool:
        if words == "Program options are set as follows...":
            self.blank_asked = True
        elif words == "do not perform a final blank pass":
            self.blank_asked = False
        elif told := _OPTION.fullmatch(words):
            self._take_option(told["name"], told["value"])
        else:
            return False
        return True

    def _take_option(self, name: str, value: str) -> None:
        if name == "method":
            self.method = value
        elif name == "verify":
            self.verify_asked = not value.startswith("0")
        elif told := _VERSION.match(value):
            self.version = told["version"]

    def _take_end(self, words: str, time: str) -> bool:
        if told := _FOOT.fullmatch(words):
            self.summed_up_at, self.summary_method = time, told["method"]
            self.blank_asked, self.verify_asked = told["blank"] == "B", told["verify"] != "NV"
        elif told := _CLOSING.fullmatch(words):
            self.closed_at = time
        return told is not None


def _serial(value: str) -> str | None:
    return None if value.startswith("#") else machine_serial(value)
