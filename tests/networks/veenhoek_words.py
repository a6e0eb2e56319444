"""Who takes part in the second invented network, and what its cards say."""

MEMBERS: tuple[tuple[str, str, str, str], ...] = (
    ("zww", "Stichting Zorg, Welzijn en Wonen Veenhoek", "gastvrouw", "ruimte"),
    ("huis", "Huisartsen 't Veen; De Wetering", "verwijst", "tijd op dinsdag"),
    ("oost", "Wijkteam [Oost]", "kernspeler", "twee wijkverpleegkundigen"),
    ("coop", 'Coöperatie "Samen Sterk" u.a.', "kernspeler", "vrijwilligers"),
    ("zon", "Buurtkamer De Zon ☀️", "gastheer", "koffie & soep"),
    ("lang",
     "Regionaal Samenwerkingsverband Ouderenzorg, Mantelzorgondersteuning en Thuiszorg "
     "Noord- en Midden-Veenhoek in oprichting", "kernspeler", "onderzoek"),
    ("schakel", "De Schakel (trekt mee, geen lid)", "aanjager", "menskracht"),
    ("cafe", "Café *Ésprit*", "ontmoeting", "keuken"),
    ("zn", "Jansen & Zn. | Aanpassingen", "aannemer", "trapliften"),
    ("app", "@Buren_App", "ict", "berichtendienst"),
    ("veen30", "#Veenhoek2030", "burgerinitiatief", "ideeën"),
    ("raad", "1. Wijkraad Centrum", "kernspeler", "wijkkrant"),
    ("lukasz", "Ziekenhuis Sint-Łukasz", "verwijst", "geriater"),
    ("prak", "👩‍⚕️ Praktijkondersteuners", "verwijst", "huisbezoek"),
    ("apo", "<b>Apotheek</b> Veen", "levert", "medicijnrol"),
    ("drie", "Gemeente Veenhoek", "opdrachtgever", "coördinator"),
    ("dorp", "Gemeente Dorp a/d Wetering", "opdrachtgever", ""),
    ("heide", "Gemeente Heide & Veld", "opdrachtgever", ""),
    ("obrien", "O'Brien, Máire", "ervaringsdeskundige", "verhalen"),
    ("fatima", "Fatima el Idrissi", "wijkverpleegkundige", "kennis"),
    ("hoff", "Jan-Willem van 't Hoff", "ouderenadviseur", "tijd"),
    ("bieb", "Bibliotheek Veenhoek", "ontmoeting", "leeskring"),
    ("moskee", "Moskee El-Feth", "gastheer", "vrijdagmaaltijd"),
    ("kerk", "Protestantse Gemeente (PKN)", "gastheer", "bezoekdienst"),
    ("school", "ROC Veenland", "opleider", "stagiairs"),
    ("voet", "v.v. Veenhoek '58", "ontmoeting", "kantine"),
    ("dier", "Dierenartsen Poot+Pluim", "levert", ""),
    ("taxi", "Taxi Ten Brink", "vervoer", "plusbus"),
    ("markt", "Marktkooplieden", "levert", "groente"),
    ("bakker", "Bakkerij Van Ooijen", "levert", "brood"),
    ("koor", "Shantykoor De Turfstekers", "ontmoeting", "optredens"),
    ("tuin", "Moestuin Achterom", "ontmoeting", "tuin"),
    ("reuma", "Reumavereniging", "ervaringsdeskundige", ""),
    ("alz", "Alzheimer Café", "ervaringsdeskundige", "avonden"),
    ("fysio", "Fysiotherapie In Beweging", "verwijst", "valtraining"),
    ("uitv", "Uitvaartzorg Stil", "levert", "gesprek"),
    ("harm", "Harmonie Excelsior", "ontmoeting", "muziek"),
    ("knip", "Kapsalon Knip & Ko", "ontmoeting", "een stoel aan huis"),
    ("agent", "Wijkagent Centrum", "verwijst", "signalen"),
    ("anker", "Woonzorg 't Anker", "gastheer", "logeerkamer"),
)  # fmt: skip
"""Forty who take part: id, name, role and what it brings."""

