"""The one next step of a device on the bench, as one says it to a colleague."""

from digibank.i18n import Translate
from digibank.queries.bench import BenchLine, Step
from digibank.sentences.phrases import disks


def bench_step(line: BenchLine, t: Translate) -> str:
    text = {
        Step.LIST_DISKS: t("Say which disks are inside"),
        Step.CHECK_WIPE: t("Wiped. Now a person has to check {disks}"),
        Step.WIPE_AGAIN: t("The wipe failed. Wipe {disks} again"),
        Step.WIPE: t("Wipe {disks}") if line.disks else t("Record the wipe"),
        Step.RESET: t("Reset it, then record the wipe"),
        Step.RELEASE: t("Test it, then release it"),
        Step.TAKE_FROM_REPAIR: t("Repaired? Then say that it is back"),
        Step.FETCH_FROM_REPAIR: t("At the repair shop. Is it back? Then say so"),
    }[line.step]
    return text.format(disks=disks(line.disks, t))
