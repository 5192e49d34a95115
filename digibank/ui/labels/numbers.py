"""Numbers as people type them, with a comma or a point."""

import re


def typed_number(text: str) -> float | None:
    """`1,5`, `1.5`, `-2`, ` 38 mm`; None for what is no number."""
    found = re.fullmatch(r"\s*([-+−]?\d{1,4}(?:[.,]\d{1,4})?)\s*(?:mm|%)?\s*", text)
    return float(found[1].replace(",", ".").replace("−", "-")) if found else None


def shown_number(value: float, mark: str) -> str:
    """With the decimal mark of the language; no more digits than needed."""
    return f"{round(value, 3):g}".replace(".", mark)
