"""labels, contract, receipt, certificate: whole files."""

from pathlib import Path

import pypdfium2
import pytest

from digibank.domain.label_code import parse
from tests.cli.conftest import BY_HAND, Cli


def text_of(file: Path) -> str:
    document = pypdfium2.PdfDocument(file)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def pages(file: Path) -> int:
    document = pypdfium2.PdfDocument(file)
    try:
        return len(document)
    finally:
        document.close()


@pytest.mark.parametrize("stock", ["brother-62x29", "62x29", "62×29 mm", "avery-l7160", "L7160", "a4", "3x7", "A4 3×7"])
def test_labels_on_many_names_of_stock(cli: Cli, tmp_path: Path, stock: str) -> None:
    code, out = cli.laptop(), tmp_path / "new" / "labels.pdf"
    made = cli.done("labels", code, "--stock", stock, "--out", out)
    assert (made["file"], made["labels"]) == (str(out), 1)
    assert code in text_of(out)


def test_labels_start_at_the_first_free_place(cli: Cli, tmp_path: Path) -> None:
    code, out = cli.laptop(), tmp_path / "labels.pdf"
    cli.done("labels", code, code, "--stock", "a4", "--start", "21", "--out", out)
    assert pages(out) == 2
    assert "21" in cli.refused("wrong-usage", "labels", code, "--stock", "a4", "--start", "22", "--out", out, code=2)
    assert "brother-62x29" in cli.refused("wrong-usage", "labels", code, "--stock", "9x9", "--out", out, code=2)
    cli.refused("wrong-usage", "labels", code, "--stock", "avery", "--out", out, code=2)
    cli.refused("unknown-code", "labels", code, "KLDRSTVX", "--stock", "a4", "--out", out)


def test_the_papers_of_a_loan(cli: Cli, tmp_path: Path) -> None:
    code = cli.available()
    loan = cli.done("lend", code, "--borrower", "O'Brien <b> Łukasz", "--item", "lader")["loan"]
    contract, reading, receipt, certificate = (tmp_path / f"{name}.pdf" for name in "abcd")
    assert cli.done("contract", loan["number"], "--out", contract) == {"file": str(contract), "original": True}
    assert loan["number"] in text_of(contract)
    assert "O'Brien <b> Łukasz" in text_of(contract)
    assert cli.done("contract", loan["code"], "--language", "FR", "--out", reading)["original"] is False
    cli.refused("no-paper-yet", "receipt", loan["number"], "--out", receipt)
    cli.done("certificate", code, "--out", certificate)
    assert code in text_of(certificate)
    cli.done("return", code, "--condition", "B")
    cli.done("receipt", loan["number"], "--out", receipt)
    first = receipt.read_bytes()
    cli.done("receipt", code, "--out", receipt)
    assert receipt.read_bytes() == first
    assert loan["number"] in text_of(receipt)


def test_a_contract_printed_again_is_the_same_paper(cli: Cli, tmp_path: Path) -> None:
    _, number = cli.lent()
    first, again = tmp_path / "1.pdf", tmp_path / "2.pdf"
    cli.done("contract", number, "--out", first)
    cli.done("contract", number, "--out", again)
    assert first.read_bytes() == again.read_bytes()


def test_the_receipt_of_a_donation(cli: Cli, tmp_path: Path) -> None:
    made, out = cli.done("intake", "--kind", "tablet", "--donor", "Gemeente Voorbeeld"), tmp_path / "r.pdf"
    for code in (made["donation"]["code"], made["device"]["code"]):
        cli.done("receipt", code, "--out", out)
        assert "Gemeente Voorbeeld" in text_of(out)
    nobodys = cli.done("intake", "--kind", "tablet")["device"]["code"]
    cli.refused("no-paper-yet", "receipt", nobodys, "--out", tmp_path / "none.pdf")
    cli.refused("no-paper-yet", "receipt", made["device"]["code"], "--of", "return", "--out", tmp_path / "none.pdf")
    assert not (tmp_path / "none.pdf").exists()


def test_no_certificate_before_the_wipe(cli: Cli, tmp_path: Path) -> None:
    code = cli.computer()
    out = tmp_path / "c.pdf"
    cli.refused("no-paper-yet", "certificate", code, "--out", out)
    cli.done("wipe", code, *BY_HAND)
    cli.done("certificate", code, "--out", out)


def test_an_unknown_language_names_those_that_exist(cli: Cli, tmp_path: Path) -> None:
    _, number = cli.lent()
    for language in ("xx", "../nl", "", "nl.toml"):
        assert "nl" in cli.refused(
            "wrong-usage", "contract", number, "--language", language, "--out", tmp_path / "x.pdf", code=2
        )


def test_the_database_cannot_be_written_over(cli: Cli) -> None:
    code = cli.laptop()
    for name in ("digibank.db", "digibank.db-wal", "anchors/current", ""):
        cli.refused("wrong-usage", "labels", code, "--stock", "a4", "--out", cli.data / name, code=2)


def test_a_folder_is_no_file_and_a_file_no_folder(cli: Cli, tmp_path: Path) -> None:
    code = cli.laptop()
    (tmp_path / "file").touch()
    cli.refused("wrong-usage", "labels", code, "--stock", "a4", "--out", tmp_path, code=2)
    cli.refused("input-output", "labels", code, "--stock", "a4", "--out", tmp_path / "file" / "x.pdf", code=4)


def test_an_old_file_stays_until_the_new_one_is_whole(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import os

    code, out = cli.laptop(), tmp_path / "labels.pdf"
    out.write_bytes(b"old")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        cli.refused("disk-full", "labels", code, "--stock", "a4", "--out", out, code=4)
    assert [file.name for file in tmp_path.iterdir() if file.name != "data"] == ["labels.pdf"]
    assert out.read_bytes() == b"old"


def test_the_export_of_papers_names_codes_that_parse(cli: Cli, tmp_path: Path) -> None:
    out = tmp_path / "labels.pdf"
    codes = [cli.done("intake", "--kind", "tablet")["device"]["code"] for _ in range(3)]
    cli.done("labels", *codes, "--stock", "a4", "--out", out)
    found = [word for word in text_of(out).split() if parse(word)]
    assert sorted(set(found)) == sorted(codes)
