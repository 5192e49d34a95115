"""The same report in the languages of Flanders's counters, with the signs and encodings those come with."""

import pytest

from digibank.domain.device import Kind
from digibank.readers.facts import HardwareFacts
from digibank.readers.hardware.labels import Labels
from digibank.readers.hardware.read import read_hardware_text
from digibank.readers.hardware.windows import keyboard_by_number, language, memory_gib

MSINFO32 = {
    "en": "[System Summary]|Item\tValue|OS Name\tW|Version\t10.0.1|System Manufacturer\tHP|System Model\tProBook X|"
    "Processor\tIntel i5, 1800 Mhz|BIOS Mode\tUEFI|Platform Role\tMobile|Secure Boot State\tOff|"
    "Installed Physical Memory (RAM)\t8.00 GB",
    "nl": "[Systeemoverzicht]|Item\tWaarde|Naam van besturingssysteem\tW|Versie\t10.0.1|Fabrikant van systeem\tHP|"
    "Model van systeem\tProBook X|Processor\tIntel i5, 1800 MHz|BIOS-modus\tUEFI|Platformrol\tMobiel|"
    "Status van Beveiligd opstarten\tUit|Geïnstalleerd fysiek geheugen (RAM)\t8,00 GB",
    "fr": "[Résumé système]|Élément\tValeur|Nom du système d’exploitation\tW|Version\t10.0.1|Fabricant\tHP|"
    "Modèle\tProBook X|Processeur\tIntel i5, 1800 MHz|Mode BIOS\tUEFI|Rôle de la plateforme\tMobile|"
    "État du démarrage sécurisé\tDésactivé|Mémoire physique (RAM) installée\t8,00 Go",
    "de": "[Systemübersicht]|Element\tWert|Betriebsystemname\tW|Version\t10.0.1|Systemhersteller\tHP|"
    "Systemmodell\tProBook X|Prozessor\tIntel i5, 1800 MHz|BIOS-Modus\tUEFI|Plattformrolle\tMobil|"
    "Sicherer Startzustand\tAus|Installierter physischer Speicher (RAM)\t8,00 GB",
}


@pytest.mark.parametrize("spoken", MSINFO32)
def test_msinfo32(spoken: str) -> None:
    lines = MSINFO32[spoken].split("|")
    text = "\n".join([lines[0], "", *(f"{line}\t" for line in lines[1:])]) + "\n"
    assert read_hardware_text(text) == HardwareFacts(
        kind=Kind.LAPTOP,
        make="HP",
        model="ProBook X",
        serial=None,
        cpu="Intel i5",
        ram_gb=8.0,
        os="W",
        os_version="10.0.1",
        firmware="uefi",
        secure_boot=False,
    )


@pytest.mark.parametrize("state", ["Elevation Required to View", "Verhoging vereist om weer te geven"])
def test_what_windows_does_not_show_is_not_known(state: str) -> None:
    text = f"[System Summary]\n\nItem\tValue\t\nSystem Manufacturer\tHP\t\nSecure Boot State\t{state}\t\n"
    assert read_hardware_text(text).secure_boot is None


SYSTEMINFO = {
    "nl": ("Host-naam", "Naam van besturingssysteem", "Computerfabrikant", "Computermodel"),
    "nl of Windows 7": ("Hostnaam", "Besturingssysteem", "Systeemfabrikant", "Systeemmodel"),
    "fr": ("Nom de l’hôte", "Nom du système d’exploitation", "Fabricant du système", "Modèle du système"),
    "fr, code page lost": (
        "Nom de l'h“te",
        "Nom du systŠme d'exploitation",
        "Fabricant du systŠme",
        "ModŠle du systŠme",
    ),
    "de": ("Hostname", "Betriebssystemname", "Systemhersteller", "Systemmodell"),
    "es": ("Nombre de host", "Nombre del sistema operativo", "Fabricante del sistema", "Modelo el sistema"),
    "it": ("Nome host", "Nome SO", "Produttore sistema", "Modello sistema"),
}


@pytest.mark.parametrize("spoken", SYSTEMINFO)
@pytest.mark.parametrize("space", ["", " ", "\u00a0"])
def test_systeminfo(spoken: str, space: str) -> None:
    values = ("PC", "Microsoft Windows 10 Pro", "Acer", "TravelMate B117")
    text = "".join(
        f"{label + space + ':':<44}{value}\n" for label, value in zip(SYSTEMINFO[spoken], values, strict=True)
    )
    facts = read_hardware_text(f"\n{text}")
    assert (facts.make, facts.model, facts.os) == ("Acer", "TravelMate B117", "Microsoft Windows 10 Pro")


