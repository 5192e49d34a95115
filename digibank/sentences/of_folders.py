"""Where the database lies, and what is put back into it."""

from typing import assert_never

from digibank.i18n import Translate
from digibank.sentences.phrases import echo
from digibank.services.backup import BadBackup
from digibank.storage.draft import AlreadyThere
from digibank.storage.folder_check import NetworkFolder, SynchronisedFolder
from digibank.storage.migrate import NoDatabase

FolderRefusal = NoDatabase | AlreadyThere | NetworkFolder | SynchronisedFolder | BadBackup


def folder_sentence(error: FolderRefusal, t: Translate) -> str:
    match error:
        case NoDatabase():
            text = t("There is no database in {folder}. Choose another folder, or make one with “digibank init”.")
            return text.format(folder=error.folder)
        case AlreadyThere():
            text = t("There is a database in {folder} already. Use it, or choose another folder.")
            return text.format(folder=error.folder)
        case NetworkFolder():
            return t("This folder is on the network, which damages a database. Choose a folder on this computer.")
        case SynchronisedFolder():
            text = t("“{program}” copies this folder to elsewhere, which damages a database. Choose another folder.")
            return text.format(program=echo(error.program))
        case BadBackup():
            text = t("{file} is not a whole Digibank backup. Nothing was put back. Choose another backup.")
            return text.format(file=echo(error.file))
        case _:
            assert_never(error)
