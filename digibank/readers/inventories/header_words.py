"""The words themselves, by what they mean: read in the exports of other systems, and in what volunteers write."""

from typing import Final

from digibank.readers.inventories.facts import Field

WORDS: Final[dict[Field, str]] = {
    Field.KIND: """
        type | soort | kind | category | categorie | categorieen | categories | asset type | device type
        | type of device | type toestel | soort toestel | toesteltype | type apparaat | soort apparaat
        | type materiaal | kategorie | kategorien | art | type d appareil | genre | sub category | subcategorie
        | sub type | chassis | toestelsoort | product type | apparaattype | hoofdgroep
    """,
    Field.MAKE: """
        make | brand | merk | manufacturer | fabrikant | fabricant | marque | hersteller | marke | vendor
        | asset make | device manufacturer | merknaam | brand name | maker | fabrikaat | marca | fabricante
    """,
    Field.MODEL: """
        model | modele | modell | model no | model nr | model number | modelnummer | modele n | typenummer
        | type nr | asset model | device model | product | produkt | produit | modelnaam | model name
        | assetmodel | modelo | model str | typenr | merk model | model type
    """,
    Field.NAME: """
        name | naam | nom | title | titel | description | omschrijving | beschrijving | short description
        | toestel | apparaat | device | computer | computernaam | hostname | item | item name | asset name
        | asset naam | nom de l actif | artikel | benaming | merk en model | merk en type | merk type
        | merk model type | materiaal | designation | libelle | bezeichnung | gerat | toestelnaam
        | naam toestel | appareil
    """,
    Field.SERIAL: """
        serial | serial number | serial no | serial nr | serialnumber | serie | serienummer | serienr
        | serie nr | serie nummer | sn | s n | s nr | numero de serie | n de serie | no de serie | n serie
        | seriennummer | device serial number | numero serie | service tag | servicetag
        | placeholder serial number | numero de serial | serialno | serie no | serial n | serienummer toestel
        | serienummer laptop
    """,
    Field.IMEI: """
        imei | imei nr | imei nummer | imei number | imei 1 | imei1 | imeinummer | numero imei | imei code
    """,
    Field.CODE: """
        asset tag | code | asset code | tag | tag no | tag nr | inventory code | inventory number
        | inventory no | inventarisnummer | inventarisnr | inventaris nr | inventaris nummer | inventaris
        | inv nr | inventarcode | code d inventaire | numero d inventaire | n inventaire | n inventary
        | no inventary | etiquette de l actif | barcode | streepjescode | sticker | stickernummer | label
        | labelnummer | nr | nummer | numero | volgnummer | toestelnummer | toestel nr | laptop nr
        | laptopnummer | pc nr | short id | dhid | custom id | otherserial | id device internal | asset nr
        | assetnummer | referentie | reference | ref | barcode code128 | barcode code39 | barcode datamatrix
        | barcode externalqr | asset id | tag 1 | tag 1 id | item code | inventarnummer
    """,
    Field.ID: """
        id | phid | device id | asset uuid | uuid
    """,
    Field.DONOR: """
        donor | schenker | gever | donateur | donated by | geschonken door | gift van | gekregen van
        | schenking van | herkomst | afkomst | afkomstig van | bron | supplier | leverancier | fournisseur
        | lieferant | purchase from | hb purchase from | purchased from | provider | origine | provenance
        | spender | verkregen van | ontvangen van | bedrijf schenker | id device supplier
    """,
    Field.BORROWER: """
        borrower | ontlener | lener | uitlener | uitgeleend aan | ontleend door | ontleend aan | geleend door
        | gebruiker | user | users | assigned to | checked out to | checked out | checked out to full name
        | uitgecheckt aan | uitgecheckt | extrait vers | custodian | user allocated | emprunteur | emprunte par
        | ausleiher | entleiher | klant | hulpvrager | deelnemer | bezoeker | naam ontlener | naam lener
        | naam gebruiker | naam klant | in gebruik bij | alternate username | lent to | loaned to
        | in bruikleen bij | bruiklener | utilisateur | benutzer | username | checked out to username
        | delegation name | begunstigde | beneficiaire | naam en voornaam | voornaam en naam | voornaam naam
        | naam voornaam | full name | nom de l emprunteur
        | aan wie | wie | door | door wie | voor wie | bij wie | bij | uitgeleend door
    """,
    Field.FIRST_NAME: """
        first name | firstname | voornaam | prenom | vorname | borrower first name | checked out to first name
        | voornaam ontlener | voornaam lener | voornaam gebruiker
    """,
    Field.LAST_NAME: """
        last name | lastname | achternaam | familienaam | nom de famille | nachname | borrower last name
        | checked out to last name | achternaam ontlener | familienaam ontlener
    """,
    Field.EMAIL: """
        email | e mail | mail | mailadres | emailadres | e mailadres | courriel | checked out to email
        | email ontlener | adresse mail
    """,
    Field.PHONE: """
        phone | telefoon | tel | telefoonnummer | gsm nummer | gsmnummer | gsm nr | telephone | tel nr | mobiel
    """,
    Field.BORROWER_NUMBER: """
        badge id | employee number | employee no | employee num | personeelsnummer | lidnummer | klantnummer
        | borrower personal id | numero d employe | uitpasnummer | uitpas nr | lidkaart
    """,
    Field.SINCE: """
        checkout date | uitcheck datum | date d association | uitgeleend op | uitgeleend | datum uitlening
        | datum uit | uitleendatum | ontleend op | datum ontlening | ontleningsdatum | begindatum | startdatum
        | datum start | van | vanaf | sinds | begin | start | loan date | loaned on | date du pret | prete le
        | emprunte le | ausgeliehen am | due out | datum bruikleen | in bruikleen sinds | datum van uitlening
        | uit | gegeven op | datum afgifte | meegegeven op | last checkout | hb sold time
    """,
    Field.UNTIL: """
        expected checkin date | verwachte incheck datum | date de dissociation prevue | due | due date | due in
        | borrowed until | lended until | tot | tot en met | t m | einddatum | einde | terug | terug op
        | terug tegen | terug voor | retour | retour op | retourdatum | retour datum | terugbrengen
        | terug te brengen op | terugbrengdatum | inleverdatum | in te leveren | uiterlijk | einde bruikleen
        | einde uitlening | expected checkin | emprunte jusqu au | a rendre le | date de retour | retour prevu
        | ausgeliehen bis | ruckgabe | datum terug | eind | end date | geldig tot | uitgeleend tot
        | ontleend tot | jusqu au
    """,
    Field.STATE: """
        status | state | staat | toestand | statut | etat | zustand | current state | asset status | condition
        | conditie | situatie | physical state | lifecycle state | allocate state | in gebruik | beschikbaar
        | beschikbaarheid | available | stand van zaken
    """,
    Field.NOTES: """
        notes | note | notities | notitie | opmerking | opmerkingen | comment | comments | commentaar
        | commentaires | bemerkungen | bemerking | bemerkingen | remarks | remark | remarque | remarques | info
        | extra | extra info | asset notes | hb notes | hb description | status note | internal description
        | long description | wat | placeholder info | bijzonderheden | varia | gebreken | schade | accessoires
        | toebehoren | accessories | lader
        | nota | nota s | uitleg | toelichting | probleem | problemen | staat toestel | info toestel | memo
    """,
    Field.LOCATION: """
        location | locatie | plaats | lieu | emplacement | standort | standplaats | lokaal | kast | rek | room
        | ruimte | default location | standaardlocatie | building | shelf | storage location | waar
        | bewaarplaats | vestiging
    """,
    Field.ACQUIRED: """
        purchase date | aankoopdatum | aangekocht | date d achat | purchased | hb purchase date
        | hb purchase time | datum ontvangst | ontvangen op | ontvangstdatum | datum binnen | binnengekomen
        | binnen op | in dienst | added on | datum gift | datum schenking | invoice date | created at
        | registered in | datum aankoop | schenkingsdatum | gekregen op
    """,
    Field.VALUE: """
        purchase cost | aankoop prijs | aankoopprijs | prix d achat | prix | cost | kostprijs | price | prijs
        | waarde | value | valuation | hb purchase price | price paid | restwaarde | valeur | preis | wert
        | value rrp | bedrag | waarborg | borg
    """,
    Field.RAM: """
        ram | memory | geheugen | werkgeheugen | ram mb | ram gb | memoire | arbeitsspeicher | geheugen gb
        | intern geheugen
    """,
    Field.STORAGE: """
        storage | opslag | schijf | harde schijf | hdd | ssd | hard disk | hd | disque | disque dur
        | festplatte | data storage size | schijfruimte | schijfgrootte | opslagcapaciteit | harddisk
        | ssd hdd | hdd ssd | capaciteit
    """,
    Field.CPU: """
        cpu | processor | processeur | prozessor | processor type
    """,
    Field.QUANTITY: """
        quantity | qty | aantal | hoeveelheid | quantite | anzahl | hb quantity | stuks | nombre
    """,
    Field.PRIVATE: """
        rijksregisternummer | rijksregister | rijksregisternr | rrn | insz | niss | national number
        | numero national | registre national | geboortedatum | geb datum | geboren | date de naissance
        | birth date | date of birth | bsn | rijksregister nr
    """,
    Field.IGNORE: """
        row | rij | url | image | device image | os | besturingssysteem | operating system name | os version
        | location id | age | leeftijd | eol | eol date | warranty | garantie | order number | bestelnummer
        | invoice number | yom | company | bedrijf | verified | manager | department | entity | network | tags
        | created by
    """,
}
