"""What people call a machine: its brand and model, out of what its firmware says."""

import re
from typing import Final

from digibank.domain.identifiers import clean_serial
from digibank.readers.hardware.values import plain

_BRANDS: Final = {
    "acer": "Acer",
    "acer inc": "Acer",
    "alienware": "Alienware",
    "apple": "Apple",
    "asus": "ASUS",
    "asustek": "ASUS",
    "asrock": "ASRock",
    "azw": "Beelink",
    "chuwi": "Chuwi",
    "clevo": "Clevo",
    "compaq": "Compaq",
    "dell": "Dell",
    "dynabook": "Dynabook",
    "emachines": "eMachines",
    "founder": "Founder",
    "framework": "Framework",
    "fujitsu": "Fujitsu",
    "fujitsu siemens": "Fujitsu Siemens",
    "fujitsu technology solutions": "Fujitsu",
    "gateway": "Gateway",
    "getac": "Getac",
    "gigabyte": "Gigabyte",
    "giga byte": "Gigabyte",
    "google": "Google",
    "gpd": "GPD",
    "hasee": "Hasee",
    "hewlett packard": "HP",
    "hp": "HP",
    "hpe": "HPE",
    "honor": "Honor",
    "huawei": "Huawei",
    "ibm": "IBM",
    "intel": "Intel",
    "jumper": "Jumper",
    "lenovo": "Lenovo",
    "lg": "LG",
    "lge": "LG",
    "matsushita": "Panasonic",
    "medion": "Medion",
    "micro computer": "Minisforum",
    "micro star": "MSI",
    "microsoft": "Microsoft",
    "microstar": "MSI",
    "motion computing": "Motion Computing",
    "msi": "MSI",
    "nec": "NEC",
    "notebook": "Clevo",  # what the barebones of this maker say, whoever sells them
    "packard bell": "Packard Bell",
    "packardbell": "Packard Bell",
    "panasonic": "Panasonic",
    "pegatron": "Pegatron",
    "purism": "Purism",
    "qemu": "QEMU",
    "quanta": "Quanta",
    "razer": "Razer",
    "samsung": "Samsung",
    "schenker": "Schenker",
    "shuttle": "Shuttle",
    "slimbook": "Slimbook",
    "sony": "Sony",
    "star labs": "Star Labs",
    "supermicro": "Supermicro",
    "system76": "System76",
    "teclast": "Teclast",
    "terra": "Terra",
    "timi": "Timi",
    "toshiba": "Toshiba",
    "trekstor": "TrekStor",
    "tuxedo": "TUXEDO",
    "vaio": "VAIO",
    "valve": "Valve",
    "vmware": "VMware",
    "wortmann": "Wortmann",
    "xiaomi": "Xiaomi",
    "xmg": "XMG",
    "zotac": "Zotac",
}
_MOST_WORDS: Final = max(len(words.split()) for words in _BRANDS)
_COMPANY_FORM: Final = re.compile(
    r"(?:[\s,.]+(?:inc|incorporated|corp|corporation|co|company|ltd|limited|llc|bv|b\.v|sas|pte|plc))+[\s,.]*$",
    re.IGNORECASE,
)
_AFTER_A_MAKER: Final = """
    inc incorporated corp corporation co company computer computers electronics ltd limited international
"""
_COMPANY_WORDS: Final = frozenset(_AFTER_A_MAKER.split())

_FILLERS: Final = """
    allseries all type1productconfigid type1skunumber standard standardseries undefined generic genericpc others other
    systemproductname systemmanufacturer manufacturer product productname sysmanufacturer sysproductname systemversion
    baseboardproductname baseboardmanufacturer chassismanufacturer oemmanufacturer oemproductname oemmb oemdefine
    systemname sysname productnumber modelname yourproductname yourmanufacturer sku skunumber dummy test x xx
    lenovoproduct notebook unknownproduct unknownmanufacturer invalidproduct version processor cpu family tbd
    tobefilled tobedefined fill oemversion platform reference crb cpuversion processorversion boardversion
    chassisversion
"""
_NO_NAMES: Final = frozenset(_FILLERS.split())
_VERSION_NUMBER: Final = re.compile(r"(?:rev(?:ision)?|ver(?:sion)?|v|r|a)?[\s.:]*[\dx]+(?:[.,][\dx]+)*[a-z]?", re.I)
_MACHINE_TYPE: Final = re.compile(r"(?=.*\d)[0-9A-Z]{4}(?:[0-9A-Z]{2,6})?")
_NAMED_BY_VERSION: Final = frozenset({"Lenovo", "IBM"})


def clean_name(value: object) -> str | None:
    """A maker's or product's name, or None where firmware left a placeholder in its place."""
    name = clean_serial(plain(value))  # the same placeholders stand in names and in serial numbers
    return None if name is None or _squeezed(name) in _NO_NAMES else name


def brand(manufacturer: object) -> str | None:
    """`Hewlett-Packard` → HP, `LENOVO` → Lenovo, `Micro-Star International Co., Ltd.` → MSI. A maker we do not know
    keeps its name, without the legal form of its company."""
    text = plain(manufacturer)
    if text is not None and _squeezed(text) == "notebook":
        return _BRANDS["notebook"]
    name = clean_name(text)
    if name is None:
        return None
    words = re.sub(r"[^a-z0-9]+", " ", name.lower()).split()
    for length in range(_MOST_WORDS, 0, -1):
        known = _BRANDS.get(" ".join(words[:length]))
        if known is not None:
            return known
    return _COMPANY_FORM.sub("", name) or name


def split_maker(text: object) -> tuple[str | None, str | None]:
    """Brand and model out of one text: `Dell Inc. XPS 13 9350` → Dell, `XPS 13 9350`; `HP HP Pavilion` → HP,
    `HP Pavilion`. Without a maker that we know, all of it is the model."""
    words = (plain(text) or "").split()
    for length in range(min(len(words) - 1, _MOST_WORDS + len(_COMPANY_WORDS)), 0, -1):
        maker = re.sub(r"[^a-z0-9]+", " ", " ".join(words[:length]).lower()).split()
        while maker and " ".join(maker) not in _BRANDS and maker[-1] in _COMPANY_WORDS:
            maker.pop()
        if known := _BRANDS.get(" ".join(maker)):
            return known, model(known, " ".join(words[length:]), None)
    return None, clean_name(text)


def model(make: str | None, product: object, version: object) -> str | None:
    """What people call it. Lenovo (and IBM before it) write a machine type such as 20L5 as the product and the
    name, ThinkPad T480, as the version."""
    named, alternative = clean_name(product), clean_name(version)
    if make not in _NAMED_BY_VERSION or alternative is None or not _names_a_model(alternative, make):
        return named
    if named is not None and _MACHINE_TYPE.fullmatch(alternative) and not _MACHINE_TYPE.fullmatch(named):
        return named
    return alternative


def without_sku(product: object) -> str | None:
    """lshw appends the stock number in brackets: `Latitude E7240 (05CA)`."""
    text = plain(product)
    if text is None or not text.endswith(")"):
        return text
    depth = 0
    for place in range(len(text) - 1, 0, -1):
        depth += {")": 1, "(": -1}.get(text[place], 0)
        if depth == 0:
            return text[:place].rstrip() or text
    return text


def _names_a_model(version: str, make: str | None) -> bool:
    return version.lower() != (make or "").lower() and not _VERSION_NUMBER.fullmatch(version)


def _squeezed(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum())
