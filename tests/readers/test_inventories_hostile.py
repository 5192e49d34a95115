"""Files made to harm, and no inventories at all: a ReadingError before a library sees them, soon, in little room."""

import resource
import sys
import time
import zipfile
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest

from digibank.domain.reading import ReadingError, ReadingFault
from digibank.readers.inventories.read import read_inventory, read_inventory_bytes
from tests.readers.workbooks import ods_parts, xlsx, xlsx_parts, zipped

SHEET = [["Merk", "Model", "Serienummer"], ["HP", "ProBook", "5CD8123XYZ"]]
PARTS = xlsx_parts({"Blad1": SHEET})
WORKSHEET = "xl/worksheets/sheet1.xml"


def fault(data: bytes) -> ReadingFault:
    start = time.process_time()
    with pytest.raises(ReadingError) as caught:
        read_inventory_bytes(data)
    assert time.process_time() - start < 1
    return caught.value.fault


def test_what_the_edits_start_from_is_read() -> None:
    assert len(read_inventory_bytes(zipped(PARTS)).rows) == 1
    assert len(read_inventory_bytes(zipped(ods_parts(ROWS))).rows) == 1


ROWS = (
    '<table:table table:name="B"><table:table-row><table:table-cell office:value-type="string"><text:p>Merk</text:p>'
    '</table:table-cell><table:table-cell office:value-type="string"><text:p>Serienummer</text:p></table:table-cell>'
    '</table:table-row><table:table-row><table:table-cell office:value-type="string"><text:p>HP</text:p>'
    '</table:table-cell><table:table-cell office:value-type="string"><text:p>5CD8123XYZ</text:p></table:table-cell>'
    "</table:table-row></table:table>"
)


@pytest.mark.parametrize("name", ["../../etc/passwd.xml", "/etc/passwd.xml", "..\\x.xml", "C:/x.xml", "xl/../../x.xml"])
def test_paths_that_lead_out(name: str) -> None:
    assert fault(zipped({**PARTS, name: "<a/>"})) is ReadingFault.DAMAGED


def test_a_bomb_that_says_so() -> None:
    assert fault(zipped({**PARTS, WORKSHEET: b"<a>" + b" " * 60_000_000 + b"</a>"})) is ReadingFault.TOO_LARGE


def test_a_bomb_of_many_parts() -> None:
    many = {f"xl/{n}.xml": b" " * 5_000_000 for n in range(20)}
    assert fault(zipped({**PARTS, **many})) is ReadingFault.TOO_LARGE
    assert fault(zipped({f"{n}.xml": b"" for n in range(2_500)})) is ReadingFault.TOO_LARGE


def test_a_bomb_that_lies_about_its_size() -> None:
    whole = bytearray(zipped({**PARTS, "xl/big.xml": b" " * 60_000_000}))
    for mark, place in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        at = whole.rindex(mark, 0, whole.rindex(b"xl/big.xml") if mark == b"PK\x01\x02" else whole.index(b"xl/big.xml"))
        whole[at + place : at + place + 4] = (100).to_bytes(4, "little")
    assert fault(bytes(whole)) is ReadingFault.DAMAGED


def test_a_bomb_inside_a_bomb_is_not_opened() -> None:
    inner = zipped({"content.xml": b"x" * 100_000})
    assert fault(zipped({"a.zip": inner})) is ReadingFault.UNKNOWN_FORMAT


@pytest.mark.parametrize("declared", ['<!DOCTYPE a [<!ENTITY b "c">]>', "<!ENTITY b 'c'>", "<!doctype a [\n]>"])
def test_entities(declared: str) -> None:
    text = PARTS[WORKSHEET].replace("<worksheet", f"{declared}<worksheet")
    assert fault(zipped({**PARTS, WORKSHEET: text})) is ReadingFault.DAMAGED
    assert fault(zipped({"tellico.xml": f"{declared}<tellico><collection/></tellico>"})) is ReadingFault.DAMAGED


def test_entities_in_another_encoding() -> None:
    hidden = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a [<!ENTITY b "c">]><worksheet/>'.encode("utf-16")
    assert fault(zipped({**PARTS, WORKSHEET: hidden})) is ReadingFault.DAMAGED


def test_a_billion_laughs_in_tellico() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<?xml version="1.0"?><!DOCTYPE tellico [<!ENTITY l0 "ha">{laughs}]><tellico>&l9;</tellico>'
    assert fault(bomb.encode()) is ReadingFault.DAMAGED


def test_an_encrypted_part() -> None:
    data = bytearray(zipped(PARTS))
    for mark, place in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = data.index(mark)
        data[at + place] |= 1
    assert fault(bytes(data)) is ReadingFault.DAMAGED


