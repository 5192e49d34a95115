"""One window for each database."""

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile
from PySide6.QtNetwork import QLocalServer, QLocalSocket

if TYPE_CHECKING:
    from collections.abc import Callable

STILL_OPEN_MS = 1_000
"""How long another window of the same database is given to come to the front."""


class OnlyWindow:
    """A second start brings the first window to the front: two windows on one database would look like two counters.

    The lock lies in the data folder and is freed by the system when the program dies; the socket only carries the call.
    """

    def __init__(self, folder: Path) -> None:
        self.called: Callable[[], None] = lambda: None
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            self.first = True  # opening the database says what is wrong, in a sentence
            return
        self._name = "digibank-" + hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:16]
        self._lock = QLockFile(str(folder / "window.lock"))
        self._lock.setStaleLockTime(0)
        self.first = self._lock.tryLock(0) or self._lock.error() is QLockFile.LockError.PermissionError
        if self.first:
            self._listen()
        else:
            self._call()

    def _listen(self) -> None:
        QLocalServer.removeServer(self._name)
        self._server = QLocalServer()
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._arrived)
        self._server.listen(self._name)

    def _call(self) -> None:
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        socket.waitForConnected(STILL_OPEN_MS)
        socket.disconnectFromServer()

    def _arrived(self) -> None:
        connection = self._server.nextPendingConnection()
        if connection:
            connection.close()
        self.called()
