"""Every file by its content, those too that are no text; its name is never asked."""

import pytest

from digibank.domain.reading import ReadingError, ReadingFault
from digibank.readers.sniff import Format
from digibank.readers.sniff_bytes import sniff_bytes
from tests.readers.nwipe_pdfs import computer, disk
from tests.readers.workbooks import ods, xlsx, zipped

_SHEET = {"Blad1": [["Merk", "Model"]]}


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (disk(), Format.NWIPE_PDF),
        (computer([{}]), Format.NWIPE_PDF),
        (xlsx(_SHEET), Format.XLSX),
        (ods(_SHEET), Format.ODS),
        (zipped({"tellico.xml": "<tellico/>", "images/a.png": b"x"}), Format.TELLICO),
        (b"# dmidecode 3.4\nHandle 0x0001, DMI type 1, 27 bytes\n", Format.DMIDECODE),
        ("Merk;Model\nHP;ProBook\n".encode("utf-16"), Format.CSV),
    ],
)
def test_formats(data: bytes, expected: Format) -> None:
    assert sniff_bytes(data) is expected


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", ReadingFault.EMPTY),
        (b"PK\x03\x04", ReadingFault.DAMAGED),
        (b"PK\x05\x06" + b"\0" * 18, ReadingFault.UNKNOWN_FORMAT),
        (zipped({"word/document.xml": "<a/>"}), ReadingFault.UNKNOWN_FORMAT),
        (xlsx(_SHEET)[:-30], ReadingFault.DAMAGED),
        (b"%PDF-1.7\n%%EOF", ReadingFault.NOT_YET),
        (b"\x7fELF\x02\x01\0\0\0", ReadingFault.BINARY),
    ],
)
def test_what_is_no_file_of_ours(data: bytes, expected: ReadingFault) -> None:
    with pytest.raises(ReadingError) as caught:
        sniff_bytes(data)
    assert caught.value.fault is expected
