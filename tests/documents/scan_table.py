"""`python -m tests.documents.scan_table`: for each stock and each harm what zxing and zbar read of the device label."""

from digibank.documents.label_kind import LabelKind
from digibank.documents.label_stock import load_stocks
from digibank.i18n import translator
from tests.documents.scans import FACTS, HARMS, drawn, printed_label, seen_by_zbar, seen_by_zxing, seen_from_a_hand


def main() -> None:
    t, code = translator("nl"), FACTS[LabelKind.DEVICE].code
    read = dict.fromkeys(HARMS, 0)
    print(f"{'stock':22}{'dpi':>5}{'module':>8}  " + "  ".join(f"{name:14}" for name in HARMS))  # noqa: T201
    for stock in load_stocks().values():
        module = drawn(LabelKind.DEVICE, stock, t).qrs[0].module
        picture, dpi = seen_from_a_hand(printed_label(LabelKind.DEVICE, stock, t), stock.dpi, module)
        marks = []
        for name, harm in HARMS.items():
            harmed = harm(picture, dpi)
            by = [code in {text for text, _ in seen_by_zxing(harmed)}, code in seen_by_zbar(harmed)]
            read[name] += all(by)
            marks.append("both" if all(by) else "zxing" if by[0] else "zbar" if by[1] else "-")
        print(f"{stock.name:22}{stock.dpi:5}{module:8.2f}  " + "  ".join(f"{mark:14}" for mark in marks))  # noqa: T201
    print(f"{'read by both, of ' + str(len(load_stocks())):35}  " + "  ".join(f"{n:<14}" for n in read.values()))  # noqa: T201


if __name__ == "__main__":
    main()
