"""Serial numbers and IMEIs: what is one, and how the same one is recognised when two tools write it differently."""

import re
import unicodedata
from typing import Final

_LEFT_BY_FIRMWARE: Final = """
    none null nil na nan nul void no default defaultstring defaultvalue oem notspecified unspecified notapplicable
    notavailable notpresent notset notdefined notprovided notfound notsupported notsupportedbycpu notinstalled
    unknown unknow undefined unavailable invalid empty blank changeme placeholder tbd tba tobedetermined
    noserial nosn sn serial serialno system chassis baseboard systemname productname noassettag assettag
    bsn12345678901234567 mb1234567890 123490en400015 eval
"""
_HIDDEN_BY_TOOLS: Final = """
    redacted filter filtered hidden removed anonymized anonymised masked rootrequired superuserrequired
    permissiondenied snunknown unknownserial
"""
_TYPED_BY_PEOPLE: Final = """
    geen onbekend nvt ongekend nihil leeg inconnu aucun aucune sansobjet unbekannt keine entfaellt
"""
_PLACEHOLDERS: Final = frozenset((_LEFT_BY_FIRMWARE + _HIDDEN_BY_TOOLS + _TYPED_BY_PEOPLE).split())
"""Compared with everything but letters and digits taken out and in lower case: 'N/A', '[Empty]', 'To be filled…'."""

_PLACEHOLDER_PARTS: Final = ("serialnumber", "serialnumer", "filledby", "fillby", "byoem", "defaultstring")
_COUNTING: Final = ("0123456789abcdefghijklmnopqrstuvwxyz", "1234567890" * 3, "9876543210")
_SHORTEST_COUNTING: Final = 6
_REMARK: Final = re.compile(r"<[^<>]*>")
_NUMBERED_FILLER: Final = re.compile(r"(?:sernum|serialnum|arraysernum|modulesernum|dimmsn|a1sernum)\d*")

_IMEI_MARK: Final = re.compile(
    r"^\s*IMEI\s*(?P<slot>\d(?=\s*[:=]))?\s*(?P<sv>/?\s*SV)?\s*[:=]?\s*(?=\d)", re.IGNORECASE
)
_IMEI: Final = re.compile(r"\d{15}")
_IMEI_AND_VERSION: Final = re.compile(r"(?P<imei>\d{15})/\d{2}")
_IMEISV: Final = re.compile(r"\d{16}")
_IMEISV_GROUPED: Final = re.compile(r"(?:\d{2}-\d{6}|\d{8})-\d{6}-\d{2}")


def clean_serial(text: str | None) -> str | None:
    """The serial number as printed, trimmed and with inner white space folded; None where there is none.

    None too for what firmware, tools and people write in place of a serial number ('To Be Filled By O.E.M.',
    '0123456789', 'XXXXXXXX', '--', '<filter>', 'n.v.t.'). Case is kept.
    """
    if text is None:
        return None
    printable = "".join(c if c.isprintable() else " " for c in text)
    serial = " ".join(printable.split())
    return None if _is_placeholder(serial) else serial


def serial_key(text: str | None) -> str | None:
    """The letters and digits of a serial number in upper case, equal for two spellings of one; None without one.

    Tools disagree on signs (nwipe's system report writes `WD_WXL1A45` for `WD-WXL1A45`), case and padding, so those
    do not count. Leading zeros do: `0012345` and `12345` may be two disks, and joining a wipe to the wrong disk is
    worse than asking a person.
    """
    serial = clean_serial(text)
    return _letters_and_digits(serial).upper() if serial else None


def parse_imei(text: str | None) -> str | None:
    """The fifteen digits of an IMEI whose Luhn digit is right; None for anything else.

    Spaces, hyphens and a leading `IMEI:` are forgiven. `354178036859789 / 07` (what *#06# shows) loses its software
    version. A sixteen-digit IMEISV has no check digit: it is taken only where the text says or groups it as one
    (`IMEISV: …`, `35686800-004141-20`), and gets the digit that belongs to it. Source: 3GPP TS 23.003, section 6.2.
    """
    if text is None:
        return None
    mark = _IMEI_MARK.match(text)
    number = "".join((text[mark.end() :] if mark else text).split())
    if _IMEISV_GROUPED.fullmatch(number) or (mark and mark["sv"] and _IMEISV.fullmatch(number.replace("-", ""))):
        from stdnum import luhn

        body = number.replace("-", "")[:14]
        return _checked(body + luhn.calc_check_digit(body))
    digits = number.replace("-", "")
    if with_version := _IMEI_AND_VERSION.fullmatch(digits):
        return _checked(with_version["imei"])
    return _checked(digits) if _IMEI.fullmatch(digits) else None


def _checked(digits: str) -> str | None:
    from stdnum import imei

    one_digit_repeated = len(set(digits)) == 1
    return digits if imei.is_valid(digits) and not one_digit_repeated else None


def _is_placeholder(serial: str) -> bool:
    if _REMARK.fullmatch(serial):
        return True
    key = _letters_and_digits(serial).lower()
    if len(set(key.removeprefix("0x"))) <= 1:
        return True
    if len(key) >= _SHORTEST_COUNTING and any(run.startswith(key) for run in _COUNTING):
        return True
    return (
        key in _PLACEHOLDERS
        or any(part in key for part in _PLACEHOLDER_PARTS)
        or _NUMBERED_FILLER.fullmatch(key) is not None
    )


def _letters_and_digits(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", text) if c.isalnum())
