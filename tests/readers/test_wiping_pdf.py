"""nwipe's certificates: what they say, and what is not taken for a proof."""

import time
import zlib
from collections.abc import Callable

import pytest

from digibank.domain.reading import ReadingError, ReadingFault
from digibank.domain.wipe import Medium, Remark, Verdict
from digibank.readers.facts import WipeFacts
from digibank.readers.wiping.read import read_wipe_bytes
from tests.readers.nwipe_pdfs import computer, disk, pdf

P, U, N = Verdict.PASSED, Verdict.UNCLEAR, Verdict.PASSED_UNVERIFIED


def only(data: bytes) -> WipeFacts:
    (wipe,) = read_wipe_bytes(data).wipes
    return wipe


def test_a_disks_certificate() -> None:
    assert only(disk()) == WipeFacts(
        carrier_serial="1902E1E1B3C7",
        carrier_model="CT240BX500SSD1",
        size_gb=240.057409536,
        method="Fill With Zeros",
        tool="nwipe",
        tool_version="0.42",
        started="2026/08/11 09:00:10",
        finished="2026/08/11 09:40:11",
        result=Verdict.PASSED,
        errors=0,
        host_serial=None,
        medium=Medium.SSD,
    )


def test_a_computers_certificate_keeps_its_disks_apart() -> None:
    failed = {"Serial:": "W3P7B2KD", "Status:": "FAILED", "Errors(pass/sync/verify/retries):": "3/0/1/8"}
    wipes = read_wipe_bytes(computer([{}, failed, {"Serial:": "Z8KF71X4P12P", "Status:": "ABORTED"}])).wipes
    assert [(wipe.carrier_serial, wipe.result, wipe.errors) for wipe in wipes] == [
        ("1902E1E1B3C7", Verdict.PASSED, 0),
        ("W3P7B2KD", Verdict.FAILED, 4),
        ("Z8KF71X4P12P", Verdict.ABORTED, 0),  # on the second page
    ]
    assert {wipe.host_serial for wipe in wipes} == {"PF1A2B3C"}


def test_early_versions_words() -> None:
    early = {
        "Size(Apparent): ": "240 GB, 240057409536 bytes",
        "Size(Real):": "240 GB, 240057409536 bytes",
        "Verify Pass(Last/All/None):": "Verify Last",
        "Errors(pass/sync/verify/retries):": None,
        "Errors(pass/sync/verify):": "0/0/0",
    }
    assert (only(disk(early, version="0.35")).result, only(disk(early, version="0.35")).tool_version) == (P, "0.35")


_EDITS: dict[str, tuple[dict[str, str | None], Verdict]] = {
    "failed": ({"Status:": "FAILED"}, Verdict.FAILED),
    "stopped": ({"Status:": "ABORTED"}, Verdict.ABORTED),
    "insane": ({"Status:": "INSANITY"}, U),
    "a status that we do not know": ({"Status:": "ERASED?"}, U),
    "no status": ({"Status:": None}, U),
    "verify only": (
        {"Method:": "Verify Zeros (0x00)", "*Bytes Erased:": "Not applicable to method"},
        Verdict.NOT_A_WIPE,
    ),
    "verify ones": ({"Method:": "Verify Ones  (0xFF)"}, Verdict.NOT_A_WIPE),
    "no method": ({"Method:": None}, U),
    "not verified": ({"Verify Pass(Last/All/None):": "None"}, N),
    "verified by a word we do not know": ({"Verify Pass(Last/All/None):": "Some"}, U),
    "nothing on verification": ({"Verify Pass(Last/All/None):": None}, U),
    "errors in a pass": ({"Errors(pass/sync/verify/retries):": "1/0/0/0"}, Verdict.FAILED),
    "errors in syncing": ({"Errors(pass/sync/verify/retries):": "0/2/0/0"}, Verdict.FAILED),
    "errors in verification": ({"Errors(pass/sync/verify/retries):": "0/0/3/0"}, Verdict.FAILED),
    "retries that helped": ({"Errors(pass/sync/verify/retries):": "0/0/0/7"}, P),
    "errors that are no number": ({"Errors(pass/sync/verify/retries):": "-/-/-"}, U),
    "less than all": ({"*Bytes Erased:": "240057409024, (99.99%)"}, U),
    "all, by per cent alone": ({"*Bytes Erased:": "1024, (100.00%)"}, U),
    "erased without a size": ({"Size(Apparent): ": "Unknown"}, U),
    "no round done": ({"Rounds(completed/requested):": "0/1"}, U),
    "one round of two": ({"Rounds(completed/requested):": "1/2"}, U),
    "no round asked": ({"Rounds(completed/requested):": "0/0"}, U),
    "ended before it began": ({"End time:": "2026/08/10 09:40:11"}, U),
    "no end": ({"End time:": ""}, U),
    "hidden sectors": ({"HPA/DCO:": "HIDDEN SECTORS"}, U),
    "hidden sectors by its sizes": ({"Size(Real):": "250 GB,250059350016b"}, U),
    "hidden sectors in words": (
        {"Information:": "Visible sectors erased as requested, however hidden sectors NOT erased"},
        U,
    ),
    "hidden sectors unknown": ({"HPA/DCO:": "Unknown"}, P),
}


