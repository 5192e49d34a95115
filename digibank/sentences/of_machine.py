"""What the machine stops: a full disk, a busy or damaged file. Nothing was stored then."""

from typing import Literal, assert_never

from digibank.i18n import Translate
from digibank.storage.machine_errors import MachineError, MachineFault

_OfTheFile = Literal[
    MachineFault.CORRUPT,
    MachineFault.NOT_A_DATABASE,
    MachineFault.NEWER_SCHEMA,
    MachineFault.OLD_SQLITE,
    MachineFault.CANNOT_OPEN,
]


def machine_sentence(error: MachineError, t: Translate) -> str:
    fault = error.fault
    match fault:
        case MachineFault.DISK_FULL:
            return t("The disk is full. Nothing was stored. Make room on the disk, then try again.")
        case MachineFault.LOCKED:
            return t("Another program keeps the database busy. Nothing was stored. Wait a moment, then try again.")
        case MachineFault.READ_ONLY:
            return t("Nothing may be written there. Nothing was stored. Ask who looks after this computer.")
        case MachineFault.IO:
            return t("The disk does not read or write well. Nothing was stored. Look at the disk and make a backup.")
        case _:
            return _file_sentence(fault, t)


def _file_sentence(fault: _OfTheFile, t: Translate) -> str:
    match fault:
        case MachineFault.CORRUPT:
            return t("The database is damaged. Stop working with it, and put back the latest backup.")
        case MachineFault.NOT_A_DATABASE:
            return t("This is not a Digibank database. Choose another folder, or put back a backup.")
        case MachineFault.NEWER_SCHEMA:
            return t("A newer Digibank made this database. Install the newest version on this computer.")
        case MachineFault.OLD_SQLITE:
            return t("A part of this program is too old to be safe. Install Digibank again.")
        case MachineFault.CANNOT_OPEN:
            return t("The database cannot be opened. See whether its folder is there and may be used.")
        case _:
            assert_never(fault)
