"""How tasks look: their words, icons, keys, and the group they stand in where there are many."""

from enum import StrEnum
from types import MappingProxyType
from typing import Final

from digibank.i18n import Translate
from digibank.ui.widgets.buttons import BigButton, Weight


class Task(StrEnum):
    """What can be done with what lies on the counter; `ui/counter/tasks.py` says when and by whom."""

    LEND = "lend"
    HAND_OVER = "hand-over"
    CANCEL = "cancel"
    TAKE_BACK = "take-back"
    TAKE_BACK_ALL = "take-back-all"
    CORRECT_RETURN = "correct-return"
    EXTEND = "extend"
    SWAP = "swap"
    RESERVE = "reserve"
    LAPSE = "lapse"
    LOCKS = "locks"
    CARRIERS = "carriers"
    WIPE = "wipe"
    RELEASE = "release"
    REPAIR_OUT = "repair-out"
    REPAIR_OUTSIDE = "repair-outside"
    REPAIR_BACK = "repair-back"
    WORKSHOP_IN = "workshop-in"
    WORKSHOP_OUT = "workshop-out"
    CORRECT = "correct"
    NOTE = "note"
    ALIAS = "alias"
    CHANGE_PERSON = "change-person"
    MISSING = "missing"
    FOUND = "found"
    RETIRE = "retire"
    CONTRACT = "contract"
    RECEIPT = "receipt"
    CERTIFICATE = "certificate"
    LABEL = "label"
    RELABEL = "relabel"
    PERSON_CARD = "person-card"


class Group(StrEnum):
    """In the order in which they stand."""

    LENDING = "lending"
    BENCH = "bench"
    DATA = "data"
    LEAVING = "leaving"
    PAPERS = "papers"


KEYS: Final = MappingProxyType(
    {
        Task.LEND: "F5",
        Task.HAND_OVER: "F5",
        Task.TAKE_BACK: "F6",
        Task.TAKE_BACK_ALL: "F6",
        Task.WIPE: "F7",
        Task.RELEASE: "F8",
        Task.LOCKS: "F10",
        Task.CARRIERS: "F11",
        Task.CONTRACT: "Ctrl+P",
        Task.LABEL: "F12",
        Task.PERSON_CARD: "F12",
    }
)
"""One key per task, the same everywhere. F2 is the scan field, F3 takes in, F4 is the list, F9 prints again."""

_LOOKS: Final = MappingProxyType(
    {
        Task.LEND: ("lend", Group.LENDING),
        Task.HAND_OVER: ("lend", Group.LENDING),
        Task.CANCEL: ("close", Group.LENDING),
        Task.TAKE_BACK: ("take-back", Group.LENDING),
        Task.TAKE_BACK_ALL: ("take-back", Group.LENDING),
        Task.CORRECT_RETURN: ("undo", Group.LENDING),
        Task.EXTEND: ("calendar", Group.LENDING),
        Task.SWAP: ("swap", Group.LENDING),
        Task.RESERVE: ("kept", Group.LENDING),
        Task.LAPSE: ("kept", Group.LENDING),
        Task.LOCKS: ("lock", Group.BENCH),
        Task.CARRIERS: ("disk", Group.BENCH),
        Task.WIPE: ("wipe", Group.BENCH),
        Task.RELEASE: ("release", Group.BENCH),
        Task.REPAIR_OUT: ("repair", Group.BENCH),
        Task.REPAIR_OUTSIDE: ("repair", Group.BENCH),
        Task.REPAIR_BACK: ("repair", Group.BENCH),
        Task.WORKSHOP_IN: ("repair", Group.BENCH),
        Task.WORKSHOP_OUT: ("repair", Group.BENCH),
        Task.CORRECT: ("pencil", Group.DATA),
        Task.NOTE: ("note", Group.DATA),
        Task.ALIAS: ("search", Group.DATA),
        Task.CHANGE_PERSON: ("pencil", Group.DATA),
        Task.MISSING: ("missing", Group.LEAVING),
        Task.FOUND: ("search", Group.LEAVING),
        Task.RETIRE: ("gone", Group.LEAVING),
        Task.CONTRACT: ("contract", Group.PAPERS),
        Task.RECEIPT: ("file", Group.PAPERS),
        Task.CERTIFICATE: ("file", Group.PAPERS),
        Task.LABEL: ("label", Group.PAPERS),
        Task.RELABEL: ("label", Group.PAPERS),
        Task.PERSON_CARD: ("label", Group.PAPERS),
    }
)


def group_of(task: Task) -> Group:
    return _LOOKS[task][1]


def group_title(group: Group, t: Translate) -> str:
    return {
        Group.LENDING: t("Lend and take back"),
        Group.BENCH: t("At the bench"),
        Group.DATA: t("What is written"),
        Group.LEAVING: t("Lost, found, gone for good"),
        Group.PAPERS: t("Papers and labels"),
    }[group]


def task_button(task: Task, weight: Weight, t: Translate) -> BigButton:
    """Its key is heard by whoever shows the button: it works where the button is folded away too."""
    return BigButton(task_title(task, t), f"do_{task.value}", _LOOKS[task][0], KEYS.get(task, ""), weight, heard=False)


def task_title(task: Task, t: Translate) -> str:
    return (_lending_titles(t) | _bench_titles(t) | _other_titles(t))[task]


def _lending_titles(t: Translate) -> dict[Task, str]:
    return {
        Task.LEND: t("Lend"),
        Task.HAND_OVER: t("Hand over now"),
        Task.CANCEL: t("Cancel this loan"),
        Task.TAKE_BACK: t("Take back"),
        Task.TAKE_BACK_ALL: t("Take back all of it"),
        Task.CORRECT_RETURN: t("The return was a mistake"),
        Task.EXTEND: t("Extend the loan"),
        Task.SWAP: t("Swap for another device"),
        Task.RESERVE: t("Keep it for somebody"),
        Task.LAPSE: t("Keep it no longer"),
    }


def _bench_titles(t: Translate) -> dict[Task, str]:
    return {
        Task.LOCKS: t("Check for locks"),
        Task.CARRIERS: t("Say which disks are inside"),
        Task.WIPE: t("Record the wipe"),
        Task.RELEASE: t("Release for lending"),
        Task.REPAIR_OUT: t("Send to repair"),
        Task.REPAIR_OUTSIDE: t("Send to repair outside the house"),
        Task.REPAIR_BACK: t("Back from repair"),
        Task.WORKSHOP_IN: t("In our workshop for a while"),
        Task.WORKSHOP_OUT: t("Back to its borrower"),
    }


def _other_titles(t: Translate) -> dict[Task, str]:
    return {
        Task.CORRECT: t("Correct what is written"),
        Task.NOTE: t("Write a note"),
        Task.ALIAS: t("An old sticker is on it"),
        Task.CHANGE_PERSON: t("Change name, address or contact"),
        Task.MISSING: t("It is missing or stolen"),
        Task.FOUND: t("It was found"),
        Task.RETIRE: t("It leaves for good"),
        Task.CONTRACT: t("Contract"),
        Task.RECEIPT: t("Return receipt"),
        Task.CERTIFICATE: t("Wipe certificate"),
        Task.LABEL: t("Print the label"),
        Task.RELABEL: t("Replace the label"),
        Task.PERSON_CARD: t("Print the borrower's card"),
    }