@pytest.mark.parametrize("edit", _EDITS)
def test_what_the_certificate_proves(edit: str) -> None:
    changes, result = _EDITS[edit]
    assert only(disk(changes)).result is result
    on_both = {label: value for label, value in changes.items() if value and label != "Information:"}
    if on_both.keys() == changes.keys():
        assert only(computer([on_both])).result is result


def test_hidden_sectors_are_remarked() -> None:
    assert only(disk({"HPA/DCO:": "HIDDEN SECTORS"})).remarks == (Remark.HIDDEN_SECTORS,)
    assert only(disk({"HPA/DCO:": "Unknown"})).remarks == (Remark.HIDDEN_UNKNOWN,)
    assert only(disk({"HPA/DCO:": "Not applicable"})).remarks == ()


def test_nwipes_own_warning_is_no_contradiction() -> None:
    warned = only(disk({"HPA/DCO:": "Unknown"}, more=[(450.0, 290.0, "See Warning !")]))
    assert (warned.result, warned.remarks) == (P, (Remark.HIDDEN_UNKNOWN,))


@pytest.mark.parametrize(
    "more",
    [
        (365.0, 240.0, "ERASED"),
        (300.0, 200.0, "Status:"),
        (60.0, 200.0, "Method:"),
        (60.0, 405.0, "Serial:"),
    ],
)
def test_a_second_word_on_the_same_thing_is_no_proof(more: tuple[float, float, str]) -> None:
    wipe = only(disk(more=[more, (more[0] + 80, more[1], "Fill With Ones")]))
    assert (wipe.result, wipe.remarks) == (U, (Remark.CONTRADICTS,))


@pytest.mark.parametrize("place", [(100.0, 505.0), (120.0, 75.0), (153.0, 605.0)])
def test_what_the_customer_is_called_is_not_nwipes_word(place: tuple[float, float]) -> None:
    x, y = place
    spoofed = disk({"Status:": "FAILED"}, more=[(x, y, "Status:"), (x + 60, y, "ERASED")])
    assert only(spoofed).result is Verdict.FAILED


def test_a_status_in_the_models_name_is_a_name() -> None:
    assert only(disk({"Make/Model:": "Status: ERASED", "Status:": "FAILED"})).result is Verdict.FAILED


def test_pages_of_two_disks_are_no_certificate_of_one() -> None:
    spliced = disk().replace(b"(Disk S/N: 1902E1E1B3C7)", b"(Disk S/N: 2047E4AF0011)")
    assert only(spliced).remarks == (Remark.CONTRADICTS,)
    assert only(spliced).result is U


def test_one_disk_with_two_results_has_none() -> None:
    wipes = read_wipe_bytes(computer([{}, {"Status:": "FAILED"}])).wipes
    assert {wipe.result for wipe in wipes} == {U, Verdict.FAILED}


def test_a_disk_without_its_status_is_unclear() -> None:
    whole = computer([{}])
    assert only(whole.replace(b"(ERASED)", b"(ERASER)")).result is U
    assert only(whole).result is P


def test_cut_anywhere_it_is_no_certificate() -> None:
    data = disk()
    for length in range(5, len(data) - 8, 211):
        with pytest.raises(ReadingError) as caught:
            read_wipe_bytes(data[:length])
        assert caught.value.fault in (ReadingFault.DAMAGED, ReadingFault.NOT_YET)


