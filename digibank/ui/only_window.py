"""One window for each database."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtNetwork import QLocalServer

STILL_OPEN_MS = 1_000
"""How long another window of the same database is given to come to the front."""
_LISTEN_AFTER_MS = 200
"""The first picture does not wait for what only a second start needs; the lock is there at once."""


class OnlyWindow:
    """A second start brings the first window to the front: two windows on one database would look like two counters.

    The lock lies in the data folder and is freed by the system when the program dies; the socket only carries the call.
    """

    def __init__(self, folder: Path) -> None:
        self.called: Callable[[], None] = lambda: None
        self._server: QLocalServer | None = None
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            self.first = True  # opening the database says what is wrong, in a sentence
            return
        self._folder = folder
        self._lock = QLockFile(str(folder / "window.lock"))
        self._lock.setStaleLockTime(0)
        self.first = self._lock.tryLock(0) or self._lock.error() is QLockFile.LockError.PermissionError
        if self.first:
            self._timer = QTimer(singleShot=True, interval=_LISTEN_AFTER_MS)
            self._timer.timeout.connect(self._listen)
            self._timer.start()
        else:
            self._call()

    @property
    def listens(self) -> bool:
        """Whether a second start is heard already."""
        return self._server is not None

    @property
    def _name(self) -> str:
        import hashlib

        return "digibank-" + hashlib.sha256(str(self._folder.resolve()).encode()).hexdigest()[:16]

    def _listen(self) -> None:
        from PySide6.QtNetwork import QLocalServer

        QLocalServer.removeServer(self._name)
        server = QLocalServer()
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(lambda: self._arrived(server))
        server.listen(self._name)
        self._server = server

    def _call(self) -> None:
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(self._name)
        socket.waitForConnected(STILL_OPEN_MS)
        socket.disconnectFromServer()

    def _arrived(self, server: "QLocalServer") -> None:
        connection = server.nextPendingConnection()
        if connection:
            connection.close()
        self.called()
