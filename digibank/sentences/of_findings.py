"""What a check of the database found, in words. The key or number behind each goes along for whoever helps."""

from digibank.i18n import Translate
from digibank.queries.check import Fault


def fault_word(fault: Fault, t: Translate) -> str:
    match fault:
        case Fault.FILE:
            return t("the file is damaged")
        case Fault.KEYS:
            return t("something points to what is not there")
        case Fault.CHAIN:
            return t("the journal was changed")
        case Fault.REPLAY:
            return t("the journal tells something else than what is stored")
        case Fault.LOST_TAIL:
            return t("the last actions are gone")
        case _:
            return _rare_word(fault, t)


def _rare_word(fault: Fault, t: Translate) -> str:
    match fault:
        case Fault.RULE:
            return t("a rule is broken")
        case Fault.PAPER:
            return t("a stored paper was changed")
        case Fault.SCHEMA:
            return t("a rule was taken out of the file")
        case _:
            raise ValueError(fault)
