"""What the list of loans shows, in words; and why it shows nothing."""

from digibank.i18n import Translate
from digibank.queries.loan_list import LoanShow


def show_word(show: LoanShow, t: Translate) -> str:
    return {
        LoanShow.OPEN: t("All open loans"),
        LoanShow.OVERDUE: t("Too late"),
        LoanShow.TODAY: t("Back today"),
        LoanShow.WEEK: t("Back this week"),
        LoanShow.WAITING: t("Not handed over yet"),
        LoanShow.ENDED: t("Ended"),
    }[show]


def filter_sentence(show: LoanShow, t: Translate) -> str:
    return {
        LoanShow.OPEN: t("All loans that are open."),
        LoanShow.OVERDUE: t("Loans that should be back by now."),
        LoanShow.TODAY: t("Loans that come back today."),
        LoanShow.WEEK: t("Loans that come back this week: from today to Sunday."),
        LoanShow.WAITING: t("Loans that are prepared: the contract is printed, the devices are still here."),
        LoanShow.ENDED: t("Loans that ended."),
    }[show]


def nothing_sentence(show: LoanShow, t: Translate) -> str:
    return {
        LoanShow.OPEN: t("No loan is open. To lend, scan a device that is ready."),
        LoanShow.OVERDUE: t("Nobody is too late."),
        LoanShow.TODAY: t("Nothing comes back today."),
        LoanShow.WEEK: t("Nothing comes back this week any more."),
        LoanShow.WAITING: t("No loan is prepared."),
        LoanShow.ENDED: t("No loan ended yet."),
    }[show]
