## Vinden: bronnen, kennisvragen en hun antwoorden.

command-waar = Zoek een bron: richtlijn, training, instrument, cijfers, organisatie …
    .name = waar
    .aliases = vind, zoek
    .vraag = Wat zoek je? Noem geen gegevens van cliënten
    .soort = Alleen dit soort bron
    .regio = Alleen voor deze regio
    .voor = Alleen voor deze beroepsgroep, zoals jeugdbeschermer
command-meer-bronnen = Laat meer bronnen zien
    .name = meer-bronnen
    .vraag = Vraag
    .vanaf = Vanaf
    .soort = Soort
    .regio = Regio
    .voor = Voor wie
command-filter-bronnen = Filter de gevonden bronnen
    .name = filter-bronnen
    .vraag = Vraag
    .soort = Soort
    .regio = Regio
    .voor = Voor wie
command-over = Laat bronnen over één onderwerp zien
    .name = over
    .vraag = Vraag
    .begrip = Onderwerp
command-niet-gevonden = Zeg dat je iets anders zocht
    .name = niet-gevonden
    .vraag = Vraag
    .getoond = Bron die getoond was
command-stel-kennisvraag = Geef je vraag door aan de programmaraad
    .name = stel-kennisvraag
    .vraag = Vraag
    .reden = Waarom hielp het niet?
    .getoond = Bron die getoond was
command-laat-het-me-weten = Hoor het als er een antwoord is op een kennisvraag
    .name = laat-het-me-weten
    .kennisvraag = Nummer van de kennisvraag, zoals K-2026-04
    .hier = Hoor het in dit kanaal in plaats van in een privébericht
command-kennisvragen = Bekijk de vragen waar nog geen bron voor is
    .name = kennisvragen
    .meest = De meest gestelde eerst, in plaats van de oudste
command-beantwoord = Beantwoord een kennisvraag met een bron
    .name = beantwoord
    .kennisvraag = Nummer van de kennisvraag, zoals K-2026-04
    .bron = Nummer of webadres van de bron
command-bron = Voeg een bron toe, of verbeter de bron op dit webadres
    .name = bron
    .titel = Titel
    .adres = Webadres
    .uitgever = Wie heeft het gemaakt?
    .soort = Soort bron
    .samenvatting = Waar is het voor? Eén of twee zinnen
    .kennisbron = Soort kennis
    .voor = Nummer van de kennisvraag die dit beantwoordt
command-wijzig-bron = Verander één ding aan een bron
    .name = wijzig-bron
    .bron = Nummer of webadres van de bron
    .veld = Wat verander je?
    .waarde = Wat moet er staan?
command-verberg-bron = Laat een bron niet meer zien
    .name = verberg-bron
    .aliases = retire
    .bron = Nummer of webadres van de bron

find-found =
    { $number ->
        [one] Dit vond ik:
       *[other] Dit vond ik, het best passende eerst:
    }
