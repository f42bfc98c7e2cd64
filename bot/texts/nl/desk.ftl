## Het bureau: pagina's in de browser voor wie een rol heeft.

command-bureau = Krijg een link naar het bureau: pagina's voor je rol
    .name = bureau
    .aliases = redactiebureau
desk-open = Open het bureau
desk-link = De link werkt { $minutes } minuten en één keer. Geef hem aan niemand.
desk-closed = Het bureau is op deze installatie niet open. Vraag het de beheerder.
desk-no-file = Kies eerst een bestand.
desk-no-concept = Dit begrip is er niet.
desk-tried = Dit is een proef: er is niets bewaard. Is het goed? Kies het bestand opnieuw en lees het in.

desk-name = bureau
desk-skip = Naar de inhoud
desk-menu = Pagina's
desk-leave = Afmelden
desk-answer = Antwoord
desk-enter = Welkom aan het bureau
desk-enter-more = Deze link is voor jou alleen en werkt één keer. Je blijft aangemeld tot je je afmeldt, een uur niets doet, of tien uur verder bent.
desk-go-in = Meld me aan
desk-come-in = Je bent niet aangemeld
desk-come-in-more = Typ bureau in je privégesprek met Vraagbaak. Je krijgt dan een link om binnen te komen.
desk-link-over = Deze link werkt niet meer
desk-link-over-more = Een link werkt één keer en tien minuten. Typ bureau in je privégesprek met Vraagbaak voor een nieuwe.
desk-left = Je bent afgemeld
desk-left-more = Wil je terug? Typ bureau in je privégesprek met Vraagbaak.
desk-not-for-you = Deze pagina is niet voor jouw rol
desk-not-for-you-more = Klopt dat niet? Vraag de beheerder naar je rol.
desk-nothing-here = Hier is niets
desk-nothing-here-more = Het adres klopt niet, of wat hier stond is weg.
desk-too-large = Dat is te groot
desk-too-large-more = Een bestand is hooguit 2 MB. Wat groter is, leest de beheerder in.
desk-to-front = Naar het overzicht

desk-knowledge = Kennis
desk-front = Overzicht
desk-waits = Wat er wacht
desk-week = Deze week
desk-week-more = { $asked ->
        [0] Er is deze week niets gevraagd.
        [one] Er is één vraag gesteld; { $answered } kreeg een bron.
       *[other] Er zijn { $asked } vragen gesteld; { $answered } kregen een bron.
    } Er staan { $sources } bronnen.
desk-newest = Nieuwste wijzigingen
desk-sources = Bronnen
desk-new = Nieuwe bron
desk-ask = Zoek zoals een lid het vraagt
desk-ask-hint = waar vind ik iets over …
desk-search = Zoek
desk-filters = Meer filters
desk-all = alles
desk-titled = Woord in titel of nummer
desk-theme = Thema
desk-state = Staat
desk-hidden = verborgen
desk-danger = Een lid krijgt dit, en geen lijst:
desk-members-get = { $number ->
        [0] Een lid krijgt hier nu niets op.
        [one] Een lid krijgt de eerste.
       *[other] Een lid krijgt de eerste { $number }.
    }
desk-members-nothing = Een lid krijgt nu: “dat heb ik niet”. Dit komt nog het dichtst in de buurt.
desk-found = { $number ->
        [one] Eén bron
       *[other] { $number } bronnen
    }
desk-clear = Toon alles
desk-freshness-te-controleren = nakijken
desk-freshness-niet-bevestigd = niet bevestigd
desk-pages = Bladeren
desk-previous = Vorige
desk-next = Volgende
desk-of = van
desk-elsewhere = opent een nieuw venster
desk-edit = Wijzig
desk-hide = Verberg
desk-alike = Lijkt op
desk-merge-into = Voeg hierin samen
desk-card = Zo ziet een lid hem
desk-fields = Alles wat erin staat
desk-group-what = Wat het is
desk-group-finding = Hoe het gevonden wordt
desk-group-standing = Hoe het ervoor staat
desk-group-versions = Andere versies
desk-group-initiative = Bij een initiatief
desk-history = Wat er veranderd is
desk-undo = Maak ongedaan
desk-back-to = Zet de bron terug zoals hij toen werd
desk-gone = weg:
desk-added = erbij:
desk-editing = Wijzig { $title }
desk-edit-hint = Je ziet eerst wat er verandert. Pas daarna bewaar je het.
desk-new-hint = Je ziet eerst wat er komt te staan. Bestaat het webadres al, dan verbeter je die bron. De andere velden vul je daarna in op de pagina van de bron.
desk-answers = Antwoord op { $id }:
desk-one-a-line = Eén op een regel.
desk-versions-hint = Eén op een regel: de naam en dan het webadres.
desk-words-hint = Gewone woorden, zoals een collega zou zoeken. Geen namen van mensen.
desk-themes-known = Welke thema's zijn er?
desk-preview = Bekijk de wijziging
desk-proposals = Voorstellen
desk-no-proposals = Er wacht geen voorstel.
desk-own-proposal = Dit voorstel is van jou: een ander beslist.
desk-accept = Neem over
desk-reject = Wijs af
desk-reason = Waarom niet?
desk-turned-down = Kort geleden afgewezen
desk-due = Nakijken
desk-due-number = { $number ->
        [0] Er hoeft nu niets nagekeken te worden.
        [one] Eén bron is aan de beurt.
       *[other] { $number } bronnen zijn aan de beurt; wat het langst wacht, staat bovenaan.
    }
