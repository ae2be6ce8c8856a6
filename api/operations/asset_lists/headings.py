"""The headings of columns in lists of vehicles and other assets, folded: English, the Nordic languages, German,
Dutch, French, Spanish, Italian, Finnish.
"""

from collections.abc import Mapping

REGISTRATION = frozenset(
    {
        "regno", "regnr", "reg", "registration", "registrationno", "registrationnr", "registrationnumber", "plate",
        "platenumber", "licenseplate", "licenceplate", "numberplate", "registreringsnummer", "registreringsnr",
        "regnummer", "kjennemerke", "nummerplade", "kennzeichen", "amtlicheskennzeichen", "polizeilicheskennzeichen",
        "kenteken", "immatriculation", "numeroimmatriculation", "plaqu", "matricula", "targa", "rekisteritunnus",
        "rekisterinumero",
    }
)  # fmt: skip
"""Headings of registration numbers, the keys of vehicles."""

HEADINGS: Mapping[str, frozenset[str]] = {
    "key": REGISTRATION | {
        "key", "id", "assetid", "assetno", "assetnumber", "itemno", "itemnumber", "inventoryno", "inventorynumber",
        "objectid", "objektid", "inventarienummer", "inventarienr", "inventarnummer", "inventarnr", "anlagennummer",
        "anlagennr", "objektnummer", "objektnr", "inventarisnummer", "numeroinventaire", "numeroinventario",
        "laitenumero", "inventaarionumero", "nyckel", "nokkel",
    },
    "name": frozenset({
        "name", "namn", "navn", "naam", "nom", "nombre", "nome", "nimi", "benamning", "betegnelse", "bezeichnung",
        "vehicle", "fordon", "fahrzeug", "item", "asset", "objekt", "object",
    }),
    "ifc_class": frozenset({"ifcclass", "ifcklass", "ifcklasse", "ifcclasse", "ifcentity", "ifctype", "ifctyp"}),
    "type": frozenset({
        "type", "typ", "tyyppi", "tipo", "vehicletype", "fordonstyp", "fahrzeugtyp", "fahrzeugart", "assettype",
        "category", "kategori", "kategorie", "categorie", "categoria", "kind", "art", "slag", "sort",
    }),
    "manufacturer": frozenset({
        "manufacturer", "maker", "make", "brand", "fabrikat", "tillverkare", "marke", "marka", "merke",
        "produsent", "producent", "fabrikant", "hersteller", "merk", "fabricant", "marqu", "fabricante", "marca",
        "produttore", "costruttore", "valmistaja", "merkki",
    }),
    "model": frozenset({
        "model", "modell", "modele", "modelo", "modello", "malli", "modelname", "modellbezeichnung", "modelno",
        "modelnumber", "modellnr",
    }),
    "designation": frozenset({
        "designation", "tag", "mark", "designationcode", "referencedesignation", "refdesignation", "littera",
        "beteckning", "markning", "merking", "kennung", "anlagenkennzeichen", "aks", "tfm", "tfmid", "repere",
    }),
    "serial_number": frozenset({
        "serialnumber", "serialno", "serialnr", "serial", "sn", "vin", "chassisno", "chassisnumber", "serienummer",
        "serienr", "chassinummer", "chassinr", "understellsnummer", "stelnummer", "seriennummer", "seriennr",
        "fahrgestellnummer", "fin", "fahrzeugidentifikationsnummer", "chassisnummer", "numeroserie", "numerodeserie",
        "numerodiserie", "telaio", "sarjanumero", "valmistenumero",
    }),
    "bar_code": frozenset({"barcode", "streckkod", "strekkode", "stregkode", "codebarres", "viivakoodi", "ean"}),
    "description": frozenset({
        "description", "beskrivning", "beskrivelse", "beschreibung", "omschrijving", "descripcion", "descrizione",
        "kuvaus",
    }),
    "installed_on": frozenset({
        "installedon", "installed", "installationdate", "inservice", "inservicesince", "inservicefrom",
        "firstregistered", "firstregistration", "dateoffirstregistration", "purchased", "purchasedate",
        "driftsatt", "driftsattning",
        "inkopsdatum", "inkopt", "itrafik", "itrafikdatum", "forstegangsregistrert", "innkjopsdato", "kobsdato",
        "inbetriebnahme", "inbetriebnahmedatum", "erstzulassung", "anschaffungsdatum", "kaufdatum",
        "datumeerstetolating",
        "miseenservice", "datedemiseenservice", "fechadecompra", "datadiacquisto", "kayttoonotto", "kayttoonottopvm",
    }),
    "warranty_until": frozenset({
        "warrantyuntil", "warrantyend", "warrantyenddate", "warrantyexpires", "guaranteeuntil", "garantitill",
        "garantitil",
        "garantislut", "garantibis", "garantieende", "garantiebis", "garantietot", "fingarantie", "fingarantia",
        "finegaranzia", "takuuasti",
    }),
    "building": frozenset({
        "building", "byggnad", "bygg", "bygning", "hus", "gebaude", "gebouw", "batiment", "edificio", "rakennus",
        "site", "fastighet", "eiendom", "ejendom", "liegenschaft", "station",
    }),
    "storey": frozenset({
        "storey", "story", "floor", "level", "vaning", "vaningsplan", "plan", "etage", "etasje", "geschoss",
        "stockwerk",
        "verdieping", "niveau", "kerros", "planta", "piso", "piano",
    }),
    "room": frozenset({
        "room", "roomno", "roomnumber", "space", "rum", "rumsnr", "rumsnummer", "rom", "romnr", "romnummer", "lokale",
        "lokal", "raum", "raumnr", "raumnummer", "ruimte", "kamer", "piece", "local", "sala", "habitacion", "stanza",
        "locale", "huone", "huonenumero",
    }),
}  # fmt: skip
"""Field → headings. A heading that fits several fields goes to the first one in this table without a column."""

KEYS = ("serial_number", "designation", "bar_code")
"""Unique fields that serve as the key where no column is headed as a key."""
