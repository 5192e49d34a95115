"""Evidence of a wipe that does not prove it."""

from typing import assert_never

from digibank.domain.errors_carriers import EvidenceUsed, NotAWipe, OtherMachine, ToolNeeded, WhichCarrier
from digibank.i18n import Translate
from digibank.sentences.phrases import disk, disks
from digibank.sentences.words import verdict_word

WipeRefusal = WhichCarrier | ToolNeeded | EvidenceUsed | OtherMachine | NotAWipe


def wipe_sentence(error: WipeRefusal, t: Translate) -> str:
    match error:
        case WhichCarrier(count=0):
            text = t("No disk is fitted in {code}. Say which loose disk was wiped.")
            return text.format(code=error.code)
        case WhichCarrier():
            text = t("It is not clear which disk of {code} was wiped. Say which one, by serial number or place.")
            return text.format(code=error.code)
        case ToolNeeded():
            return t("Write down with which tool the wipe was done. It stands on the certificate.")
        case EvidenceUsed():
            text = t("This report was used before, for {carrier}. Choose the report of the new wipe.")
            return text.format(carrier=disk(error.carrier, t))
        case OtherMachine():
            text = t(
                "This report is about other disks than those of {code}: {drives}. Look at the label and the report."
            )
            return text.format(code=error.code, drives=disks(error.drives, t))
        case NotAWipe():
            text = t("This report proves no finished wipe: {verdict}. Wipe the disk, then take the new report.")
            return text.format(verdict=verdict_word(error.verdict, t))
        case _:
            assert_never(error)
