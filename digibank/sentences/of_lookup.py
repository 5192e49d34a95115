"""Nothing, or nobody, is known by that name or code; or too many are."""

from typing import assert_never

from digibank.domain.errors import (
    AmbiguousBorrower,
    NotADevice,
    UnknownBorrower,
    UnknownCode,
    UnknownLoan,
    UnknownMember,
)
from digibank.i18n import Translate
from digibank.sentences.phrases import echo, several
from digibank.sentences.words import label_word

LookupRefusal = UnknownCode | NotADevice | UnknownLoan | UnknownMember | AmbiguousBorrower | UnknownBorrower


def lookup_sentence(error: LookupRefusal, t: Translate) -> str:
    match error:
        case UnknownCode():
            return _unknown_code(error, t)
        case NotADevice():
            text = t("{code} is the label of a {thing}, not of a device. Scan the label on the device itself.")
            return text.format(code=error.code, thing=label_word(error.kind, t))
        case UnknownLoan():
            return _unknown_loan(error, t)
        case UnknownMember():
            text = t("“{name}” is not on the staff list. Ask a coordinator to add this name.")
            return text.format(name=echo(error.name))
        case AmbiguousBorrower():
            text = t("{count} people have this name. Scan the person's card, or type the code on it.")
            return text.format(count=error.count)
        case UnknownBorrower():
            return t("This person is not known. Type the whole name, or look at the code on the card.")
        case _:
            assert_never(error)


def _unknown_code(error: UnknownCode, t: Translate) -> str:
    if error.near:
        text = t("“{text}” is not known here. Did you mean {codes}?")
        return text.format(text=echo(error.text), codes=several(error.near))
    text = t("“{text}” is not known here. Scan the label again, or search by name or serial number.")
    return text.format(text=echo(error.text))


def _unknown_loan(error: UnknownLoan, t: Translate) -> str:
    if error.near:
        text = t("There is no loan “{text}”. Did you mean {codes}?")
        return text.format(text=echo(error.text), codes=several(error.near))
    text = t("There is no loan “{text}”. Type its number, or scan the contract or a device of it.")
    return text.format(text=echo(error.text))
