"""The program's own start in a fresh process: `… window_start FOLDER CODE`. It is begun as a volunteer begins it, and
watched from beside: when the first picture was painted, when a scan of CODE made at once was kept, when what waits was
filled in, when the card of CODE lay there, and when the list of all devices was filled. Times on the system's clock."""

import json
import sys
import time
from collections.abc import Callable
from typing import Any

from tests.bench.window_keys import scan

PATIENCE_S = 30


class Watch:
    """Asks after every millisecond whether the next thing has happened, and notes when it had."""

    def __init__(self, code: str) -> None:
        from PySide6.QtCore import QTimer

        self.seen: dict[str, float] = {}
        self._code, self._patience = code, time.monotonic() + PATIENCE_S
        self._next = [self._painted, self._kept, self._waits, self._card, self._listed]
        self._timer = QTimer(interval=1)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        if self._next[0]():
            self.seen[self._next.pop(0).__name__.lstrip("_")] = time.monotonic()
        elif time.monotonic() > self._patience:
            print(f"never: {self._next[0].__name__}", file=sys.stderr)  # noqa: T201
            self._next.clear()
        if not self._next:
            print(json.dumps(self.seen))  # noqa: T201 (its answer)
            self._timer.stop()
            from PySide6.QtWidgets import QApplication

            QApplication.quit()

    def _painted(self) -> bool:
        from digibank.ui.opening import Opening

        opening = _top(lambda w: isinstance(w, Opening))
        if not (isinstance(opening, Opening) and opening.is_painted):
            return False
        window = opening.windowHandle()
        opening.scanner.listen_to(window)
        scan(window, self._code)
        self._opening = opening
        return True

    def _kept(self) -> bool:
        return bool(self._opening.kept)

    def _waits(self) -> bool:
        from PySide6.QtWidgets import QLabel

        count = self._opening.findChild(QLabel, "opening_count_3")
        return bool(isinstance(count, QLabel) and count.text() and count.isVisible())

    def _card(self) -> bool:
        from PySide6.QtWidgets import QLabel

        self._window = _top(lambda w: w.objectName() == "main_window")
        card = self._window.findChild(QLabel, "card_code") if self._window else None
        if not (isinstance(card, QLabel) and card.isVisible()):
            return False
        self._window.go("devices")
        return True

    def _listed(self) -> bool:
        return bool(self._window.page("devices").model.rowCount())


def _top(fits: Callable[[Any], bool]) -> Any:
    from PySide6.QtWidgets import QApplication

    return next((window for window in QApplication.topLevelWidgets() if fits(window)), None)


def main() -> int:
    """The program, with a watch set up at the moment that its event loop begins."""
    folder, code = sys.argv[1:]
    sys.argv = ["digibank", "--data", folder, "--as", "Rita"]
    from PySide6.QtWidgets import QApplication

    from digibank.__main__ import main as program

    begin = QApplication.exec
    kept = []

    def watched(*_application: object) -> int:
        kept.append(Watch(code))
        return begin()

    QApplication.exec = watched  # type: ignore[method-assign]
    return program()


if __name__ == "__main__":
    sys.exit(main())
