"""What a page wishes and only whoever opened the window can do: it puts another window in the place of this one."""

from PySide6.QtCore import QObject, Signal


class Wishes(QObject):
    """`dressed`: language or looks were chosen. `taken_over` brings the colleague (queries.staff.Member) who goes on.
    `restore` brings the backup's Path. `practise` and `practised`: practice begins, ends."""

    dressed = Signal()
    taken_over = Signal(object)
    restore = Signal(object)
    practise = Signal()
    practised = Signal()
