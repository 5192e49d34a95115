"""Single cells: what kind of thing, in what state, dates, sizes, money, as people write them."""

import itertools
import re
import unicodedata
from functools import lru_cache
from typing import Final

from digibank.domain.device import Kind
from digibank.readers.inventories.facts import Stage

_KINDS: Final[dict[Kind, str]] = {
    Kind.LAPTOP: """
        laptop laptops notebook notebooks chromebook ultrabook netbook portable portables draagbare pcportable
        laptopcomputer
    """,
    Kind.SMARTPHONE: """
        smartphone smartphones gsm gsms telefoon telefoons mobile phone phones mobiel mobieltje telephone tel
        handy mobieletelefoon portabletelephone cellphone
    """,
    Kind.TABLET: "tablet tablets ipad ipads tablette tablettes galaxytab mediapad androidtablet",
    Kind.DESKTOP: """
        desktop desktops pc pcs computer computers tower workstation towerpc vastepc vastecomputer minipc
        allinone aio microtower tour unitecentrale ordinateur server windowspc cpu lunchbox desktoppc
        smallformfactor thinclient
    """,
    Kind.OTHER: """
        monitor monitors scherm schermen beeldscherm printer printers muis muizen toetsenbord keyboard mouse
        headset headsets router modem hotspot mifi dongle beamer projector webcam camera luidspreker speakers
        docking dockingstation dock lader adapter oplader usbstick stick switch scanner tv ups typewritter
        soundsystems cctvmonitor computermonitor ecran imprimante clavier souris casque accessories accessoire
        accessoires toebehoren hoes tas kabel gpu cpukoeler stationery officesupplies hardware simkaart ereader
        smartwatch spelconsole
    """,
}
_MODEL_LINES: Final[dict[Kind, str]] = {
    Kind.LAPTOP: """
        macbook thinkpad elitebook probook latitude ideapad aspire travelmate zbook lifebook portege tecra
        vivobook zenbook surfacelaptop
    """,
    Kind.SMARTPHONE: """
        iphone galaxya galaxys redmi fairphone
    """,
    Kind.TABLET: """
        ipad ipads galaxytab samsungtab mediapad tab
    """,
    Kind.DESKTOP: """
        optiplex prodesk elitedesk thinkcentre imac macmini nuc
    """,
}
_STAGES: Final[dict[Stage, str]] = {
    Stage.AVAILABLE: """
        available beschikbaar vrij instock stock inventoried ready readytodeploy opvoorraad voorraad disponible
        libre enstock klaar instorage opgeslagen frei verfugbar active goed good terug teruggebracht returned
        retour binnen inhuis
    """,
    Stage.LENT: """
        lent uitgeleend ontleend deployed checkedout onloan loaned inuse inservice ingebruik inbruikleen
        bruikleen prete emprunte ausgeliehen allocated assigned uitgecheckt overdue uit weg
        custody incustody
    """,
    Stage.REPAIR: """
        repair inrepair herstelling inherstelling reparatie inreparatie outforrepair maintenance enreparation
        defect defectueus kapot stuk broken brokenfixable damaged beschadigd reparatur
    """,
    Stage.RETIRED: """
        retired archived afgeschreven afgevoerd weggegooid disposed recycled gerecycleerd scrapped uitdienst
        outofservice horsservice undeployable deleted verwijderd schroot containerpark reformed sold verkocht
        decommissioned
    """,
    Stage.LOST: "lost verloren kwijt stolen gestolen vermist missing perdu vole loststolen verdwenen",
}
_YES: Final = frozenset({"ja", "j", "yes", "y", "oui", "o", "waar", "true", "1", "x", "✓", "✔"})
_NO: Final = frozenset({"nee", "neen", "n", "no", "non", "onwaar", "false", "0"})
_DITTO: Final = frozenset(
    [
        "idem",
        "id",
        "id.",
        "ditto",
        "dito",
        "same",
        '"',
        "''",
        "“",
        "”",
        "„",
        "〃",
        "″",
        '-"-',
        '""',
        "zelfde",
        "idem dito",
    ]
)
_WORDS_FOR_NOTHING: Final = """
    n/a na n.a nvt n.v.t. - -- --- / . ? geen none null niets niemand nobody aucun onbekend unknown x leeg notag
    notchecked #n/a
"""
_NOTHING: Final = frozenset(_WORDS_FOR_NOTHING.split())
_LONGEST_NOTHING: Final = 20
_REMEMBERED: Final = 4096  # a sheet says the same few words in thousands of rows
_FORMULA: Final = re.compile(r"#(?:REF|N/A|NAAM|NAME|VALUE|WAARDE|DIV/0|DEEL/0|NUM|GETAL|NULL|LEEG|N/B|VERW)[!?]?")
_SIZE: Final = re.compile(
    r"(?:(\d{1,2})\s?[x×*]\s?)?(\d{1,6}(?:[.,]\d{1,3})?)\s?(tb|to|gb|go|gig\w{0,9}|g|mb|mo|m|t)?\b", re.IGNORECASE
)
_MONEY: Final = re.compile(
    r"(?:€|eur|euro|\$|usd|£)?\s{0,3}(-?\d[\d.,\s'’\u00a0\u202f]{0,15}?)\s{0,3}(?:,-|,–)?\s{0,3}(?:€|eur|euro|\$|usd)?",
    re.IGNORECASE,
)
_NOT_LETTERS: Final = re.compile(r"[^a-z0-9]+")