IDENTITY: dict[str, tuple[str, ...]] = {
    "identiteit.passie.thema": (
        "Oud worden in je eigen straat",
        "Niemand eet alleen, tenzij die dat wil",
        "Wie zorgt, wordt ook gezien",
        "# Geen titel maar een kaart",
        "- geen streepje maar een kaart",
    ),
    "identiteit.passie.waarden": (
        "Eerst luisteren, dan regelen",
        "Wat je belooft, doe je; wat je niet kunt, zeg je",
        "50% van de tijd bij mensen thuis, 50% in de buurt",
        "`Gewoon` doen",
    ),
    "identiteit.passie.overtuiging": (
        "De buurt kan meer dan wij denken",
        "Zorg begint vóór de zorg | welzijn eerst",
    ),
    "identiteit.ambitie.doelen": (
        "In 2028 wonen 400 mensen van boven de 80 nog thuis die dat willen",
        "Binnen drie dagen iemand aan de deur",
        "20 straten met een eigen huiskamer",
    ),
    "identiteit.ambitie.opgave": (
        "Te weinig handen, dus anders verdelen",
        "Wachten op een indicatie duurt ~~te~~ lang",
    ),
    "identiteit.ambitie.impact": (
        "Minder spoedopnames in het weekend",
        "Mantelzorgers die er zelf niet ziek van worden",
        "<script>alert('hallo')</script> hoort hier niet",
    ),
    "identiteit.positie.positie": ("Wij komen achter elke voordeur", "Geen van ons kan het alleen"),
    "identiteit.positie.verantwoordelijkheid": ("Samen één wachtlijst, samen één plan",),
    "identiteit.positie.perspectieven": (
        "De een ziet de patiënt, de ander de buurvrouw",
        "$kosten$ en baten vallen niet bij dezelfde",
    ),
    "identiteit.stijl.organiseren": ("Klein, dichtbij, met soep", "Zes weken proberen, dan kijken"),
    "identiteit.stijl.innoveren": ("Afkijken mag :smile:", "[Zie de wijkkrant](http://x.nl)"),
    "identiteit.stijl.opereren": ("Bellen voor mailen",),
}

RULES: tuple[tuple[str, str, str, str], ...] = (
    ("besluiten", "Wie zwijgt, stemt niet in", "agreed", "works"),
    ("besluiten", "Een besluit geldt als niemand er last van krijgt die er niet was", "agreed", ""),
    ("halenbrengen", "Wie drie keer haalt, brengt één keer", "proposed", ""),
    ("halenbrengen", "Uren tellen we niet; gezichten wel", "implicit", ""),
    ("conflicten", "Eerst samen koffie, dan pas een derde erbij", "agreed", "chafes"),
    ("verantwoorden", "Eén bladzij per kwartaal, leesbaar voor je buurvrouw", "agreed", ""),
    ("verantwoorden", "Cijfers van een ander noem je pas na een belletje", "", ""),
    ("intreding", "Nieuwe deelnemers draaien eerst een seizoen mee", "agreed", "works"),
    ("intreding", "Wie weggaat, draagt lopende acties over", "proposed", ""),
    ("besluiten", "Alles in het voltallige overleg", "lapsed", ""),
)

ORGANISATION: dict[str, tuple[str, ...]] = {
    "organisatie.wie.deelname": (
        "Iedereen die bij ouderen thuis komt, hoort erbij",
        "Banken en verzekeraars pas later",
    ),
    "organisatie.wie.rol": ("De wijkraad houdt de agenda bij",),
    "organisatie.inrichting.model": ("Een kern van vijf, een schil van de rest",),
    "organisatie.inrichting.overleg": (
        "Elke zes weken een ochtend, telkens bij een ander",
        "Kort overleg per straat: staand, tien minuten",
        "1. geen lijst maar een kaart",
        "+ ook geen lijst",
    ),
    "organisatie.inrichting.communicatie": ("Een groepsapp per straat, zonder namen van zieken",),
    "organisatie.middelen.bemensing": ("Coördinator voor 16 uur", "Tien stagiairs per half jaar"),
    "organisatie.middelen.financieel": (
        "€ 750 per organisatie per jaar; vrijwilligersclubs betalen niet",
        "Subsidie tot eind 2027",
    ),
    "organisatie.middelen.ict": ("Geen nieuw systeem erbij", "Een gedeelde agenda"),
    "organisatie.waar.locaties": ("De Zon, de kantine en de moskee", "Nooit op een kantoor"),
    "organisatie.waar.faciliteiten": ("Soep van Café *Ésprit*",),
    "organisatie.waar.virtueel": ("Wie slecht ter been is, belt in",),
    "regie.zorg": (
        "De kern van vijf belt elke maandag",
        "Twee keer per jaar een dag zonder agenda",
    ),
    "regie.vorm": ("Regie rouleert per jaar",),
    "regie.gunnen": ("De wijkraad mag trekken zolang de kern dat gunt",),
    "regie.portfolio": ("Nooit meer dan vijf coalities tegelijk",),
    "regie.samenhang": ("Een keer per kwartaal alle coalities naast elkaar",),
    "coalities": ("Kunnen we ook iets met de kapper?",),
}

STREETS = (
    "Turfkade", "Molenpad", "Kerkstraat", "Lange Akker", "Wilgenhof", "Veldweg", "Nieuwe Haven",
    "Dorpsplein", "Heideroute", "Oostsingel", "Schoolstraat", "Zonnehof", "Parkzicht", "Achterom",
)  # fmt: skip
STREET_CARDS = (
    "organisatie.waar.locaties: Een huiskamer aan de {street}",
    "identiteit.ambitie.doelen: Aan de {street} kent ieder drie buren bij naam",
    "regie.zorg: Iemand van de kern is aanspreekpunt voor de {street}",
    "organisatie.wie.halenbrengen: De {street} brengt een straatcontact",
    "identiteit.positie.positie: Aan de {street} komen drie van ons al binnen",
)
