"""A label that is free or in use, and an old sticker."""

from typing import assert_never

from digibank.domain.errors_codes import (
    AliasIsOurs,
    AliasTaken,
    AliasThere,
    AliasUnknown,
    CodeInUse,
    CodeStillFree,
    LabelDoesNotFit,
    TooManyCodes,
)
from digibank.i18n import Translate
from digibank.sentences.phrases import echo

LabelRefusal = CodeStillFree | CodeInUse | TooManyCodes | LabelDoesNotFit
StickerRefusal = AliasTaken | AliasThere | AliasIsOurs | AliasUnknown
CodeRefusal = LabelRefusal | StickerRefusal


def code_sentence(error: CodeRefusal, t: Translate) -> str:
    match error:
        case CodeStillFree():
            text = t("The label {code} is still free: no device has it yet. Take a device in with it.")
            return text.format(code=error.code)
        case CodeInUse():
            text = t("The label {code} is in use already. Take another label that was printed ahead.")
            return text.format(code=error.code)
        case TooManyCodes():
            text = t("That is no number of labels to print ahead. Choose from 1 to {limit}.")
            return text.format(limit=error.limit)
        case LabelDoesNotFit():
            text = t("This label does not fit on “{stock}”. Choose larger labels, or the small design.")
            return text.format(stock=echo(error.stock))
        case _:
            return _sticker_sentence(error, t)


def _sticker_sentence(error: StickerRefusal, t: Translate) -> str:
    match error:
        case AliasTaken():
            text = t("{code} has the old sticker “{text}” already. Look which of the two devices it is on.")
            return text.format(code=error.code, text=echo(error.text))
        case AliasThere():
            text = t("{code} has the old sticker “{text}” already. You need not do anything.")
            return text.format(code=error.code, text=echo(error.text))
        case AliasIsOurs():
            text = t(
                "“{text}” is one of our own codes, no old sticker. To give a device that label, replace its label."
            )
            return text.format(text=echo(error.text))
        case AliasUnknown():
            text = t("{code} has no old sticker “{text}”. Look at the old stickers on its card.")
            return text.format(code=error.code, text=echo(error.text))
        case _:
            assert_never(error)


def old_label_words(code: str, t: Translate) -> str:
    """What is said when a label is scanned that its device had before. `code` is the one that it has now."""
    return t("This is the old label of {code}. The device has a new one.").format(code=code)
