"""Windows's `msinfo32`: saved as text (sections with tabs) or, its own format, as .nfo (XML); in the language of that
Windows. It names no serial number."""

import re
from collections.abc import Iterator

from digibank.domain.reading import ReadingError, ReadingFault
from digibank.readers.facts import CarrierFacts, HardwareFacts
from digibank.readers.hardware.brands import brand, clean_name, model
from digibank.readers.hardware.carriers import technology
from digibank.readers.hardware.chassis import kind_of
from digibank.readers.hardware.labels import Labels
from digibank.readers.hardware.values import as_gb, grouped_number, plain
from digibank.readers.hardware.windows import keyboard_by_number, memory_gib
from digibank.readers.markup import parse_xml

_LABELS = Labels(
    {
        "os": "OS Name;Besturingssysteem;Naam van besturingssysteem;Nom du système d'exploitation;Betriebsystemname;"
        "Betriebssystemname;Nombre del SO;Nome SO;Nome do SO",
        "version": "Version;Versie;Versión;Versione;Versão",
        "maker": "System Manufacturer;Systeemfabrikant;Fabrikant van systeem;Fabricant;Fabricant du système;"
        "Systemhersteller;Fabricante del sistema;Produttore sistema;Fabricante do Sistema",
        "model": "System Model;Systeemmodel;Model van systeem;Modèle du système;Systemmodell;Modelo del sistema;"
        "Modello sistema;Modelo do Sistema",
        "disk": "Model;Modèle;Modell;Modelo;Modello",
        "cpu": "Processor;Processeur;Prozessor;Procesador;Processore;Processador",
        "firmware": "BIOS Mode;BIOS-modus;Mode BIOS;BIOS-Modus;Modo de BIOS;Modalità BIOS;Modo da BIOS",
        "role": "Platform Role;Platformrol;Functie van platform;Rôle de la plateforme;Rôle de la plate-forme;"
        "Plattformrolle;Rol de plataforma;Ruolo piattaforma",
        "secure": "Secure Boot State;Status van Beveiligd opstarten;Beveiligde opstartstatus;Status Secure Boot;"
        "État du démarrage sécurisé;Sicherer Startzustand;Status des sicheren Starts;Estado de arranque seguro;"
        "Stato avvio protetto",
        "ram": "Installed Physical Memory (RAM);Geïnstalleerd fysiek geheugen (RAM);Mémoire physique (RAM) installée;"
        "Installierter physischer Speicher (RAM);Memoria física instalada (RAM);Memoria fisica installata (RAM)",
        "layout": "Layout;Indeling;Disposition;Tastaturlayout;Distribución;Lay-out;Toetsenbordindeling;Configuration",
        "sectors": "Bytes/Sector;Octets/secteur;Bytes/Sektor;Bytes por sector;Byte/settore;Bytes per sector",
        "media": "Media Type;Mediatype;Type média;Type de média;Medientyp;Tipo de medios;Tipo supporto",
        "size": "Size;Grootte;Taille;Größe;Tamaño;Dimensioni;Tamanho",
    }
)
_ROLES = {
    "portable": ("mobile", "mobiel", "mobil", "móvil", "portatile", "portable"),
    "tablet": ("slate", "tablet", "tablette"),
    "desktop": ("desktop", "bureau", "escritorio", "ordinateur de bureau", "workstation", "werkstation"),
}
_ROLE_NAMES = {word: role for role, words in _ROLES.items() for word in words}
_ON = frozenset({"on", "aan", "ein", "activé", "activée", "ingeschakeld", "activado", "attivato", "actif"})
_UNTOLD = re.compile(r"elevat|verh|élév|erh[öo]ht|admin|elevac", re.IGNORECASE)  # "Elevation Required to View"
_AFTER_CPU = re.compile(r",\s*\d{3,5}\s*M[Hh]z.*$")
_BYTES = re.compile(r"\((\d[\d.,'\s]{3,25}) ?\w+\)")
_BUILD = re.compile(r"\d+\.\d+\.\d+")
_REMOVABLE = re.compile(r"remov|verwissel|verwijder|amovible|wechsel|extern|estra|extra", re.IGNORECASE)
_MOST_ROWS = 100_000