LSHW = {
    "en": "description product vendor;version;serial;size;configuration",
    "nl": "beschrijving product producent;versie;serienummer;grootte;configuratie",
    "fr": "description produit fabriquant;version;numéro de série;taille;configuration",
    "de": "Beschreibung Produkt Hersteller;Version;Seriennummer;Größe;Konfiguration",
}


@pytest.mark.parametrize("spoken", LSHW)
def test_lshw(spoken: str) -> None:
    first, version, serial, size, settings = LSHW[spoken].split(";")
    description, product, vendor = first.split()
    text = f"""pc
    {description}: Notebook
    {product}: 20L6SAMPLE
    {vendor}: LENOVO
    {version}: ThinkPad T480
    {serial}: PF2SAMPL
    {settings}: chassis=notebook uuid=A1B2C3D4-0001-0002-0003-000000000480
  *-core
       {description}: Motherboard
     *-memory
          {description}: RAM
          {size}: 8GiB
     *-disk
          {description}: ATA Disk
          {product}: SAMPLE
          {serial}: S1
          {size}: 465GiB (500GB)
"""
    facts = read_hardware_text(text)
    assert (facts.kind, facts.make, facts.model, facts.serial) == (Kind.LAPTOP, "Lenovo", "ThinkPad T480", "PF2SAMPL")
    assert (facts.ram_gb, facts.uuid) == (8.0, "a1b2c3d4-0001-0002-0003-000000000480")
    assert [(disk.serial, disk.size_gb) for disk in facts.carriers or ()] == [("S1", 500.0)]


MACS = {
    "en": "Hardware:|Hardware Overview:|Model Name: |Model Identifier: |Memory: |Serial Number (system): ",
    "nl": "Hardware:|Hardware-overzicht:|Modelnaam: |Modelaanduiding: |Geheugen: |Serienummer (systeem): ",
    "fr": "Matériel\u00a0:|Informations matériel\u00a0:|Nom du modèle\u00a0: |Identifiant du modèle\u00a0: |"
    "Mémoire\u00a0: |Numéro de série (système)\u00a0: ",
    "de": "Hardware:|Hardware-Übersicht:|Modellname: |Modell-Identifizierung: |Speicher: |Seriennummer (System): ",
}


@pytest.mark.parametrize("spoken", MACS)
def test_system_profiler(spoken: str) -> None:
    section, overview, name, identifier, memory, serial = MACS[spoken].split("|")
    text = (
        f"{section}\n\n    {overview}\n\n      {name}MacBook Pro\n      {identifier}MacBookPro14,1\n"
        f"      {memory}16 GB\n      {serial}C02SAMPLE01\n"
    )
    facts = read_hardware_text(text)
    assert (facts.kind, facts.make, facts.model) == (Kind.LAPTOP, "Apple", "MacBook Pro")
    assert (facts.ram_gb, facts.serial) == (16.0, "C02SAMPLE01")


@pytest.mark.parametrize(
    ("said", "gib"),
    [
        ("16.0 GB", 16.0),
        ("16,0 Go", 16.0),
        ("8,00\u00a0Go", 8.0),
        ("512 MB", 0.5),
        ("Niet beschikbaar", None),
        (None, None),
    ],
)
def test_memory(said: object, gib: float | None) -> None:
    assert memory_gib(said) == gib


@pytest.mark.parametrize(
    ("number", "layout"),
    [("00000813", "nl-BE"), ("0000080C", "fr-BE"), ("00010409", "en-US"), ("080c", "fr-BE"), ("7", None), ("zz", None)],
)
def test_keyboards(number: str, layout: str | None) -> None:
    assert keyboard_by_number(number) == layout


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("nl-be;Nederlands (België)", "nl-BE"),
        ("{de-DE, en-US}", "de-DE"),
        ("fr;Français", "fr"),
        ("sr-latn-rs", "sr-Latn-RS"),
    ],
)
def test_languages(said: str, code: str) -> None:
    assert language(said) == code


def test_labels_are_found_without_accents_case_and_signs() -> None:
    labels = Labels({"model": "Modèle du système;Systemmodell"})
    for label in ("Modèle du système ", "MODELE DU SYSTEME", "ModŠle du systŠme", "System-Modell"):
        assert labels.key(label) == "model"
    assert labels.key("Model") is None
