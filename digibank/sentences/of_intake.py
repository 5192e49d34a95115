"""A device that comes in, and texts that people type."""

from typing import assert_never

from digibank.domain.errors import (
    DateInFuture,
    DuplicateSerial,
    InvalidImei,
    KindNeeded,
    NothingToCorrect,
    ReportsDisagree,
)
from digibank.domain.errors_text import HoldsNationalNumber, NothingWritten, TextTooLong
from digibank.i18n import Translate
from digibank.sentences.phrases import day_word
from digibank.sentences.words import field_word

TextRefusal = NothingWritten | TextTooLong | HoldsNationalNumber
DeviceRefusal = DuplicateSerial | InvalidImei | ReportsDisagree | KindNeeded | NothingToCorrect
IntakeRefusal = DeviceRefusal | DateInFuture | TextRefusal


def intake_sentence(error: IntakeRefusal, t: Translate) -> str:
    match error:
        case DuplicateSerial():
            text = t("{code} has the same serial number or IMEI. Is this another device? Then write why you are sure.")
            return text.format(code=error.code)
        case InvalidImei():
            return t("This IMEI is not right. Type *#06# on the phone and copy the 15 digits.")
        case ReportsDisagree():
            text = t("These reports are of different devices: not the same {what}. Choose the reports of one device.")
            return text.format(what=field_word(error.what, t))
        case KindNeeded():
            return t("What is this device? Choose laptop, smartphone, tablet, desktop or other.")
        case NothingToCorrect():
            return t("Nothing is different for {code}. Change what is wrong, or go back.").format(code=error.code)
        case _:
            return _text_sentence(error, t)


def _text_sentence(error: DateInFuture | TextRefusal, t: Translate) -> str:
    match error:
        case DateInFuture():
            return t("{day} is still to come. Choose today or an earlier day.").format(day=day_word(error.day, t))
        case NothingWritten():
            return t("Nothing is written in: {field}. Write it down first.").format(field=field_word(error.field, t))
        case TextTooLong():
            text = t("The text is too long: {field}. At most {limit} characters fit.")
            return text.format(field=field_word(error.field, t), limit=error.limit)
        case HoldsNationalNumber():
            text = t("A national register number seems to be in: {field}. We may not keep it. Leave it out.")
            return text.format(field=field_word(error.field, t))
        case _:
            assert_never(error)
