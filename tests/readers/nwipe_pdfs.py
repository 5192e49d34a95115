"""PDF certificates in the form in which nwipe writes them, made by us: one text a drawing, plain streams."""

from collections.abc import Iterable, Mapping
from typing import Final

Text = tuple[float, float, str]
UPRIGHT: Final = 48.0  # where the status of a computer's disk stands, turned

GOOD: Final[Mapping[str, str]] = {
    "Make/Model:": "CT240BX500SSD1",
    "Serial:": "1902E1E1B3C7",
    "Bus:": "ATA-SSD",
    "Size(Apparent): ": "240 GB,240057409536b",
    "Size(Real):": "240 GB,240057409536b",
    "Start time:": "2026/08/11 09:00:10",
    "End time:": "2026/08/11 09:40:11",
    "Duration:": "00:40:01",
    "Status:": "ERASED",
    "Method:": "Fill With Zeros",
    "PRNG algorithm:": "N/A to method",
    "Final Pass(Zeros/Ones/None):": "Zeros",
    "Verify Pass(Last/All/None):": "Last",
    "*Bytes Erased:": "240057409536, (100.00%)",
    "Rounds(completed/requested):": "1/1",
    "HPA/DCO:": "No hidden sectors",
    "HPA/DCO Size:": "No hidden sectors",
    "Errors(pass/sync/verify/retries):": "0/0/0/0",
    "Throughput:": "100 MB/sec",
    "Information:": "",
}
_PLACES: Final[Mapping[str, tuple[int, int, int]]] = {  # x of the label, x of the value, y
    "Make/Model:": (60, 135, 410),
    "Serial:": (340, 380, 410),
    "Size(Apparent): ": (60, 145, 390),
    "Bus:": (340, 370, 390),
    "Size(Real):": (60, 125, 370),
    "Start time:": (60, 120, 310),
    "End time:": (300, 360, 310),
    "Duration:": (60, 115, 290),
    "Status:": (300, 365, 290),
    "Method:": (60, 110, 270),
    "PRNG algorithm:": (300, 395, 270),
    "Final Pass(Zeros/Ones/None):": (60, 230, 250),
    "Verify Pass(Last/All/None):": (300, 450, 250),
    "*Bytes Erased:": (60, 150, 230),
    "Rounds(completed/requested):": (300, 470, 230),
    "HPA/DCO:": (60, 130, 210),
    "HPA/DCO Size:": (300, 390, 210),
    "Errors(pass/sync/verify/retries):": (60, 235, 190),
    "Errors(pass/sync/verify):": (60, 195, 190),
    "Throughput:": (300, 370, 190),
    "Information:": (60, 200, 170),
}
_COMPUTER: Final = (  # label, value's key in GOOD, x of the label, x of the value, lines below the first
    ("Make:", "Make/Model:", 60, 90, 0),
    ("S/N:", "Serial:", 300, 330, 0),
    ("Size(Apparent): ", "Size(Apparent): ", 60, 150, 1),
    ("Size(Real): ", "Size(Real):", 300, 370, 1),
    ("Start time:", "Start time:", 60, 150, 2),
    ("End time:", "End time:", 300, 360, 2),
    ("Duration:", "Duration:", 60, 150, 3),
    ("Errors(pass/sync/verify/retries):", "Errors(pass/sync/verify/retries):", 300, 500, 3),
    ("*Bytes Erased:", "*Bytes Erased:", 60, 150, 4),
    ("Throughput:", "Throughput:", 300, 375, 4),
    ("Method:", "Method:", 60, 150, 5),
    ("PRNG algorithm:", "PRNG algorithm:", 300, 395, 5),
    ("Blanking Pass:", "Final Pass(Zeros/Ones/None):", 60, 150, 6),
    ("Verify(Last/All/None):", "Verify Pass(Last/All/None):", 300, 450, 6),
    ("HPA/DCO:", "HPA/DCO:", 60, 150, 7),
    ("HPA/DCO Size:", "HPA/DCO Size:", 300, 390, 7),
    ("Rounds(completed/requested):", "Rounds(completed/requested):", 60, 230, 8),
)


