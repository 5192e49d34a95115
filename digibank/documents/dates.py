"""Days, numbers and spans of time in the words of a paper's language, as Belgium writes them."""

from datetime import date
from decimal import Decimal

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal
from babel.units import format_unit

_NO_BREAK = "\u00a0"
_BELGIAN = {"nl": "nl_BE", "fr": "fr_BE", "de": "de_BE", "en": "en_GB"}


def long_day(day: date, language: str) -> str:
    """`24 november 2026`, which no end of a line parts."""
    return format_date(day, "long", locale=_locale(language)).replace(" ", _NO_BREAK)


def euros(amount: Decimal, language: str) -> str:
    """`25` or `12,50`, without the word or sign."""
    pattern = "#,##0" if amount == amount.to_integral_value() else "#,##0.00"
    return format_decimal(amount, pattern, locale=_locale(language))


def decimal(number: float, language: str) -> str:
    """At most one decimal: `256`, `1,5`."""
    return format_decimal(number, "#,##0.#", locale=_locale(language))


def months(count: int, language: str) -> str:
    """`2 jaar`, `18 maanden`."""
    unit, length = (("year", count // 12)) if count % 12 == 0 else ("month", count)
    return format_unit(length, f"duration-{unit}", locale=_locale(language))


def _locale(language: str) -> Locale:
    return Locale.parse(_BELGIAN.get(language, language))