def _packed(data: bytes, filter_: bytes = b"/Filter /FlateDecode") -> bytes:
    """The status as a compressed stream, as a printer driver writes it, and a bomb does."""
    at = data.index(b"(ERASED)")
    start, end = data.rindex(b"<< /Length", 0, at), data.index(b"endstream", at)
    drawing = zlib.compress(b"BT /GS0 gs 365.0 290.0 TD /F1 10.0 Tf 0.0 0.0 0.0 rg 0.0 Tc (ERASED) Tj ET\n" * 200_000)
    return data[:start] + b"<< /Length %d %s >>stream\r\n%s\r\n" % (len(drawing), filter_, drawing) + data[end:]


def _updated(data: bytes) -> bytes:
    """A later edition behind the first, as an editor saves it: what is shown is not what was."""
    return data + b"9 0 obj\r\n<< /Length 0 >>stream\r\n\r\nendstream\r\nendobj\r\nxref\r\n0 1\r\ntrailer\r\n%%EOF\r\n"


_FOREIGN: dict[str, Callable[[bytes], bytes]] = {
    "compressed": _packed,
    "compressed, in disguise": lambda data: _packed(data, b"/F#69lter /FlateDecode"),
    "compressed twice": lambda data: _packed(data, b"/Filter [/DCTDecode /FlateDecode]"),
    "encrypted": lambda data: data.replace(b"/Root 2 0 R", b"/Root 2 0 R /Encrypt 9 0 R"),
    "a later edition": _updated,
    "no end": lambda data: data.replace(b"%%EOF", b""),
    "no table": lambda data: data.replace(b"xref", b"xxxx", 1),
    "no pages": lambda data: data.replace(b"/Type /Pages", b"/Type /Paged"),
    "a page that is none": lambda data: data.replace(b"/Type /Page ", b"/Type /Paper "),
    "a loop of pages": lambda data: data.replace(b"/Kids [ ", b"/Kids [ 3 0 R "),
    "a page twice": lambda data: data.replace(
        b"/Kids [ ", b"/Kids [ " + data[data.index(b"/Kids [ ") + 8 :].split(b" 0 R")[0] + b" 0 R "
    ),
    "a text drawn twice": lambda data: data.replace(b"/Contents [ ", b"/Contents [ 8 0 R ", 1),
    "a text that is not there": lambda data: data.replace(b"/Contents [ ", b"/Contents [ 4 0 R ", 1),
    "an object twice": lambda data: data.replace(b"\r\n6 0 obj", b"\r\n5 0 obj"),
    "a wrong length": lambda data: data.replace(b"/Length 9", b"/Length 8", 1),
    "another writer's text": lambda data: data.replace(b"(ERASED) Tj", b"[(ERA) -20 (SED)] TJ"),
    "words between objects": lambda data: data.replace(b"endobj\r\n", b"endobj\r\n% FAILED\r\n", 1),
}


@pytest.mark.parametrize("change", _FOREIGN)
def test_a_file_that_nwipe_did_not_write_is_refused_soon(change: str) -> None:
    data = _FOREIGN[change](disk())
    assert data != disk()
    start = time.process_time()
    with pytest.raises(ReadingError) as caught:
        read_wipe_bytes(data)
    assert (caught.value.fault, caught.value.format) == (ReadingFault.DAMAGED, "nwipe PDF")
    assert time.process_time() - start < 1


def test_floods_end_soon() -> None:
    footer = (195.0, 30.0, "Disc Erasure by NWIPE version 0.42")
    floods = [
        pdf([[footer, *[(60.0, 60.0, "Status:")] * 6000]]),
        pdf([[footer, (60.0, 60.0, "a" * 4_500_000)]]),
        pdf([[footer]] * 1_200),
        disk().replace(b"(ERASED)", b"(" + b"\\(" * 300_000 + b")"),
        b"%PDF-1.3\r\n1 0 obj\r\n" + b"<< " * 1_000_000 + b"wipe %%EOF",
        b"%PDF-1.3\r\n" + b"".join(b"%d 0 obj\r\n<<>>\r\nendobj\r\n" % n for n in range(200_100)) + b"wipe %%EOF",
    ]
    for data in floods:
        start = time.process_time()
        with pytest.raises(ReadingError):
            read_wipe_bytes(data)
        assert time.process_time() - start < 1


def test_signs_that_a_pdf_escapes() -> None:
    odd = "WDC (R) \\ 5000€é"
    assert only(disk({"Make/Model:": odd})).carrier_model == odd