_Row = tuple[str | None, str]
"""Our key and the value; a row without both parts two disks."""


def read_msinfo32(text: str) -> HardwareFacts:
    """Raises ReadingError DAMAGED where the summary names neither a maker nor a system."""
    sections = list(_of_xml(text) if text.lstrip().startswith("<") else _of_text(text))
    said = _first_of_each(sections[0]) if sections else {}
    if not {"maker", "os", "cpu"} & said.keys():
        raise ReadingError(ReadingFault.DAMAGED)
    make = brand(said.get("maker"))
    named = model(make, said.get("model") or said.get("disk"), None)  # French says only `Modèle` of the machine too
    build = _BUILD.match(said.get("version", ""))
    disks = [rows for rows in sections[1:] if any(key == "sectors" for key, _ in rows)]
    return HardwareFacts(
        kind=kind_of(_ROLE_NAMES.get(said.get("role", "").lower()), clean_name(said.get("maker")), named),
        make=make,
        model=named,
        serial=None,
        cpu=clean_name(_AFTER_CPU.sub("", said.get("cpu", ""))),
        ram_gb=memory_gib(said.get("ram")),
        carriers=tuple(_carriers(disks[0])) if disks else None,
        keyboard=_keyboard(sections),
        os=plain(said.get("os")),
        os_version=build[0] if build else None,
        firmware=_firmware(said.get("firmware")),
        secure_boot=_secure_boot(said.get("secure")),
    )


def _of_text(text: str) -> Iterator[list[_Row]]:
    rows: list[_Row] | None = None
    for number, line in enumerate(text.split("\n")):
        if number > _MOST_ROWS:
            break
        if line.startswith("[") and line.rstrip().endswith("]"):
            if rows is not None:
                yield rows
            rows = []
        elif rows is not None and "\t" in line:
            label, _, value = line.partition("\t")
            rows.append((_LABELS.key(label), value.strip("\t ")))
    if rows is not None:
        yield rows


def _of_xml(text: str) -> Iterator[list[_Row]]:
    """Categories in one another; a row's cells bear the column's name in the language of that Windows."""
    for category in parse_xml(text).walk():
        if category.name == "Category":
            rows = [cells for row in category.all("Data") if len(cells := row.children) > 1]
            yield [(_LABELS.key(cells[0].text), cells[1].text) for cells in rows]


def _first_of_each(rows: list[_Row]) -> dict[str, str]:
    return {key: value for key, value in reversed(rows) if key and value}


def _firmware(mode: str | None) -> str | None:
    return None if not mode else "uefi" if "uefi" in mode.lower() else "bios"


def _secure_boot(state: str | None) -> bool | None:
    return None if not state or _UNTOLD.search(state) else state.lower() in _ON


def _keyboard(sections: list[list[_Row]]) -> str | None:
    layouts = (keyboard_by_number(value) for rows in sections[1:] for key, value in rows if key == "layout")
    return next(filter(None, layouts), None)


def _carriers(rows: list[_Row]) -> Iterator[CarrierFacts]:
    for said in _each_disk(rows):
        named, size = clean_name(said.get("disk")), _BYTES.search(said.get("size", ""))
        if not _REMOVABLE.search(said.get("media", "")):
            yield CarrierFacts(
                serial=None,
                model=named,
                size_gb=as_gb(grouped_number(size[1])) if size else None,
                type=technology("", named),
            )


def _each_disk(rows: list[_Row]) -> Iterator[dict[str, str]]:
    said: dict[str, str] = {}
    for key, value in [*rows, ("disk", "")]:
        if key == "disk":
            if "sectors" in said:
                yield said
            said = {}
        if key:
            said.setdefault(key, value)
