"""Colleagues: who may not go, and which name is somebody's already."""

from typing import assert_never

from digibank.domain.errors_staff import LastCoordinator, NameTaken
from digibank.i18n import Translate
from digibank.sentences.phrases import echo

StaffRefusal = LastCoordinator | NameTaken


def staff_sentence(error: StaffRefusal, t: Translate) -> str:
    match error:
        case LastCoordinator():
            return t("This is the only coordinator. Make somebody else a coordinator first.")
        case NameTaken():
            text = t("There is a colleague called “{name}” already. Add a letter of the family name.")
            return text.format(name=echo(error.name))
        case _:
            assert_never(error)
