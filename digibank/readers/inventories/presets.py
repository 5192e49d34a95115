"""Which system wrote a table, by the set of its headers: never by their order, which users change."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from digibank.readers.inventories.facts import Content, Field
from digibank.readers.inventories.headers import key


@dataclass(frozen=True)
class Preset:
    """`needs`: header keys, all of one of the sets. `fields` are the headers that mean something else here than
    elsewhere; of a name that stands more often, `last` tells that the last one counts."""

    name: str
    needs: tuple[frozenset[str], ...]
    fields: dict[str, Field] = field(default_factory=dict)
    last: frozenset[str] = frozenset()
    day_first: bool = True
    content: Content = Content.DEVICES


def _sets(*needed: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(part.strip() for part in names.split("|")) for names in needed)


_SNIPE_DATES: Final = {"last audit": Field.IGNORE, "next audit date": Field.IGNORE, "created at": Field.IGNORE}
_ADDRESS: Final = {"company": Field.IGNORE, "state": Field.IGNORE, "title": Field.IGNORE}

PRESETS: Final = (
    Preset(
        "Snipe-IT custom report",
        _sets("asset tag | username | employee no", "asset tag | employee no", "etiquette de l actif | username"),
        {
            **_SNIPE_DATES,
            **_ADDRESS,
            "checked out": Field.BORROWER,
            "uitgecheckt": Field.BORROWER,
            "type": Field.IGNORE,  # of who has it: user, location
            "name": Field.NAME,
            "username": Field.IGNORE,
            "phone": Field.PHONE,
            "category": Field.KIND,
            "categorie": Field.KIND,
            "last checkin date": Field.IGNORE,
        },
        last=frozenset({"status"}),  # in Dutch the province is called so too
    ),
    Preset(
        "Snipe-IT list",
        _sets(
            "asset tag | checked out to",
            "asset tag | device image",
            "asset tag | uitgecheckt aan",
            "asset tag | asset afbeelding",
            "etiquette de l actif | extrait vers",
            "etiquette de l actif | numero d employe",
            "etiquette de l actif | nom de l actif",
            "asset tag | asset name",
            "asset tag | asset naam",
        ),
        {**_SNIPE_DATES, "company": Field.IGNORE},
    ),
    Preset(
        "Snipe-IT import template",
        _sets("asset tag | checkout type", "asset tag | checked out to username", "asset tag | asset eol date"),
        {
            "company": Field.IGNORE,
            "name": Field.NAME,
            "checked out to username": Field.IGNORE,
            "model notes": Field.IGNORE,
        },
        day_first=False,
    ),
    Preset(
        "Snipe-IT users",
        _sets("first name | last name | username | activated"),
        content=Content.PEOPLE,
    ),
    Preset("Snipe-IT licences", _sets("licensed to name | seats"), content=Content.OTHER),
    Preset("Snipe-IT accessories", _sets("qty | min amount"), content=Content.OTHER),
    Preset("Snipe-IT components", _sets("item name | order number | serial number | quantity"), content=Content.OTHER),
    Preset("Snipe-IT models", _sets("fieldset | requestable | eol"), content=Content.OTHER),
    Preset("Snipe-IT locations", _sets("manager username | currency"), content=Content.OTHER),
    Preset(
        "GLPI",
        _sets(
            "name | manufacturer | serial number | operating system name",
            "name | manufacturer | serial number | last update",
            "name | manufacturer | serial number | last inventory date",
            "name | serial number | inventory number | alternate username",
            "nom | fabricant | numero de serie | systeme d exploitation nom",
            "nom | fabricant | numero de serie | derniere modification",
            "naam | fabrikant | serienummer | besturingssysteem naam",
            "naam | fabrikant | serienummer | laatste update",
            "naam | fabrikant | serienummer | laatste wijziging",
        ),
        {
            "operating system name": Field.IGNORE,
            "user": Field.BORROWER,
            "alternate username": Field.BORROWER,
            "usager": Field.BORROWER,
            "components processor": Field.CPU,
            "creation date": Field.ACQUIRED,
            "id": Field.ID,
        },
    ),
    Preset(
        "Homebox",
        _sets("hb name", "hb asset id | hb location", "hb import ref"),
        {
            "hb name": Field.NAME,
            "hb asset id": Field.CODE,
            "hb import ref": Field.ID,
            "hb manufacturer": Field.MAKE,
            "hb model number": Field.MODEL,
            "hb serial number": Field.SERIAL,
            "hb location": Field.LOCATION,
            "hb tags": Field.KIND,
            "hb labels": Field.KIND,
            "hb sold to": Field.IGNORE,
            "hb sold time": Field.IGNORE,
        },
    ),
    Preset(
        "leihs",
        _sets(
            "product | inventory code | serial number",
            "produkt | inventarcode | seriennummer",
            "produit | code d inventaire | numero de serie",
        ),
        {
            "product": Field.MODEL,
            "version": Field.IGNORE,
            "type": Field.IGNORE,  # Model, Item, Package: leihs's own
            "name": Field.IGNORE,
            "model": Field.IGNORE,
            "description": Field.IGNORE,
            "user name": Field.IGNORE,
            "owner": Field.IGNORE,
            "accessories": Field.IGNORE,
            "reference": Field.IGNORE,
            "created at": Field.IGNORE,
            "retired": Field.STATE,
            "retirement": Field.STATE,
            "imei number": Field.IMEI,
        },
    ),
    Preset(
        "Lend Engine items",
        _sets("code | name | loan fee | loan period", "code | name | donated by | owned by"),
        {"type": Field.KIND, "id": Field.ID, "keywords": Field.IGNORE, "components": Field.IGNORE},
    ),
    Preset(
        "Lend Engine loans",
        _sets("loan id | item code | due in"),
        {
            "loan id": Field.IGNORE,
            "added on": Field.IGNORE,
            "due out": Field.IGNORE,
            "checked out": Field.SINCE,
            "due in": Field.UNTIL,
            "checked in": Field.STATE,
        },
        content=Content.LOANS,
    ),
    Preset("Shelf users", _sets("role | email | teammemberid"), content=Content.PEOPLE),
    Preset(
        "Shelf",
        _sets("title | bookable", "title | custodian | assetmodel"),
        {
            "title": Field.NAME,
            "assetmodel": Field.MODEL,
            "type": Field.IGNORE,  # individual or counted
            "description": Field.NOTES,
            "bookable": Field.IGNORE,
            "tags": Field.IGNORE,
            "barcode ean13": Field.IGNORE,
        },
    ),
    Preset(
        "DeviceHub export",
        _sets("phid | dhid | device serial number", "dhid | device serial number"),
        {
            "type": Field.IGNORE,  # Snapshot or Placeholder
            "device type": Field.KIND,
            "device chassis": Field.KIND,
            "placeholder type": Field.KIND,
            "placeholder serial number": Field.SERIAL,
            "placeholder model": Field.MODEL,
            "placeholder manufacturer": Field.MAKE,
            "registered in": Field.ACQUIRED,
            "public link": Field.IGNORE,
        },
    ),
    Preset(
        "DeviceHub",
        _sets(
            "type | chassis | serial number | registered in",
            "short id | current state",
            "id device supplier | id device internal | pallet",
        ),
        {"part number": Field.IGNORE, "chassis": Field.KIND, "pallet": Field.LOCATION},
    ),
    Preset(
        "DeviceHub lots",
        _sets("dhid | lot id", "lot id | lot name", "lot name | dhid", "dhid | uuid"),
        content=Content.OTHER,
    ),
)


def preset_of(headers: Iterable[str]) -> Preset | None:
    """The first system all of whose headers are there."""
    present = {key(header) for header in headers}
    return next((preset for preset in PRESETS if any(needed <= present for needed in preset.needs)), None)