def test_a_name_twice() -> None:
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in PARTS.items():
            archive.writestr(name, content)
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr(WORKSHEET, "<worksheet/>")
    assert fault(target.getvalue()) is ReadingFault.DAMAGED


@pytest.mark.parametrize("compression", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_compressions_that_no_office_uses(compression: int) -> None:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", compression) as archive:
        archive.writestr("content.xml", "x" * 1000)
    assert fault(target.getvalue()) is ReadingFault.DAMAGED


@pytest.mark.parametrize(
    "sheet",
    [
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c s="1" r="ZZ1048576"><v>1</v></c></row>',
        '<row r="1"><c r="XFD1"><v>1</v></c></row>',
        '<row r="1048576"><c><v>1</v></c><c><v>2</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c><c t=">" r="AAA1048576"><v>1</v></c></row>',
        "<row>" + "<c><v>1</v></c>" * 2_000_100 + "</row>",
    ],
)
def test_a_cell_in_the_last_corner_of_xlsx(sheet: str) -> None:
    text = PARTS[WORKSHEET]
    start, end = text.index("<sheetData>") + len("<sheetData>"), text.index("</sheetData>")
    with pytest.raises(ReadingError) as caught:
        read_inventory_bytes(zipped({**PARTS, WORKSHEET: text[:start] + sheet + text[end:]}))
    assert caught.value.fault is ReadingFault.TOO_LARGE


@pytest.mark.parametrize("place", ["A12345678", "A99999999999", "ABCD1", "1A", "A-1", ""])
def test_a_cell_that_is_nowhere(place: str) -> None:
    sheet = PARTS[WORKSHEET].replace('r="A2"', f'r="{place}"')
    assert fault(zipped({**PARTS, WORKSHEET: sheet})) is ReadingFault.DAMAGED


def test_a_sheet_under_another_name_is_measured_too() -> None:
    large = PARTS[WORKSHEET].replace('r="A2"', 'r="ZZ1048576"')
    links = PARTS["xl/_rels/workbook.xml.rels"].replace("worksheets/sheet1.xml", "elsewhere.xml")
    moved = {**PARTS, "xl/_rels/workbook.xml.rels": links, "xl/elsewhere.xml": large}
    assert fault(zipped(moved)) is ReadingFault.TOO_LARGE


def test_merged_cells_over_everything() -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(1, 2_000))
    merges = "".join(f'<mergeCell ref="A{n}:A2000"/>' for n in range(1, 1_500))
    sheet = f"<worksheet><sheetData>{rows}</sheetData><mergeCells>{merges}</mergeCells></worksheet>"
    assert fault(zipped({**PARTS, WORKSHEET: sheet})) is ReadingFault.TOO_LARGE


_FULL = '<table:table-cell office:value-type="float" office:value="1"'


@pytest.mark.parametrize(
    "row",
    [
        f'<table:table-row table:number-rows-repeated="1048576">{_FULL} table:number-columns-repeated="16384"/>'
        "</table:table-row>",
        f'<table:table-row table:number-rows-repeated="1048576">{_FULL} table:number-columns-repeated="3"/>'
        "</table:table-row>",
        f'<table:table-row table:number-rows-repeated="1040000"><table:table-cell/></table:table-row>'
        f'<table:table-row>{_FULL} table:number-columns-repeated="9"/></table:table-row>',
        f'<table:table-row table:number-rows-repeated="99999999999999">{_FULL}/></table:table-row>',
        f'<table:table-row><table:table-cell table:number-columns-repeated="16000"/>{_FULL}/></table:table-row>',
    ],
)
def test_a_repeated_cell_of_ods(row: str) -> None:
    assert fault(zipped(ods_parts(ROWS.replace("</table:table>", f"{row}</table:table>")))) is ReadingFault.TOO_LARGE


def test_one_long_text_for_many_cells() -> None:
    long = "a" * 100_000
    strings = f"<sst><si><t>{long}</t></si></sst>"
    cells = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 2_000))
    sheet = f"<worksheet><sheetData>{cells}</sheetData></worksheet>"
    assert fault(zipped({**PARTS, WORKSHEET: sheet, "xl/sharedStrings.xml": strings})) is ReadingFault.TOO_LARGE
    cell = f'<table:table-cell office:value-type="string"><text:p>{long}</text:p></table:table-cell>'
    row = f'<table:table-row table:number-rows-repeated="2000">{cell}</table:table-row>'
    assert fault(zipped(ods_parts(f'<table:table table:name="B">{row}</table:table>'))) is ReadingFault.TOO_LARGE


