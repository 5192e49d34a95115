"""The measures of a sheet of labels in words, and what can be wrong with them."""

from digibank.documents.label_own import LEAST, MOST, MOST_ACROSS, StockFlaw
from digibank.i18n import Translate

_COUNTED = ("columns", "rows")
_FROM_NOTHING = ("left", "top", "gap_x", "gap_y")


def measure_words(t: Translate) -> tuple[tuple[str, str, str], ...]:
    """Name of the measure, what is asked, and a hint, in the order of asking."""
    return (
        ("maker", t("Maker"), t("May stay empty.")),
        ("name", t("What you call them"), t("For example the number on the pack.")),
        ("width", t("Width of one label"), ""),
        ("height", t("Height of one label"), ""),
        ("columns", t("Labels beside each other"), ""),
        ("rows", t("Labels under each other"), ""),
        ("left", t("From the left edge to the first label"), ""),
        ("top", t("From the top edge to the first label"), ""),
        ("gap_x", t("Between two labels beside each other"), t("0 where they touch.")),
        ("gap_y", t("Between two labels under each other"), ""),
        ("page_width", t("Width of the sheet"), t("A4 is 210 wide and 297 high.")),
        ("page_height", t("Height of the sheet"), ""),
        ("margin", t("Free inside each label"), t("Nothing is printed so near to its edge.")),
    )


def flaw_words(name: str, flaw: StockFlaw, t: Translate) -> str:
    if flaw is StockFlaw.NO_NAME:
        return t("Give them a name, so that you know them again.")
    if flaw is StockFlaw.MARGIN:
        return t("So little is left of the label. Take less.")
    if flaw is StockFlaw.OUTSIDE:
        wide = t("The labels are wider together than the sheet. Measure again, or take fewer beside each other.")
        high = t("The labels are higher together than the sheet. Measure again, or take fewer under each other.")
        return wide if name == "columns" else high
    least, most = (1, MOST_ACROSS) if name in _COUNTED else (0 if name in _FROM_NOTHING else LEAST, MOST)
    return t("A number from {least} to {most}.").format(least=f"{least:g}", most=f"{most:g}")
