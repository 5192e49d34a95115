"""What became of a paper at the printer, in plain words with the way on."""

from digibank.i18n import Translate
from digibank.ui.printing.order import Trouble


def trouble_sentence(trouble: Trouble, printer: str, t: Translate) -> str:
    return {
        Trouble.GONE: t("There is no printer {printer} any more. Choose another one."),
        Trouble.REFUSES: t("The printer {printer} takes no work now. Ask who looks after it, or choose another one."),
        Trouble.PAUSED: t("The printer {printer} is paused. Let it go on in the system's list of printers."),
        Trouble.OFF: t("The printer {printer} does not answer. Is it on? Is its cable in?"),
        Trouble.FAILED: t("The printer {printer} did not print it."),
        Trouble.SILENT: t("This PC's printing system does not answer. Nothing went to {printer}."),
    }[trouble].format(printer=printer)
