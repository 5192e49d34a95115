"""From the kind of housing a report names to the kind of device a Digibank lends."""

import re
from typing import Final

from digibank.domain.device import Kind

_LAPTOPS: Final = "notebook laptop portable subnotebook netbook convertible detachable"
_TABLETS: Final = "tablet handheld"
_DESKTOPS: Final = """
    desktop lowprofiledesktop lowprofile pizzabox minitower tower allinone spacesaving lunchbox sealedcasepc sealedcase
    sealed minipc stickpc embeddedpc minidesktop smallformfactor thinclient
"""
_OTHERS: Final = """
    mainserverchassis mainserver server rackmountchassis rackmount blade bladeenclosure bladeenclosing multisystem
    compactpci advancedtca raidchassis raid peripheralchassis expansionchassis subchassis busexpansionchassis
    iotgateway
"""
_BY_WORDS: Final[dict[str, Kind]] = {
    **dict.fromkeys(_LAPTOPS.split(), Kind.LAPTOP),
    **dict.fromkeys(_TABLETS.split(), Kind.TABLET),
    **dict.fromkeys(_DESKTOPS.split(), Kind.DESKTOP),
    **dict.fromkeys(_OTHERS.split(), Kind.OTHER),
}
"""Words of SMBIOS (DSP0134, table 17) as dmidecode, lshw and inxi spell them, letters only and in lower case."""

_CODES: Final[tuple[str | None, ...]] = (
    *(None, None, None, "desktop", "low profile desktop", "pizza box", "mini tower", "tower", "portable", "laptop"),
    *("notebook", "hand held", None, "all in one", "sub notebook", "space-saving", "lunch box"),
    *("main server chassis", "expansion chassis", "sub chassis", "bus expansion chassis", "peripheral chassis"),
    *("raid chassis", "rack mount chassis", "sealed-case pc", "multi-system", "compact pci", "advanced tca"),
    *("blade", "blade enclosing", "tablet", "convertible", "detachable", "iot gateway", "embedded pc", "mini pc"),
    "stick pc",
)
"""By the number in SMBIOS, 0 to 36."""

_VIRTUAL: Final = re.compile(
    r"qemu|vmware|virtualbox|innotek|virtual machine|virtual platform|\bxen\b|bochs|\bkvm\b|parallels|openstack|"
    r"amazon ec2|compute engine|ovirt|\brhev\b|bhyve|nutanix|standard pc",
    re.IGNORECASE,
)
_LAPTOP_NAMES: Final = re.compile(
    r"notebook|laptop|thinkpad|ideapad|latitude|elitebook|probook|zbook|lifebook|macbook|vivobook|zenbook|chromebook|"
    r"travelmate|easynote|eee ?pc|\bvaio\b|satellite|tecra|portege|\byoga\b|\bgram\b|matebook|toughbook|surface|"
    r"aspire (?!x|tc|m\d|z\d|c\d)|extensa|swift \w|akoya [epsx]\d|\bxps 1[357]|dynabook|amilo (?:l|m|p|s|x|a)",
    re.IGNORECASE,
)
_DESKTOP_NAMES: Final = re.compile(
    r"optiplex|thinkcentre|thinkstation|ideacentre|prodesk|elitedesk|eliteone|proone|\bimac|mac ?mini|"
    r"mac ?pro\b|mac ?studio|\bxserve|\bnuc\d|esprimo|veriton|compaq dc|\bsff\b|tower|desktop",
    re.IGNORECASE,
)


def kind_of(chassis: str | None, manufacturer: str | None, model: str | None) -> Kind:
    """The chassis decides; where firmware leaves it open (`Other`, `Unknown`), the model's name does. Servers and
    virtual machines are OTHER, and so is what nothing is known of."""
    name = f"{manufacturer or ''} {model or ''}"
    if _VIRTUAL.search(name):
        return Kind.OTHER
    known = _BY_WORDS.get(_letters(chassis))
    if known is not None:
        return known
    if _LAPTOP_NAMES.search(name):
        return Kind.LAPTOP
    return Kind.DESKTOP if _DESKTOP_NAMES.search(name) else Kind.OTHER


def chassis_name(code: int) -> str | None:
    """SMBIOS's word for a chassis number; bit 7 says that the chassis has a lock. None for other and unknown."""
    code &= 0x7F
    return _CODES[code] if code < len(_CODES) else None


def _letters(chassis: str | None) -> str:
    letters = "".join(c for c in (chassis or "").lower() if c.isalpha())
    return letters if letters in _BY_WORDS else letters.removesuffix("computer")