def _table(words: dict[Kind, str] | dict[Stage, str]) -> dict[str, Kind | Stage]:
    return {word: meaning for meaning, listed in words.items() for word in listed.split()}


_KIND_WORDS: Final = _table(_KINDS)
_KIND_OF: Final = _KIND_WORDS | _table(_MODEL_LINES)
_STAGE_OF: Final = _table(_STAGES)


def fold(text: str) -> str:
    """Lower case without accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))


def _squeezed(text: str) -> str:
    return _NOT_LETTERS.sub("", fold(text[:60]))


def is_ditto(text: str) -> bool:
    return len(text) < _LONGEST_NOTHING and text.casefold().strip() in _DITTO


def answer(text: str) -> bool | None:
    """Yes, no, or something else."""
    said = text.casefold()
    return True if said in _YES else False if said in _NO else None


def is_nothing(text: str) -> bool:
    """What people write where there is nothing."""
    return not text or (len(text) < _LONGEST_NOTHING and "".join(text.casefold().split()) in _NOTHING)


def is_formula_error(text: str) -> bool:
    return text.startswith("#") and bool(_FORMULA.fullmatch(text.upper()))


@lru_cache(_REMEMBERED)
def kind_of(text: str) -> Kind | None:
    """`Laptop`, `GSM's`, `PC portable`: the whole text first, then its words from the left."""
    whole = _KIND_OF.get(_squeezed(text))
    if isinstance(whole, Kind):
        return whole
    words = [word for word in _NOT_LETTERS.split(fold(text[:120])) if word]
    pairs = [first + second for first, second in itertools.pairwise(words)]
    found = [_KIND_OF[word] for word in (*pairs, *words) if word in _KIND_OF]
    return next((kind for kind in found if isinstance(kind, Kind)), None)


def is_kind_word(text: str) -> bool:
    """`Laptop` names a kind; `ThinkPad` only gives one away."""
    return _squeezed(text) in _KIND_WORDS or any(word in _KIND_WORDS for word in _NOT_LETTERS.split(fold(text[:40])))


@lru_cache(_REMEMBERED)
def stage_of(text: str) -> Stage | None:
    found = _STAGE_OF.get(_squeezed(text))
    if isinstance(found, Stage):
        return found
    words = [word for word in _NOT_LETTERS.split(fold(text[:120])) if word]
    stages = {_STAGE_OF[word] for word in words if word in _STAGE_OF}
    return next((stage for stage in Stage if stage in stages), None) if len(stages) == 1 else None


@lru_cache(_REMEMBERED)
def gigabytes(text: str) -> float | None:
    """`8gb`, `8 Go`, `2x4GB`, `8192 MB`, `1TB`, `16`: as written. A bare number above 1000 is MB."""
    found = _SIZE.search(text)
    if found is None:
        return None
    number = float(found[2].replace(",", ".")) * int(found[1] or 1)
    unit = (found[3] or "").lower()[:1]
    if unit == "t":
        return number * 1000
    if unit == "m" or (not unit and number > 1000):
        return round(number / (1024 if number % 1024 == 0 else 1000), 2)
    return number or None


@lru_cache(_REMEMBERED)
def cents(text: str) -> int | None:
    """`€ 25,00`, `25,-`, `1.250,00 €`, `$12.58`: the last mark with one or two digits behind it is the decimal one."""
    found = _MONEY.fullmatch(text.strip())
    if found is None:
        return None
    number = re.sub(r"[\s'’\u00a0\u202f]", "", found[1])
    whole, mark, fraction = max((number.rpartition(mark) for mark in ".,"), key=lambda split: len(split[0]))
    if not mark or len(fraction) > 2:
        whole, fraction = number, ""
    digits = re.sub(r"[.,]", "", whole)
    return int(digits) * 100 + int(fraction.ljust(2, "0")) if digits.lstrip("-").isdecimal() else None