find-found-narrowed = Dit vond ik ({ $filters }):
find-do-filter = Filter
find-do-wider = Zonder filter
find-filter-which = Er zijn { $number } bronnen. Wat wil je zien?
find-filter-for = voor { $reader }
find-filter-none = Verder filteren kan niet: dit zijn alle bronnen.
find-filter-nothing = Met dit filter ({ $filters }) vind ik niets.
find-choose = Ik weet niet zeker wat je bedoelt. Gaat het om een van deze onderwerpen?
find-choose-other = Iets anders bedoeld? Gaat het om een van deze onderwerpen?
find-do-other = Nee, iets anders
find-do-more = Meer
find-do-right = Dit was het
find-which = Fijn! Welke was het?
find-confirmed = Fijn dat je het vond. Als meer mensen het zo zeggen, leer ik die woorden erbij.
find-do-wrong = Niet wat ik zocht
find-do-follow = Laat het me weten
find-do-add = Voeg deze bron toe
find-fact-kind = Soort
find-fact-publisher = Van
find-fact-source = Kennis uit
find-fact-region = Regio
find-fact-year = Jaar
find-fact-checked = Gecontroleerd op
find-fact-note = Let op
find-hint-aged = Dit is een oudere uitgave. Kijk of er een nieuwere geldt.
find-hint-guideline = Afwijken mag, als je uitlegt waarom.
find-none = Dat heb ik niet.
find-none-theme = Het dichtst in de buurt komt het thema { $theme }.
find-gap-kept = Ik heb je vraag zonder je naam genoteerd voor de programmaraad, als { $id }.
find-no-more = Meer heb ik niet over deze vraag. Probeer het met andere woorden.
find-why = Jammer. Waarom hielp dit je niet?
find-follow = Goed. Je krijgt één bericht van mij als er een antwoord is op { $id }. Daarvoor onthoud ik hoe ik je bereik.
find-follow-already = Je krijgt al bericht als er een antwoord is op { $id }.
find-no-gap = Ik ken geen kennisvraag { $id }. Typ kennisvragen voor de lijst.
find-gap-answered = { $id } is al beantwoord. Stel je vraag opnieuw met waar, dan zie je de bron.
find-no-resource = Ik ken geen bron { $id }. Noem het nummer of plak het hele webadres.
find-wrong = Dit klopt nog niet: { $problems }.
find-danger = Dit klinkt als gevaar op dit moment. Bel nu, zoek geen bron.
find-danger-after = Hier leest niemand direct mee. Ik bewaar niets van je bericht.
find-danger-112 = bij direct gevaar voor iemands leven of veiligheid
find-danger-113 = bij gedachten aan zelfdoding, dag en nacht gratis
find-danger-veilig-thuis = Veilig Thuis: bij mishandeling en geweld thuis, dag en nacht gratis, ook voor advies
find-queue-week =
    { $asked ->
        [0] De afgelopen week is er niets gevraagd.
        [one] De afgelopen week is er één vraag gesteld; beantwoord: { $answered }.
       *[other] De afgelopen week zijn er { $asked } vragen gesteld; beantwoord: { $answered }.
    }
find-queue-empty = Er wachten geen kennisvragen.
find-queue =
    { $number ->
        [one] Er wacht één kennisvraag:
       *[other] Er wachten { $number } kennisvragen, de oudste eerst:
    }
find-queue-facts =
    { $asked ->
        [one] één keer gesteld
       *[other] { $asked } keer gesteld
    }, { $days ->
        [0] vandaag
        [one] één dag oud
       *[other] { $days } dagen oud
    }, { $region }
find-queue-more = En nog { $number }.
find-queue-how = Antwoord geven? Typ beantwoord, het nummer en een bron of webadres.
find-add-first = Deze bron ken ik nog niet. Voeg hem toe, dan beantwoord ik { $id } ermee.
find-closed =
    { $id } is beantwoord. { $told ->
        [0] Niemand wilde bericht.
        [one] Eén persoon krijgt bericht.
       *[other] { $told } mensen krijgen bericht.
    }
find-answered = Je vraag van { $day } heeft nu een antwoord: { $question }

