"""What is said when the file ends before what was once said to be stored."""

from digibank.i18n import Translate
from digibank.storage.anchor import Anchor


def loss_sentence(last: Anchor, t: Translate) -> str:
    """`last` is what the anchor beside the file remembers."""
    text = t("The last actions, up to number {number} of {station}, are gone from the database. Run “check”.")
    return text.format(number=last.seq, station=last.station)
