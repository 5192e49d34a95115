"""labels, contract, receipt, certificate: PDF files."""

from pathlib import Path
from typing import TYPE_CHECKING

from digibank.cli.arguments import Commands, UsageError, counting, filled, one_of
from digibank.cli.desk import Desk
from digibank.cli.files import refuse_own_files, write_whole
from digibank.cli.output import Answer

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from digibank.services.papers import Paper

_RECEIPTS = ("return", "donor")


def declare(commands: Commands) -> None:
    t = commands.t
    labels = commands.add("labels", _labels, t("labels for devices"))
    labels.add_argument("codes", nargs="*", metavar="CODE")
    labels.add_argument(
        "--fresh", metavar="N", type=counting(t), help=t("so many labels to stick first; each is bound when it is used")
    )
    labels.add_argument(
        "--stock", required=True, metavar="NAME", type=filled(t), help=t("which paper is in the printer")
    )
    labels.add_argument("--start", default=1, metavar="N", type=counting(t), help=t("first free label of the sheet"))
    contract = commands.add("contract", _contract, t("the contract of a loan"))
    contract.add_argument("loan", metavar="LOAN")
    contract.add_argument("--language", default="nl", metavar="nl|fr|en|…", help=t("another one is a reading copy"))
    receipt = commands.add("receipt", _receipt, t("what came back (of a loan), or what was given (of a donation)"))
    receipt.add_argument("code", metavar="LOAN|CODE")
    which = t("for a device that has both; else it is clear")
    receipt.add_argument("--of", metavar="|".join(_RECEIPTS), type=one_of(_RECEIPTS, t), help=which)
    certificate = commands.add("certificate", _certificate, t("the wipe certificate of a device"))
    certificate.add_argument("code", metavar="CODE")
    for parser in (labels, contract, receipt, certificate):
        _out(parser, t("the PDF file to write"))


def _out(parser: "ArgumentParser", help_text: str) -> None:
    parser.add_argument("--out", required=True, metavar="FILE", type=Path, help=help_text)


def _labels(desk: Desk) -> Answer:
    from digibank.cli.stocks import stock_named
    from digibank.documents.label_parts import LabelTooSmall
    from digibank.documents.label_sheet import NoSuchPosition, label_sheet
    from digibank.domain.papers import PaperKind, PaperRef, PaperUse
    from digibank.queries.staff import organisation
    from digibank.services.codes import SAMPLE, draw_codes, fresh_labels
    from digibank.services.paper_queue import note_papers
    from digibank.services.papers import label_facts, translator_or_dutch

    options, t = desk.options, desk.t
    refuse_own_files(desk, options.out)
    if bool(options.codes) == bool(options.fresh):
        raise UsageError(t("Name the devices, or say with --fresh how many labels to print ahead."))
    stock = stock_named(options.stock, t)
    words = translator_or_dutch(desk.office.ask(organisation).language)
    try:
        if options.fresh:
            label_sheet(desk.office.ask(fresh_labels, [SAMPLE]), stock, options.start, words)  # or no code is drawn
            facts = desk.office.ask(fresh_labels, desk.office.do(draw_codes, options.fresh))
        else:
            facts = desk.office.ask(label_facts, options.codes)
        pdf = label_sheet(facts, stock, options.start, words)
    except NoSuchPosition as error:
        text = t("--start: this paper has {count} labels, so no label {number}.")
        raise UsageError(text.format(count=error.positions, number=error.start)) from error
    except LabelTooSmall as error:
        raise UsageError(t("--stock: these labels are too small to scan and to read.")) from error
    write_whole(desk, options.out, pdf)
    if not options.fresh:
        desk.office.do(note_papers, [PaperRef(PaperKind.LABEL, label.code) for label in facts], PaperUse.SAVED)
    return _file_answer(desk, labels=len(facts), stock=stock.name)


def _contract(desk: Desk) -> Answer:
    from digibank.documents.contract_text import NoSuchText
    from digibank.services.papers import contract_paper

    refuse_own_files(desk, desk.options.out)
    try:
        paper = contract_paper(desk.office, desk.options.loan, desk.options.language.lower())
    except NoSuchText as error:
        text = desk.t("--language: the contract exists in these languages: {languages}.")
        raise UsageError(text.format(languages=", ".join(error.languages))) from error
    return _written(desk, paper)


def _certificate(desk: Desk) -> Answer:
    from digibank.services.papers import certificate_paper

    refuse_own_files(desk, desk.options.out)
    return _written(desk, certificate_paper(desk.office, desk.options.code))


def _receipt(desk: Desk) -> Answer:
    """A loan has a return receipt, a donation a donor receipt; a device its latest return receipt, else its donor's."""
    from digibank.domain.errors import NoPaperYet
    from digibank.queries.lookup import label_kind
    from digibank.services.papers import donor_receipt_paper, return_receipt_paper

    options = desk.options
    refuse_own_files(desk, options.out)
    kind = desk.office.ask(label_kind, options.code)
    if options.of == "donor" or (options.of is None and kind == "donation"):
        return _written(desk, donor_receipt_paper(desk.office, options.code))
    try:
        return _written(desk, return_receipt_paper(desk.office, options.code))
    except NoPaperYet:
        if options.of or kind != "device":
            raise
    return _written(desk, donor_receipt_paper(desk.office, options.code))


def _written(desk: Desk, paper: "Paper") -> Answer:
    """Whoever has the file can print it: the paper waits no longer. A reading copy is nothing to sign."""
    from digibank.domain.papers import PaperUse
    from digibank.services.paper_queue import note_paper

    write_whole(desk, desk.options.out, paper.pdf)
    if paper.original:
        desk.office.do(note_paper, paper.id, PaperUse.SAVED)
    return _file_answer(desk, original=paper.original)


def _file_answer(desk: Desk, **more: object) -> Answer:
    file = str(desk.options.out)
    return Answer({"file": file, **more}, (desk.t("Written: {file}").format(file=file),))