desk-links = Kapotte links
desk-new-address = Nieuw webadres
desk-link-fine = Is goed zo
desk-doubles = Dubbel
desk-stays = Deze blijft
desk-questions = Kennisvragen
desk-questions-number = { $number ->
        [0] Er wacht geen vraag.
        [one] Eén vraag wacht.
       *[other] { $number } vragen wachten; de oudste staat bovenaan.
    }
desk-answer-with = Nummer of webadres van de bron
desk-answer-it = Beantwoord
desk-look-for = Zoek een bron
desk-sharpen = Zeg het scherper
desk-sharper = De vraag in betere woorden
desk-changes = Wijzigingen
desk-batches = Samen veranderd
desk-lists = Lijsten
desk-take-in = Lees in
desk-take-in-hint = CSV, JSON Lines, YAML, BibTeX of een feed, hooguit 2 MB. Een rij heeft ten minste title, url, publisher, kind, summary, knowledge_source en checked; een CSV die je hieronder uitgeeft, is een voorbeeld. Probeer een bestand eerst: je krijgt per rij wat er mis is, en er verandert niets.
desk-file = Bestand
desk-try = Probeer eerst
desk-feed = Webadres van een feed
desk-read-feed = Lees de feed
desk-feed-hint = RSS, Atom, een sitemap of OAI-PMH. Wat erin staat, komt hieronder bij de tips; het verslag komt in het stafkanaal.
desk-put-out = Geef uit
desk-put-out-hint = Alle { $number } bronnen als bestand. CSV, JSON Lines en YAML kun je weer inlezen.
desk-leads = Tips uit feeds
desk-leads-number = { $number ->
        [one] Eén pagina is nog geen bron.
       *[other] { $number } pagina's zijn nog geen bron.
    }
desk-not-needed = Niet nodig
desk-concepts = Begrippen
desk-concept-search = Zoek een begrip of een woord
desk-concepts-number = { $number ->
        [one] Eén begrip
       *[other] { $number } begrippen
    }
desk-new-concept = Nieuw begrip
desk-change-concept = Verander dit begrip
desk-concept-hint = Je ziet eerst welke vragen er een ander antwoord door krijgen. Pas daarna bewaar je het.
desk-words-in = Woorden of zinnen erbij
desk-words-in-hint = Met een komma of een nieuwe regel ertussen. In een zin staat / tussen keuzes: pikt/jat geld.
desk-words-out = Woorden of zinnen eraf
desk-words-out-hint = Zoals ze hier staan, met een komma of een nieuwe regel ertussen. Een woord gaat ook uit de zinnen.
desk-preview-out = Bekijk het zonder
desk-trial = Welke vraag moet dit vinden?
desk-take-out = Haal weg
desk-add-source = Bekijk het met deze bron
desk-change-number = Wijziging { $number }
desk-offered = Woorden die mensen gebruiken
desk-offered-hint = Minstens twee mensen vonden met dit woord deze bron. Hoort het bij een begrip?
desk-add-to = Bij { $concept }
desk-refuse-word = Weiger
desk-terms = Vaktermen
desk-loose = Losse woorden
desk-lines = Zo zeggen mensen het
desk-around = Eromheen
desk-wider = Valt onder
desk-narrower = Hieronder vallen
desk-looking = Bekijk wat er verandert aan “{ $title }”
desk-exactly = Woord voor woord
desk-untouched = dertig dagen niets
desk-more = Wijs toe, voeg samen of leg weg
desk-owner = Welke functie of organisatie kijkt ernaar?
desk-due-on = Voor wanneer?
desk-assign = Wijs toe
desk-same-as = Vraagt hetzelfde als
desk-merge = Voeg samen
desk-why-no-answer = Waarom komt er geen antwoord? Wie wacht, leest dit.
desk-decline = Leg weg
