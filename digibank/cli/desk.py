"""What a command works with: its options, its language, and the office, opened when it is first asked for."""

from argparse import Namespace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from digibank.cli.output import complain
from digibank.i18n import Translate

if TYPE_CHECKING:
    from digibank.services.office import Office
    from digibank.storage.anchor import Anchor
    from digibank.storage.database import Database


class Desk:
    """One command's place of work."""

    def __init__(self, options: Namespace, t: Translate) -> None:
        self.options = options
        self.t = t
        self.opened = False
        """Whether the database was asked for, be it in vain."""
        self._database: Database | None = None

    @property
    def folder(self) -> Path:
        from digibank import paths

        return paths.data_folder(self.options.data)

    @cached_property
    def database(self) -> "Database":
        """Raises NoDatabase, a folder refusal or MachineError."""
        from digibank import logs
        from digibank.storage.database import Database

        logs.start()
        self.opened = True
        self._database = Database(self.folder)
        if self._database.lost:
            self._warn_of_loss(self._database.lost)
        return self._database

    @cached_property
    def office(self) -> "Office":
        """With `--as`'s colleague at work in it. Raises UnknownMember too."""
        from digibank.services.office import Office
        from digibank.services.sign_in import sign_in

        return Office(self.database, sign_in(self.database, self.options.name))

    def _warn_of_loss(self, last: "Anchor") -> None:
        """Said once: from now on this computer writes under a new name. `check` goes on saying it."""
        from digibank.sentences.of_loss import loss_sentence

        complain(loss_sentence(last, self.t))

    def leave(self) -> None:
        """Gives the file free. The last one out empties the write-ahead log; that is SQLite's own doing."""
        if self._database is not None:
            self._database.engine.dispose()