@pytest.mark.parametrize(
    ("part", "content"),
    [
        (WORKSHEET, "<worksheet>" + "<a/>" * 7_000_000 + "</worksheet>"),
        ("xl/sharedStrings.xml", "<sst>" + "<si/>" * 5_000_000 + "</sst>"),
        ("xl/styles.xml", "<styleSheet>" + "<xf/>" * 5_000_000 + "</styleSheet>"),
    ],
)
def test_floods_of_elements(part: str, content: str) -> None:
    with pytest.raises(ReadingError) as caught:
        read_inventory_bytes(zipped({**PARTS, part: content}))
    assert caught.value.fault is ReadingFault.TOO_LARGE


_BROKEN: dict[str, Callable[[], bytes]] = {
    "cut": lambda: xlsx({"Blad1": SHEET})[:-200],
    "no workbook": lambda: zipped({"xl/workbook.xml": ""}),
    "no sheet": lambda: zipped({name: part for name, part in PARTS.items() if name != WORKSHEET}),
    "broken sheet": lambda: zipped({**PARTS, WORKSHEET: "<worksheet><sheetData><row><c"}),
    "ods of nothing": lambda: zipped({"content.xml": "<office:spreadsheet"}),
    "deep ods": lambda: zipped({"content.xml": "<a xmlns:office='o'><office:spreadsheet>" + "<b>" * 5000}),
}


@pytest.mark.parametrize("kind", _BROKEN)
def test_broken_workbooks(kind: str) -> None:
    assert fault(_BROKEN[kind]()) in (ReadingFault.DAMAGED, ReadingFault.EMPTY)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", ReadingFault.EMPTY),
        (b"\n \r\n", ReadingFault.EMPTY),
        (b";;;\n;;\n", ReadingFault.EMPTY),
        (b"hello", ReadingFault.UNKNOWN_FORMAT),
        (b"Dear Digibank,\nwe have old laptops.\n", ReadingFault.UNKNOWN_FORMAT),
        (b"<html><body>x</body></html>", ReadingFault.UNKNOWN_FORMAT),
        (b'{"a": 1}', ReadingFault.UNKNOWN_FORMAT),
        (b"# dmidecode 3.4\nHandle 0x0001, DMI type 1, 27 bytes\n", ReadingFault.WRONG_KIND),
        (b"\x7fELF\x02\x01\x01\0\0\0\0", ReadingFault.BINARY),
        (b"%PDF-1.7\n%%EOF", ReadingFault.NOT_YET),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, ReadingFault.NOT_YET),
        (b"PK\x03\x04", ReadingFault.DAMAGED),
        (b"PK\x05\x06" + b"\0" * 18, ReadingFault.UNKNOWN_FORMAT),
        (b"<tellico/>", ReadingFault.UNKNOWN_FORMAT),
        (b"<tellico><collection>", ReadingFault.DAMAGED),
        (b'a,b\n"' + b"x" * 200_000, ReadingFault.DAMAGED),
    ],
)
def test_no_inventories(data: bytes, expected: ReadingFault) -> None:
    assert fault(data) is expected


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "inventaris.xlsx"
    with path.open("wb") as file:
        file.truncate(1_000_000_000)  # sparse
    with pytest.raises(ReadingError) as caught:
        read_inventory(path)
    assert (caught.value.fault, caught.value.file) == (ReadingFault.TOO_LARGE, "inventaris.xlsx")


@pytest.mark.parametrize(
    "data",
    [
        b"a;b\n" * 110_000,
        b";" * 2_000 + b"\n",
        b"a," * 900 + b"\n",
        b'"' * 100_000,
        b"Merk;Model\n" + b'idem;"\n' * 50_000,
        b"Naam\n" + b"x" * 400_000,
        b"Datum uit;Merk\n" + (b"3 " * 200 + b";HP\n") * 300,
        b"Merk;Prijs\n" + (b"HP;" + b"1 " * 300 + b"\n") * 300,
    ],
)
def test_floods_of_text_end_soon(data: bytes) -> None:
    start = time.process_time()
    with suppress(ReadingError):
        read_inventory_bytes(data)
    assert time.process_time() - start < 3


@pytest.mark.skipif(sys.platform != "linux", reason="the high-water mark is counted in KB on Linux")
def test_a_sheet_of_five_thousand_rows_needs_little_time_and_room() -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    rows = [["Merk", "Model", "Serienummer", "Status", "Ontlener", "Tot"]]
    rows += [["HP", f"ProBook {n}", f"5CD{n:07}", "uitgeleend", "Jan Peeters", "30/06/2025"] for n in range(5_000)]
    data = xlsx({"Blad1": rows})
    start = time.process_time()
    assert len(read_inventory_bytes(data).rows) == 5_000
    assert time.process_time() - start < 5
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200_000
