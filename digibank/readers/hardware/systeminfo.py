"""Windows's `systeminfo`: as a list (also /fo list) and as CSV, in the language of that Windows.

It names no serial number and no disk, and of the memory only what Windows can use; its processor is a family and a
stepping, no name.
"""

import csv
import re
from collections.abc import Iterator

from digibank.domain.reading import ReadingError, ReadingFault
from digibank.readers.facts import HardwareFacts
from digibank.readers.hardware.brands import brand, clean_name, model
from digibank.readers.hardware.chassis import kind_of
from digibank.readers.hardware.labels import Labels
from digibank.readers.hardware.values import plain
from digibank.readers.hardware.windows import language

_LABELS = Labels(
    {
        "os": "OS Name;Naam van besturingssysteem;Besturingssysteem;Nom du système d'exploitation;Betriebssystemname;"
        "Nombre del sistema operativo;Nome SO;Nome do sistema operacional;Nome do SO;Nazwa systemu operacyjnego",
        "version": "OS Version;Versie van besturingssysteem;Versie besturingssysteem;Besturingssysteemversie;"
        "Version du système;"
        "Betriebssystemversion;Versión del sistema operativo;Versione SO;Versão do sistema operacional;Versão do SO",
        "maker": "System Manufacturer;Computerfabrikant;Systeemfabrikant;Fabrikant van systeem;Fabricant du système;"
        "Systemhersteller;Fabricante del sistema;Produttore sistema;Fabricante do sistema;Producent systemu",
        "model": "System Model;Computermodel;Systeemmodel;Model van systeem;Modèle du système;Systemmodell;"
        "Modelo el sistema;Modelo del sistema;Modello sistema;Modelo do sistema;Model systemu",
        "keyboard": "Input Locale;Landinstellingen voor invoer;Invoerlandinstelling;Paramètres régionaux d'entrée;"
        "Eingabegebietsschema;Idioma de entrada;Impostazioni locali input;Localidade da entrada",
    }
)
_FIELD = re.compile(r"^([^\s:][^:]{1,60}?(?: : [^:]{1,40})?)[ \u00a0]?:[ \u00a0\t]*(\S.*)?$")
_LONGEST_CSV = 200_000
_BUILD = re.compile(r"\d+\.\d+\.\d+")


def read_systeminfo(text: str) -> HardwareFacts:
    """Raises ReadingError DAMAGED where neither a maker nor a system is named."""
    said = dict(_fields(text))
    if not {"maker", "model", "os"} & said.keys():
        raise ReadingError(ReadingFault.DAMAGED)
    make = brand(said.get("maker"))
    named = model(make, said.get("model"), None)
    build = _BUILD.match(said.get("version", ""))
    return HardwareFacts(
        kind=kind_of(None, clean_name(said.get("maker")), named),
        make=make,
        model=named,
        serial=None,
        keyboard=language(said.get("keyboard")),
        os=plain(said.get("os")),
        os_version=build[0] if build else None,
    )


def _fields(text: str) -> Iterator[tuple[str, str]]:
    """Our keys and their values, the last first, so that a dictionary keeps the first."""
    pairs = list(_of_csv(text) if text.lstrip().startswith('"') else _of_list(text))
    for label, value in reversed(pairs):
        key = _LABELS.key(label)
        if key and value:
            yield key, value


def _of_list(text: str) -> Iterator[tuple[str, str]]:
    for line in text.split("\n"):
        field = _FIELD.match(line.rstrip())
        if field and field[2]:
            yield field[1], field[2]


def _of_csv(text: str) -> Iterator[tuple[str, str]]:
    try:
        rows = [row for row in csv.reader(text[:_LONGEST_CSV].split("\n")) if row][:2]
    except csv.Error as error:
        raise ReadingError(ReadingFault.DAMAGED) from error
    return zip(*rows, strict=False) if len(rows) == 2 else iter(())
