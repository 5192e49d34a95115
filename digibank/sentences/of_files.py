"""What became of a file that a tool wrote: whose it is, what is stored of it, what is still to be done."""

from collections.abc import Sequence

from digibank.domain.errors import Refusal
from digibank.domain.label_code import pretty
from digibank.domain.lifecycle import State
from digibank.domain.wipe import Verdict
from digibank.i18n import Translate
from digibank.sentences.phrases import disks, echo, several
from digibank.sentences.sentence import sentence
from digibank.sentences.words import verdict_word
from digibank.services.add_report import Added
from digibank.services.report_files import Fate, Filed, Nobodys, Part
from digibank.services.wipe import Recorded


def filed_sentence(filed: Filed, t: Translate) -> str:
    """As few short sentences as say it; the file's name stands beside them."""
    if filed.refused:
        return sentence(filed.refused, t)
    if filed.growing:
        return t("This file is still being written. Wait until the tool is done, then open it again.")
    if filed.several:
        codes = several([pretty(code) for code in filed.several])
        return t("More than one device has this number: {codes}. Look at the devices first.").format(codes=codes)
    if filed.nobodys:
        return _nobodys(filed.nobodys, t)
    said = [_part(part, t) for part in filed.parts]
    if filed.others:
        said.append(t("On no list of ours: {disks}.").format(disks=disks(filed.others, t)))
    return " ".join(said)


def batch_sentence(fates: Sequence[Fate], t: Translate) -> str:
    """What became of many files, counted."""
    count = len(fates)
    said = [t.plural("{n} file read.", "{n} files read.", count).format(n=count)]
    for fate, words in (
        (Fate.STORED, t("Stored: {n}.")),
        (Fate.OPEN, t("You have to look at: {n}.")),
        (Fate.HAD, t("We had already: {n}.")),
        (Fate.REFUSED, t("Not stored: {n}.")),
    ):
        if number := sum(one is fate for one in fates):
            said.append(words.format(n=number))
    return " ".join(said)


def _nobodys(report: Nobodys, t: Translate) -> str:
    if report.hardware and report.serial is None:
        return t("This report names no serial number. Is the device new? Then take it in with this report.")
    if report.hardware:
        text = t("No device here has number {serial}. Is it new? Then take it in with this report.")
        return text.format(serial=echo(report.serial or ""))
    if report.serial:
        text = t("No device here has number {serial} or disk {disks}. Take it in first, then open this file again.")
        return text.format(serial=echo(report.serial), disks=several(report.disks))
    if report.disks:
        text = t("Disk {disks} is on no list of ours. Open the card of its device and record the wipe there.")
        return text.format(disks=several(report.disks))
    return t("This report does not say which disk it was. Open the card of its device and record the wipe there.")


def _part(part: Part, t: Translate) -> str:
    code = pretty(part.code)
    if part.refused:
        return _refused(part.refused, code, t)
    if part.stored is None:
        return t("We had all of this already, for {code}.").format(code=code)
    if isinstance(part.stored, Added):
        return _added(part.stored, code, t)
    return _recorded(part.stored, code, t)


def _refused(refused: Refusal, code: str, t: Translate) -> str:
    said = sentence(refused, t)
    return said if code in said else f"{code}: {said}"


def _added(added: Added, code: str, t: Translate) -> str:
    said = []
    if added.listed:
        text = t.plural(
            "Stored for {code}: {n} disk is on its list now.",
            "Stored for {code}: {n} disks are on its list now.",
            added.listed,
        )
        said.append(text.format(code=code, n=added.listed))
    elif added.filled:
        said.append(t("Stored for {code}: what we did not know yet.").format(code=code))
    if added.strange:
        text = t("The report saw a disk that is not on the list of {code}: {disks}. Look inside.")
        said.append(text.format(code=code, disks=several(added.strange)))
    return " ".join(said)


def _recorded(recorded: Recorded, code: str, t: Translate) -> str:
    verdicts = ", ".join(verdict_word(verdict, t) for verdict in dict.fromkeys(recorded.verdicts))
    said = [t("Stored for {code}: {what}.").format(code=code, what=verdicts)]
    if recorded.missing:
        said.append(t("Still to wipe: {disks}.").format(disks=disks(recorded.missing, t)))
    elif recorded.state is State.WIPED and set(recorded.verdicts) == {Verdict.PASSED}:
        said.append(t("Everything on this device is wiped."))
    return " ".join(said)
