"""What is typed in a form, apart from the form: kept in the data folder while somebody types, so that a crash, another
language or another colleague at the counter takes nothing away. Only there: it holds what people typed."""

import json
import os
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QRadioButton, QWidget

FILE_NAME: Final = "open-form.json"
KEPT_S: Final = 7 * 24 * 3600


@dataclass(frozen=True)
class Draft:
    """`task` is the form's name, `code` that of the device it is about (empty: none), `title` the form's title in the
    language it was typed in. `values` by the fields' object names; `scans` are codes that, scanned again, bring back
    what was chosen; `files` the paths of the reports that were opened."""

    member: str
    task: str
    code: str
    title: str
    values: dict[str, str | bool] = field(default_factory=dict)
    scans: tuple[str, ...] = ()
    files: tuple[str, ...] = ()


def typed(form: QWidget) -> dict[str, str | bool]:
    """The contents of all fields of `form` that have a name."""
    values: dict[str, str | bool] = {}
    for kind, read in _READERS.items():
        for part in form.findChildren(kind):
            if part.objectName() and not part.objectName().startswith("qt_"):
                values[part.objectName()] = read(part)
    return values


def put_back(form: QWidget, values: dict[str, str | bool]) -> None:
    """Into the fields that `form` has: a field of before that is not there is left out."""
    for kind, write in _WRITERS.items():
        for part in form.findChildren(kind):
            value = values.get(part.objectName())
            if value is not None and value != _READERS[kind](part):
                write(part, value)


class DraftFile:
    """One draft in `folder`: one form is open at a time. A disk that takes nothing is said when something is stored."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / FILE_NAME

    def read(self) -> Draft | None:
        """None where there is none, or what is there cannot be understood. One that nobody came back for is removed:
        it may hold what somebody said of a borrower."""
        try:
            if time.time() - self._file.stat().st_mtime > KEPT_S:
                self._file.unlink()
            told = json.loads(self._file.read_text(encoding="utf-8"))
            return _draft(told) if isinstance(told, dict) else None
        except (OSError, ValueError, TypeError, KeyError):
            return None

    def write(self, draft: Draft) -> None:
        aside = self._file.with_suffix(".part")
        try:
            handle = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(handle, "w", encoding="utf-8") as out:
                json.dump(asdict(draft), out, ensure_ascii=False)
            aside.replace(self._file)
        except (OSError, ValueError):
            aside.unlink(missing_ok=True)

    def forget(self) -> None:
        try:
            self._file.unlink(missing_ok=True)
        except OSError:
            return


def _draft(told: dict[str, Any]) -> Draft:
    """Raises KeyError or TypeError for what is no draft."""
    member, task, code, title = (str(told[name]) for name in ("member", "task", "code", "title"))
    values = {str(key): value for key, value in dict(told["values"]).items() if isinstance(value, str | bool)}
    scans, files = (tuple(str(part) for part in told[name]) for name in ("scans", "files"))
    return Draft(member, task, code, title, values, scans, files)


def _write_line(part: QLineEdit, value: str | bool) -> None:  # noqa: FBT001 - a field's value
    part.setText(str(value))
    part.textEdited.emit(str(value))  # as if typed: what hangs on it follows


def _write_choice(part: QComboBox, value: str | bool) -> None:  # noqa: FBT001
    """By the place in the list: the words are of a language."""
    if str(value).isdecimal() and int(value) < part.count():
        part.setCurrentIndex(int(value))


_READERS: Final[dict[type[Any], Callable[[Any], str | bool]]] = {
    QLineEdit: lambda part: part.text(),
    QPlainTextEdit: lambda part: part.toPlainText(),
    QComboBox: lambda part: str(part.currentIndex()),
    QCheckBox: lambda part: part.isChecked(),
    QRadioButton: lambda part: part.isChecked(),
}

_WRITERS: Final[dict[type[Any], Callable[[Any, Any], None]]] = {
    QComboBox: _write_choice,
    QLineEdit: _write_line,
    QPlainTextEdit: lambda part, value: part.setPlainText(str(value)),
    QCheckBox: lambda part, value: part.setChecked(bool(value)),
    QRadioButton: lambda part, value: part.setChecked(bool(value)),
}
