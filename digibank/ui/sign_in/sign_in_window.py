"""The question who is at work, as a window of its own: at the start."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent

from digibank.i18n import Translate
from digibank.ui.scanner import Scanner
from digibank.ui.sign_in.who_page import WhoPage


class SignInWindow(WhoPage):
    def __init__(self, t: Translate) -> None:
        super().__init__(t)
        self.scanner = Scanner(self)
        self.scanner.scanned.connect(self.refuse_scan)
        QTimer.singleShot(0, self.scanner.listen)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.scanner.stop()
        super().closeEvent(event)
