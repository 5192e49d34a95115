"""lshw as printed: nodes by their indent, with labels in the language of the system it ran on."""

import re

from digibank.domain.reading import ReadingError, ReadingFault
from digibank.readers.facts import HardwareFacts
from digibank.readers.hardware.lshw import facts_of
from digibank.readers.hardware.lshw_tree import nodes_of
from digibank.readers.hardware.values import size_in_bytes

_LABELS: dict[str, str] = {
    "description": "description Beschreibung beschrijving descripción descrizione",
    "product": "product produit Produkt producto prodotto",
    "vendor": "vendor fabricant fabriquant Hersteller producent fabrikant leverancier fabricante produttore",
    "version": "version Version versie versión versione",
    "serial": "serial;numéro de série;Seriennummer;serienummer;serie;número de serie;seriale",
    "size": "size taille Größe grootte tamaño dimensione",
    "capacity": "capacity capacité Kapazität capaciteit capacidad capacità",
    "businfo": "bus info;information bus;Bus-Informationen;businformatie;businfo;información del bus;informazioni bus",
    "logicalname": "logical name;nom logique;Logischer Name;logische naam;nombre lógico;nome logico",
    "capabilities": "capabilities fonctionnalités Fähigkeiten mogelijkheden capacidades funzionalità",
    "configuration": "configuration Konfiguration configuratie configuración configurazione",
}
"""lshw's own words (its .po files), English first; French had one of them misspelt for years."""

_KEYS = {
    label.casefold(): key
    for key, words in _LABELS.items()
    for label in (words.split(";") if ";" in words else words.split())
}
_NODE = re.compile(r"([ \t]*)\*-([\w.-]{1,40})(?::[\w.]{1,9})?(?=\s|$)")
_FIELD = re.compile(r"([ \t]+)([^\W\d][\w \t-]{0,30}?)[ \t\u00a0]*:(?:[ \t\u00a0]+|$)(.*)")
_SETTING = re.compile(r"(?:^|(?<= ))([\w.-]{1,40})=")
_BYTES = re.compile(r"\((\d[\d.,]*\s?[kKMGTP]B)\)")
_ENERGY = re.compile(r"(\d{1,9})\s?mWh")
_DEEPEST = 60

_CLASSES: dict[str, str] = {
    "core": "bus",
    "cpu": "processor",
    "memory": "memory",
    "bank": "memory",
    "cache": "memory",
    "firmware": "memory",
    "flash": "memory",
    "disk": "disk",
    "cdrom": "disk",
    "medium": "disk",
    "namespace": "disk",
    "storage": "storage",
    "nvme": "storage",
    "sata": "storage",
    "raid": "storage",
    "ide": "storage",
    "scsi": "storage",
    "battery": "power",
    "power": "power",
    "device": "generic",
    "generic": "generic",
}
"""The text does not print a node's class, but lshw names nodes after it."""


def read_lshw_text(text: str) -> HardwareFacts:
    """Raises ReadingError DAMAGED for a text without nodes."""
    tree = _Tree()
    for line in text.split("\n"):
        if tree.take(line):
            break
    if not tree.tops:
        raise ReadingError(ReadingFault.DAMAGED)
    return facts_of(nodes_of(tree.tops))


class _Tree:
    """Grows line by line. The machine's fields stand before the first `*-`, under a line with the host's name."""

    def __init__(self) -> None:
        self.tops: list[dict[str, object]] = []
        self._system_seen = False
        self._open: list[tuple[int, dict[str, object]]] = []

    def take(self, line: str) -> bool:
        """True where a second machine begins: one paste may hold several."""
        node = _NODE.match(line)
        if node:
            self._begin(len(node[1].expandtabs()), node[2])
        elif line[:1].strip():  # a host's name, a prompt, a warning
            self._open = []
        elif field := _FIELD.match(line):
            if not self._open and _key(field[2]):
                if self._system_seen:
                    return True
                self._system_seen = True
                self._begin(-1, "system")
            if self._open:
                _note(self._open[-1][1], field[2], field[3])
        return False

    def _begin(self, indent: int, name: str) -> None:
        while self._open and self._open[-1][0] >= indent:
            self._open.pop()
        if len(self._open) >= _DEEPEST:
            raise ReadingError(ReadingFault.DAMAGED)
        children = self._open[-1][1]["children"] if self._open else self.tops
        made: dict[str, object] = {"id": name, "class": _CLASSES.get(name, name), "children": []}
        if isinstance(children, list):
            children.append(made)
        self._open.append((indent, made))


def _key(label: str) -> str | None:
    return _KEYS.get(" ".join(label.split()).casefold())


def _note(node: dict[str, object], label: str, value: str) -> None:
    key, value = _key(label), value.strip()
    if key == "logicalname":
        names = node.setdefault("logicalname", [])
        if isinstance(names, list):
            names.append(value)
    elif key == "capabilities":
        node[key] = dict.fromkeys(value.split(), True)
    elif key == "configuration":
        node[key] = _settings(value)
    elif key in ("size", "capacity"):
        node.setdefault(key, _amount(value))
    elif key:
        node.setdefault(key, value)


def _settings(value: str) -> dict[str, str]:
    """`chassis=notebook family=103C_5335KV HP Pavilion uuid=…`: values may hold spaces."""
    keys = list(_SETTING.finditer(value))
    ends = [key.start() for key in keys[1:]] + [len(value)]
    return {key[1]: value[key.end() : end].strip() for key, end in zip(keys, ends, strict=False)}


def _amount(value: str) -> int | None:
    """Bytes of `8GiB`, and of `167GiB (180GB)` the decimal ones, as disks are sold; mWh of a battery."""
    energy = _ENERGY.match(value)
    if energy:
        return int(energy[1])
    decimal = _BYTES.search(value)
    return size_in_bytes(decimal[1], decimal=True) if decimal else size_in_bytes(value)
