"""One disk of an nwipe certificate: its labels and values, and what they prove together."""

import re
from dataclasses import dataclass
from datetime import datetime

from digibank.domain.wipe import Medium, Remark, Verdict
from digibank.readers.wiping.nwipe_drive import medium_of
from digibank.readers.wiping.pdf_text import Drawn

_LABELS = {
    "make/model": "model",
    "make": "model",
    "serial": "serial",
    "s/n": "serial",
    "bus": "bus",
    "size(apparent)": "size",
    "size(real)": "real size",
    "start time": "start time",
    "end time": "end time",
    "duration": "duration",
    "status": "status",
    "method": "method",
    "prng algorithm": "prng",
    "final pass(zeros/ones/none)": "final pass",
    "blanking pass": "final pass",
    "verify pass(last/all/none)": "verify",
    "verify(last/all/none)": "verify",
    "*bytes erased": "erased",
    "rounds(completed/requested)": "rounds",
    "hpa/dco": "hidden",
    "hpa/dco size": "hidden size",
    "throughput": "throughput",
    "errors(pass/sync/verify)": "errors",
    "errors(pass/sync/verify/retries)": "errors",
    "information": "information",
}
_NEEDED = frozenset({"size", "status", "method", "verify", "erased", "rounds", "errors", "start time", "end time"})
_STATUSES = {"ERASED": Verdict.PASSED, "FAILED": Verdict.FAILED, "ABORTED": Verdict.ABORTED}
_SEE_WARNING = "See Warning !"
_VERIFY_ONLY = "Verify "
_BYTES = re.compile(r",\s?(\d{1,20})\s?(?:bytes|b)", re.IGNORECASE)
_ERASED = re.compile(r"(\d{1,20}), \(100\.00%\)")
_ROUNDS = re.compile(r"(\d{1,9})/(\d{1,9})")
_ERRORS = re.compile(r"(\d{1,20})/(\d{1,20})/(\d{1,20})(?:/\d{1,20})?")  # the fourth counts retries that helped
_TIME = "%Y/%m/%d %H:%M:%S"
_SAME_LINE = 2.0  # points
_NO_HIDDEN = ("no hidden sectors", "not applicable", "ddnshpa")


@dataclass
class Certificate:
    """`values` are as printed, by our names of their labels."""

    values: dict[str, str]
    contradicts: bool = False

    @property
    def model(self) -> str | None:
        return self.values.get("model")

    @property
    def serial(self) -> str | None:
        return self.values.get("serial")

    @property
    def method(self) -> str | None:
        return self.values.get("method")

    @property
    def size(self) -> int | None:
        """Bytes, as the disk showed itself."""
        return _bytes(self.values.get("size"))

    @property
    def errors(self) -> int | None:
        counts = _ERRORS.fullmatch(self.values.get("errors", ""))
        return sum(map(int, counts.groups())) if counts else None

    @property
    def medium(self) -> Medium | None:
        return medium_of(self.values.get("bus"))

    @property
    def hidden(self) -> bool:
        """Sectors of which the certificate says that they were not reached."""
        told = self.values.get("hidden", "").lower()
        by_words = "hidden sectors" in told and "no hidden sectors" not in told
        by_warning = "hidden sectors not erased" in self.values.get("information", "").lower()
        real = _bytes(self.values.get("real size"))
        return by_words or by_warning or (real is not None and self.size is not None and real > self.size)

    @property
    def remarks(self) -> tuple[Remark, ...]:
        found = []
        if self.hidden:
            found.append(Remark.HIDDEN_SECTORS)
        elif not self.values.get("hidden", "").lower().replace("*", "").strip().startswith(_NO_HIDDEN):
            found.append(Remark.HIDDEN_UNKNOWN)
        if self.contradicts:
            found.append(Remark.CONTRADICTS)
        return tuple(found)

    @property
    def verdict(self) -> Verdict:
        """ERASED counts where everything else agrees with it; what says worse counts by itself."""
        if (self.method or "").startswith(_VERIFY_ONLY):
            return Verdict.NOT_A_WIPE
        result = _STATUSES.get(self.values.get("status", ""), Verdict.UNCLEAR)
        if result is not Verdict.PASSED:
            return result
        if self.errors:
            return Verdict.FAILED
        if not self._agrees():
            return Verdict.UNCLEAR
        return Verdict.PASSED_UNVERIFIED if self.values["verify"].endswith("None") else Verdict.PASSED

    def _agrees(self) -> bool:
        return (
            self.values.keys() >= _NEEDED
            and not self.contradicts
            and not self.hidden
            and self.errors == 0
            and self._whole()
            and self._rounds_done()
            and self.values["verify"].removeprefix("Verify ") in ("None", "Last", "All")
            and _in_order(self.values["start time"], self.values["end time"])
        )

    def _whole(self) -> bool:
        erased = _ERASED.fullmatch(self.values["erased"])
        return erased is not None and self.size is not None and 0 < self.size <= int(erased[1])

    def _rounds_done(self) -> bool:
        rounds = _ROUNDS.fullmatch(self.values["rounds"])
        return rounds is not None and 1 <= int(rounds[2]) <= int(rounds[1])


def read_block(texts: list[Drawn]) -> Certificate:
    """Joins each label with what stands to its right, up to the next label. An upright status has no label."""
    certificate = Certificate({})
    rest: list[str] = []
    for line in _lines(texts):
        label: str | None = None
        for drawn in line:
            if known := _LABELS.get(drawn.text.removesuffix(":").lower() if drawn.text.endswith(":") else ""):
                label = known
                certificate.contradicts |= label in certificate.values
                certificate.values.setdefault(label, "")
            elif label is None:
                rest.append(drawn.text)
            else:
                certificate.values[label] = f"{certificate.values[label]} {drawn.text}".strip()
    _take_status(certificate, [text for text in rest if text in (*_STATUSES, "INSANITY")])
    certificate.values = {label: value for label, value in certificate.values.items() if value}
    return certificate


def _take_status(certificate: Certificate, upright: list[str]) -> None:
    if "status" in certificate.values:
        certificate.values["status"] = certificate.values["status"].removesuffix(_SEE_WARNING).strip()
        certificate.contradicts |= bool(upright)
    elif len(upright) == 1:
        certificate.values["status"] = upright[0]
    else:
        certificate.contradicts |= bool(upright)


def _lines(texts: list[Drawn]) -> list[list[Drawn]]:
    """From top to bottom, each from left to right."""
    lines: list[list[Drawn]] = []
    for drawn in sorted(texts, key=lambda drawn: -drawn.y):
        if lines and lines[-1][0].y - drawn.y < _SAME_LINE:
            lines[-1].append(drawn)
        else:
            lines.append([drawn])
    return [sorted(line, key=lambda drawn: drawn.x) for line in lines]


def _bytes(text: str | None) -> int | None:
    match = _BYTES.search(text or "")
    return int(match[1]) if match else None


def _in_order(start: str, end: str) -> bool:
    try:
        began, ended = datetime.strptime(start, _TIME), datetime.strptime(end, _TIME)  # noqa: DTZ007 - nwipe tells no zone
    except ValueError:
        return False
    return began <= ended
