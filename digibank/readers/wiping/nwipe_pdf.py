"""nwipe's PDF certificates: one disk (0.35 and later) or one computer with all its disks (0.41 and later).

Facts of the format: read in nwipe's source and in certificates of its versions 0.36 to 0.42. A value stands on the
line of its label; the blocks of a computer's disks start with `Make:` and bear their status upright at the left.
"""

import re
from collections.abc import Iterable

from digibank.domain.identifiers import clean_serial, serial_key
from digibank.domain.reading import ReadingError, ReadingFault
from digibank.domain.wipe import Verdict
from digibank.readers.facts import WipeFacts, WipeReport
from digibank.readers.hardware.serials import machine_serial
from digibank.readers.wiping.nwipe_certificate import Certificate, read_block
from digibank.readers.wiping.pdf_text import Drawn, drawn_texts

_VERSION = re.compile(r"Disc Erasure by NWIPE version (\S{1,40})")
_STATUS_PAGE = re.compile(r"Page \d{1,4} - Erasure Status")
_DISK_HEADER = re.compile(r"(?:Disk )?S/N: (.+)")
_HOST_HEADER = re.compile(r"System S/N: (.+)")
_ONE_DISK, _ONE_COMPUTER = "Disk Erasure Report", "System Erasure Report"
_BELOW, _ABOVE = "Disk Information", "Technician/Operator ID"
_BLOCK_START, _BLOCK_END = "Make:", "Rounds(completed/requested):"
_LINE = 2.0  # points: what differs less stands on one line


def read_nwipe_pdf(data: bytes) -> WipeReport:
    """One entry a disk. Raises ReadingError DAMAGED for a certificate that is cut off, changed into another PDF or
    without a disk."""
    pages = list(drawn_texts(data))
    headers = [drawn.text for page in pages for drawn in page]
    version = _one(headers, _VERSION)
    if version is None:
        raise ReadingError(ReadingFault.DAMAGED)
    certificates = [found for page in pages for found in _certificates(page)]
    if not certificates:
        raise ReadingError(ReadingFault.DAMAGED)
    if _ONE_DISK in headers:
        _compare_headers(certificates, headers)
    host = machine_serial(_one(headers, _HOST_HEADER))
    return WipeReport(tuple(_facts(certificate, version, host) for certificate in _told_apart(certificates)))


def _one(texts: Iterable[str], words: re.Pattern[str]) -> str | None:
    """What all pages say alike; None where two say different things."""
    found = {match[1].strip() for text in texts if (match := words.fullmatch(text))}
    return found.pop() if len(found) == 1 else None


def _certificates(page: list[Drawn]) -> list[Certificate]:
    texts = {drawn.text for drawn in page}
    if not any(_STATUS_PAGE.fullmatch(text) for text in texts):
        return []
    if _ONE_DISK in texts and _ONE_COMPUTER not in texts:
        top, bottom = _height(page, _BELOW), _height(page, _ABOVE)
        return [read_block(_between(page, top, bottom))] if top and bottom else []
    starts = sorted((drawn.y for drawn in page if drawn.text == _BLOCK_START), reverse=True)
    ends = sorted((drawn.y for drawn in page if drawn.text == _BLOCK_END), reverse=True)
    blocks = [(start, next((end for end in ends if end < start), None)) for start in starts]
    return [read_block(_between(page, start + _LINE, end - _LINE)) for start, end in blocks if end is not None]


def _height(page: list[Drawn], text: str) -> float | None:
    found = [drawn.y for drawn in page if drawn.text == text]
    return found[0] if len(found) == 1 else None


def _between(page: list[Drawn], top: float, bottom: float) -> list[Drawn]:
    return [drawn for drawn in page if bottom < drawn.y < top]


def _compare_headers(certificates: list[Certificate], headers: list[str]) -> None:
    """Every page of a disk's certificate names the disk, cut to some signs in older versions."""
    named = {serial_key(match[1]) for text in headers if (match := _DISK_HEADER.fullmatch(text))}
    for certificate in certificates:
        own = serial_key(certificate.serial)
        if any(key and own and not (key.startswith(own) or own.startswith(key)) for key in named):
            certificate.contradicts = True


def _told_apart(certificates: list[Certificate]) -> list[Certificate]:
    """Two blocks of one serial number that differ prove nothing of that disk: the file was put together from two."""
    for certificate in certificates:
        key = serial_key(certificate.serial)
        others = [other for other in certificates if key and serial_key(other.serial) == key]
        if any(other.values != certificate.values for other in others):
            certificate.contradicts = True
    return certificates


def _facts(certificate: Certificate, version: str, host: str | None) -> WipeFacts:
    return WipeFacts(
        carrier_serial=clean_serial(certificate.serial),
        carrier_model=certificate.model,
        size_gb=certificate.size / 1e9 if certificate.size else None,
        method=certificate.values.get("method"),
        tool="nwipe",
        tool_version=version,
        started=certificate.values.get("start time"),
        finished=certificate.values.get("end time"),
        result=certificate.verdict if certificate.method else Verdict.UNCLEAR,
        errors=certificate.errors,
        host_serial=host,
        removable=(certificate.values.get("bus") or "").startswith("USB"),
        medium=certificate.medium,
        remarks=certificate.remarks,
    )
