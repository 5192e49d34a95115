"""Loans: what stands in the way, and what was done already."""

from typing import assert_never

from digibank.domain.errors import (
    AlreadyDone,
    AlreadyOnLoan,
    DateInPast,
    HandedOver,
    LoanClosed,
    NoPaperYet,
    NotAnExtension,
    NotHandedOver,
    NotInLoan,
    ReservedForOther,
    ScannedTwice,
    WhichLoan,
)
from digibank.i18n import Translate
from digibank.sentences.phrases import day_word, echo
from digibank.sentences.words import paper_word

LoanRefusal = AlreadyOnLoan | ScannedTwice | DateInPast | NotAnExtension | ReservedForOther | WhichLoan
StageRefusal = HandedOver | LoanClosed | NotInLoan | NotHandedOver | AlreadyDone | NoPaperYet


def loan_sentence(error: LoanRefusal | StageRefusal, t: Translate) -> str:
    match error:
        case AlreadyOnLoan():
            text = t("{code} is on loan already, in loan {loan}. Choose another device, or take it back first.")
            return text.format(code=error.code, loan=error.loan)
        case ScannedTwice() | WhichLoan():
            return _scan_sentence(error, t)
        case DateInPast():
            return t("{day} is over. Choose today or a later day.").format(day=day_word(error.day, t))
        case NotAnExtension():
            return _not_an_extension(error, t)
        case ReservedForOther():
            text = t("{code} is kept for somebody else. Choose another device, or ask a coordinator.")
            return text.format(code=error.code)
        case _:
            return _stage_sentence(error, t)


def _stage_sentence(error: StageRefusal, t: Translate) -> str:
    match error:
        case HandedOver():
            text = t("The devices of loan {loan} were handed over already. Do they come back? Then take them back.")
            return text.format(loan=error.loan)
        case LoanClosed():
            return t("Loan {loan} is over. Make a new loan.").format(loan=error.loan)
        case NotInLoan():
            text = t("{code} does not belong to loan {loan}. Look at the label and at the loan number.")
            return text.format(code=error.code, loan=error.loan)
        case NotHandedOver():
            text = t("The devices of loan {loan} were not handed over yet. Hand them over, or cancel the loan.")
            return text.format(loan=error.loan)
        case AlreadyDone():
            return t("This was stored before. Nothing needs to be done.")
        case NoPaperYet():
            text = t("There is nothing yet that a {paper} for {code} could tell. Finish that step first.")
            return text.format(paper=paper_word(error.paper, t), code=error.code)
        case _:
            assert_never(error)


def _not_an_extension(error: NotAnExtension, t: Translate) -> str:
    if error.until is None:
        return t("This loan has no end date. There is nothing to extend.")
    return t("This loan runs until {day} already. Choose a later day.").format(day=day_word(error.until, t))


def _scan_sentence(error: ScannedTwice | WhichLoan, t: Translate) -> str:
    if isinstance(error, ScannedTwice):
        return t("{code} was scanned twice. Once is enough.").format(code=error.code)
    text = t("Which loan does this belong to: {item}? Take back the devices of one loan at a time.")
    return text.format(item=echo(error.item))