enum-resourcekind-richtlijn = richtlijn
enum-resourcekind-interventie = interventie
enum-resourcekind-databank = databank
enum-resourcekind-opleiding = opleiding of training
enum-resourcekind-wet-en-regelgeving = wet of regel
enum-resourcekind-instrument = instrument
enum-resourcekind-initiatief = initiatief
enum-resourcekind-onderzoek = onderzoek
enum-resourcekind-organisatie = organisatie
enum-resourcekind-casus = casus
enum-resourcekind-nieuws = nieuws
enum-resourcekind-artikel = artikel
enum-resourcekind-factsheet = factsheet
enum-knowledgesource-clientervaring = ervaring van cliënten
enum-knowledgesource-praktijkkennis = de praktijk
enum-knowledgesource-beleidskennis = beleid
enum-knowledgesource-theoretische-kennis = theorie en onderzoek
enum-missreason-niets = niets gevonden
enum-missreason-ander-onderwerp = Gaat over iets anders
enum-missreason-andere-regio = Andere regio
enum-missreason-te-oud = Te oud
enum-missreason-te-algemeen = Te algemeen
enum-missreason-werkt-niet = De link werkt niet
enum-resourcefield-title = titel
enum-resourcefield-url = webadres
enum-resourcefield-publisher = uitgever
enum-resourcefield-kind = soort
enum-resourcefield-summary = samenvatting
enum-resourcefield-keywords = trefwoorden
enum-resourcefield-knowledge_source = soort kennis
enum-resourcefield-region = regio
enum-resourcefield-published = jaar
enum-resourcefield-checked = gecontroleerd op

command-verscherp = Geef een kennisvraag een duidelijke titel
    .name = verscherp
    .kennisvraag = Nummer van de kennisvraag, zoals K-2026-04
    .titel = De vraag in andere woorden, zonder gegevens van mensen
command-wijs-toe = Zeg welke functie een kennisvraag oppakt, en voor wanneer
    .name = wijs-toe
    .kennisvraag = Nummer van de kennisvraag, zoals K-2026-04
    .eigenaar = De functie die hem oppakt, geen naam van een persoon
    .datum = Voor wanneer
command-zelfde-vraag = Voeg een kennisvraag bij een andere die hetzelfde vraagt
    .name = zelfde-vraag
    .kennisvraag = Nummer van de dubbele kennisvraag
    .als = Nummer van de kennisvraag die blijft
command-andere-vraag = Haal een samengevoegde kennisvraag weer los
    .name = andere-vraag
    .kennisvraag = Nummer van de kennisvraag
command-leg-weg = Sluit een kennisvraag zonder antwoord, met een reden
    .name = leg-weg
    .kennisvraag = Nummer van de kennisvraag, zoals K-2026-04
    .reden = Waarom er geen antwoord komt; wie bericht wilde leest dit
command-heropen-vraag = Laat een gesloten kennisvraag weer wachten
    .name = heropen-vraag
    .kennisvraag = Nummer van de kennisvraag, zoals K-2026-04
find-do-ask = Vraag het de programmaraad
find-do-follow-here = Laat het hier weten
find-do-split = Haal weer los
find-do-reopen = Heropen
find-not-kept = Ik heb je vraag niet bewaard. Wil je dat de programmaraad ernaar kijkt?
find-follow-here = Goed. Als er een antwoord is op { $id }, zeg ik het één keer in dit kanaal.
find-sharpened = { $id } heet nu: { $title }
find-assigned = { $id } is voor { $owner }, vóór { $day }.
find-merged = { $id } wacht nu mee met { $other }.
find-split = { $id } wacht weer los.
find-merge-wrong = Bij { $id } kan dit niet: kies een andere vraag, die zelf niet is samengevoegd.
find-not-merged = { $id } is niet samengevoegd.
find-reopened = { $id } wacht weer op een antwoord.
find-declined =
    { $id } is gesloten zonder antwoord. { $told ->
        [0] Niemand wilde bericht.
        [one] Eén persoon krijgt de reden.
       *[other] { $told } mensen krijgen de reden.
    }
find-declined-told = Op je vraag van { $day } komt geen antwoord: { $question } De reden: { $why }
find-queue-people =
    { $people } mensen, { $regions ->
        [one] één regio
       *[other] { $regions } regio's
    }
find-queue-bad = er was wel een bron, maar die hielp niet ({ $source })
find-queue-owner = voor { $owner }, vóór { $day }
find-queue-overdue = al 30 dagen niets mee gedaan
find-queue-likely = deze kennisvraag lijkt nu beantwoord: { $title }