def disk(changes: Mapping[str, str | None] | None = None, *, version: str = "0.42", more: Iterable[Text] = ()) -> bytes:
    """A disk's certificate with some of its values changed (None: label and value are not there) or added."""
    told = {label: value for label, value in {**GOOD, **(changes or {})}.items() if value is not None}
    page = [*_head(version, "Disk Erasure Report", told.get("Serial:", "")), (50, 430, "Disk Information")]
    for label, value in told.items():
        x, beside, y = _PLACES[label]
        page += [(x, y, label), (beside, y, value)]
    page += [(50, 100, "Technician/Operator ID"), (120, 80, "An Voorbeeld"), *more]
    smart: list[Text] = [(190, 695, "Disk Erasure Report"), (50, 630, "smartctl 7.3"), _footer(version)]
    return pdf([page, [*smart, (230, 735, f"Disk S/N: {told.get('Serial:', '')}")]])


def computer(drives: Iterable[Mapping[str, str]], *, serial: str = "PF1A2B3C") -> bytes:
    """The certificate of a computer with all its disks; two fit on the first page."""
    pages: list[list[Text]] = []
    left = 0
    for changes in drives:
        if left == 0:
            pages.append([*_computer_head(len(pages) + 1, serial)])
            left = 2
        top = 410.0 if left == 2 else 300.0
        told = {**GOOD, **changes}
        for label, key, x, beside, below in _COMPUTER:
            pages[-1] += [(x, top - 10 * below, label), (beside, top - 10 * below, told[key])]
        pages[-1].append((UPRIGHT, top - 60, told["Status:"]))
        left -= 1
    return pdf(pages)


def _head(version: str, title: str, serial: str) -> list[Text]:
    return [
        _footer(version),
        (190, 765, title),
        (230, 703, f" Disk S/N: {serial} "),
        (223, 745, "Page 1 - Erasure Status"),
        (50, 630, "Organisation Performing The Disk Erasure"),
        (60, 610, "Business Name:"),
        (153, 610, "Digibank Voorbeeld"),
        (50, 530, "Customer Details"),
        (60, 510, "Name:"),
        (100, 510, "Gemeente Voorbeeld"),
    ]


def _computer_head(number: int, serial: str) -> list[Text]:
    return [
        _footer("0.42"),
        (190, 765, "System Erasure Report"),
        (232, 688, f" System S/N: {serial} "),
        (223, 745, f"Page {number} - Erasure Status"),
        (50, 430, "Disk Erasure status"),
        (50, 100, "Technician/Operator ID"),
    ]


def _footer(version: str) -> Text:
    return (195, 30, f"Disc Erasure by NWIPE version {version}")


def pdf(pages: list[list[Text]]) -> bytes:
    """The file as nwipe's writer lays it out: information, catalogue, font, and a stream for each text."""
    objects: list[bytes] = [
        b"<< /Creator (x) /Title (PDF Disk Erasure Certificate) /Author (Nwipe) >>",
        b"<< /Type /Catalog /Pages 3 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    kids: list[int] = []
    for page in pages:
        first = len(objects) + 1
        objects += [_stream(text) for text in page]
        contents = b" ".join(b"%d 0 R" % number for number in range(first, len(objects) + 1))
        resources = b"/Resources << /Font << /F1 4 0 R >> >>"
        objects.append(
            b"<< /Type /Page /Parent 3 0 R /MediaBox [0 0 595 842] %s /Contents [ %s ] >>" % (resources, contents)
        )
        kids.append(len(objects))
    listed = b" ".join(b"%d 0 R" % kid for kid in kids)
    objects[2] = b"<< /Type /Pages /Kids [ %s ] /Count %d >>" % (listed, len(kids))
    return _file(objects)


def _stream(text: Text) -> bytes:
    x, y, words = text
    escaped = words.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    place = b"0.000096 1.0 -1.0 0.000096 %f %f Tm" % (x, y) if x == UPRIGHT else b"%f %f TD" % (x, y)
    drawing = b"BT /GS0 gs %s /F1 10.000000 Tf 0.0 0.0 0.0 rg 0.000000 Tc (%s) Tj ET" % (place, escaped)
    return b"<< /Length %d >>stream\r\n%s\r\nendstream" % (len(drawing), drawing)


def _file(objects: list[bytes]) -> bytes:
    data = b"%PDF-1.3\r\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\r\n%s\r\nendobj\r\n" % (number, body)
    table = b"".join(b"%010d 00000 n\r\n" % place for place in places)
    head = b"xref\r\n0 %d\r\n0000000000 65535 f\r\n" % (len(objects) + 1)
    trailer = b"trailer\r\n<< /Size %d /Root 2 0 R /Info 1 0 R >>\r\n" % (len(objects) + 1)
    return data + head + table + trailer + b"startxref\r\n%d\r\n%%%%EOF\r\n" % len(data)
