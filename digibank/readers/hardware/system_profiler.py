"""macOS's `system_profiler`: printed (in its language), as XML (-xml) and as JSON (-json, since 10.15)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from digibank.domain.reading import ReadingError, ReadingFault
from digibank.readers.facts import HardwareFacts
from digibank.readers.hardware.json_report import json_in, load_json
from digibank.readers.hardware.labels import Labels
from digibank.readers.hardware.mac import Block, facts_of
from digibank.readers.hardware.plist import load_plist
from digibank.readers.hardware.values import plain

_LABELS = Labels(
    {
        "name": "Model Name;machine_name;Machine Name;Modelnaam;Nom du modèle;Modellname;Nombre del modelo",
        "identifier": "Model Identifier;machine_model;Machine Model;Model-ID;Modelaanduiding;Identifiant du modèle;"
        "Modell-Identifizierung;Modellidentifikation;Identificador del modelo",
        "cpu": "Processor Name;cpu_type;CPU Type;Chip;chip_type;Processornaam;Naam processor;Nom du processeur;Puce;"
        "Prozessortyp;Prozessorname;Nombre del procesador",
        "memory": "Memory;physical_memory;Geheugen;Mémoire;Speicher;Memoria",
        "system serial": "Serial Number (system);serial_number;Serienummer (systeem);Numéro de série (système);"
        "Seriennummer (System);Número de serie (sistema)",
        "serial": "Serial Number;device_serial;sppower_battery_serial_number;Serienummer;Numéro de série;Seriennummer",
        "uuid": "Hardware UUID;platform_UUID;Hardware-UUID;UUID du matériel",
        "os": "System Version;os_version;Systeemversie;Version du système;Systemversion;Versión del sistema",
        "model": "Model;device_model;Modèle;Modell",
        "bytes": "size_in_bytes",
        "capacity": "Capacity;size;Capaciteit;Capacité;Kapazität",
        "medium": "Medium Type;spsata_medium_type;physical_medium_type;medium_type",
        "removable": "Removable Media;removable_media",
        "detachable": "Detachable Drive;detachable_drive",
        "smart": "S.M.A.R.T. status;smart_status;S.M.A.R.T.-Status;S.M.A.R.T. -status",
        "device": "Device Name;device_name;sppower_battery_device_name;Apparaatnaam;Nom de l'appareil;Gerätename",
        "internal": "Internal;is_internal_disk;Intern;Interne",
        "cycles": "Cycle Count;sppower_battery_cycle_count;Aantal cycli;Nombre de cycles;Anzahl der Zyklen",
        "health": "Maximum Capacity;sppower_battery_health_maximum_capacity;Maximale capaciteit;Capacité maximale;"
        "Maximale Kapazität",
        "full": "Full Charge Capacity (mAh);sppower_battery_max_capacity",
        "pixels": "Resolution;_spdisplays_pixels;spdisplays_pixelresolution;_spdisplays_resolution;Resolutie;"
        "Résolution;Auflösung",
        "connection": "Connection Type;spdisplays_connection_type;Built-In;spdisplays_builtin",
        "display": "Display Type;spdisplays_display_type",
    }
)
_MOST_BLOCKS = 20_000
_DEEPEST = 40


def read_system_profiler(text: str) -> HardwareFacts:
    """Raises ReadingError DAMAGED for XML or JSON that is cut off, and for what speaks of no hardware."""
    start = text.lstrip()[:1]
    if start == "<":
        blocks = _of_value(load_plist(text))
    elif start in ("{", "["):
        blocks = _of_value(load_json(json_in(text)))
    else:
        blocks = _of_text(text.split("\n"))
    found = [block for block in blocks if block.said]
    if not found:
        raise ReadingError(ReadingFault.DAMAGED)
    return facts_of(found)


def _note(block: Block, label: str, value: object) -> None:
    key, text = _LABELS.key(label), plain(value)
    if key and text:
        block.said.setdefault(key, text)


@dataclass
class _Waiting:
    value: object
    section: str
    inside: tuple[str, ...] = field(default=())


def _of_value(value: object) -> Iterator[Block]:
    """Every object is a block, in the section of its data type (`SPSerialATADataType` → SerialATA)."""
    waiting, seen = [_Waiting(value, "")], 0
    while waiting:
        at = waiting.pop()
        if isinstance(at.value, list):
            waiting.extend(_Waiting(item, at.section, at.inside) for item in reversed(at.value))
        elif isinstance(at.value, dict):
            seen += 1
            if seen > _MOST_BLOCKS:
                raise ReadingError(ReadingFault.DAMAGED)
            section = _data_type(plain(at.value.get("_dataType"))) or at.section
            name = plain(at.value.get("_name")) or ""
            block = Block(section, (*at.inside, name))
            for key, said in at.value.items():
                _note(block, key, said)
                if isinstance(said, list | dict):
                    waiting.append(_Waiting(said, _data_type(key) or section, (*at.inside, name, key)))
            yield block


def _data_type(name: str | None) -> str | None:
    match = re.fullmatch(r"SP(\w{1,40})DataType", name or "")
    return match[1] if match else None


def _of_text(lines: list[str]) -> Iterator[Block]:
    """Headings end in a colon and are followed by what is deeper; an unindented one opens a section. What is copied
    out of the System Information window has no headings, and tabs after its labels."""
    section, open_ = "", list[tuple[int, Block]]()
    loose = Block("Hardware", ())
    for line in filter(str.strip, lines):
        indent = len(line) - len(line.lstrip(" "))
        while open_ and open_[-1][0] >= indent:
            yield open_.pop()[1]
        label, colon, value = line.strip().replace(":\t", ": ", 1).partition(": ")
        if colon:
            _note(open_[-1][1] if open_ else loose, label, value)
        elif label.endswith(":"):
            section = label[:-1] if indent == 0 else section
            if len(open_) > _DEEPEST:
                raise ReadingError(ReadingFault.DAMAGED)
            open_.append((indent, Block(section, (*(open_[-1][1].inside if open_ else ()), label[:-1]))))
    yield from (block for _, block in reversed(open_))
    yield loose
