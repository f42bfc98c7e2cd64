## Bronnen in en uit: wat er mis is met een rij.

row-missing = { $field } ontbreekt: vul het in
row-too-long = { $field } is langer dan { $limit } tekens: maak het korter
row-list = { $field } moet een lijst van teksten zijn
row-id = { $field } mag alleen kleine letters, cijfers, punt, streepje en laag streepje hebben
row-no-address = { $field } is geen webadres
row-address = { $field } moet een heel webadres zijn, dat begint met https:// of http://
row-option = { $field } moet een van deze zijn: { $options }
row-year = { $field } moet een jaar zijn, zoals 2026
row-day = { $field } moet een datum zijn, zoals 2026-11-21
row-characters = { $field } heeft tekens die niet te bewaren zijn: haal ze weg, of sla het bestand op als UTF-8
row-period = { $field } moet zijn zoals 2026, 2026-11 of 2026-11-21
row-order = { $field } ligt voor since: draai ze om
row-versions = { $field } moet namen hebben met achter elk een heel webadres
row-function = { $field } moet een functie zijn, zonder mailadres of telefoonnummer

row-json = de rij is geen geldige JSON: zet elk object op een eigen regel
row-object = de rij is geen object met velden
row-csv = de rij is geen geldige CSV: kijk naar de aanhalingstekens
row-columns = de rij heeft { $found } cellen, de eerste regel { $wanted }: kijk of er een komma te veel of te weinig staat
row-yaml = dit is geen geldige YAML (regel { $at }): kijk naar inspringen, dubbele punten en aanhalingstekens
row-alias = ankers, verwijzingen en tags in YAML worden niet gelezen: schrijf de waarde voluit
row-deep = de rij is te diep genest
row-long-line = de regel is langer dan { $limit } tekens: maak hem korter
row-bibtex = dit is geen geldige BibTeX: kijk naar accolades en komma's
row-xml = vanaf hier is het geen geldige XML; wat ervoor stond is gelezen
row-dtd = het bestand heeft een eigen documenttype of entiteiten; die worden niet gelezen
row-no-feed = dit is geen RSS, Atom, sitemap of OAI-PMH
row-told = de andere kant antwoordde: { $words }
row-many = na { $limit } houdt het lezen op: lees de rest apart in
row-double = { $field } staat al op regel { $line }: haal een van de twee weg
row-taken = dit webadres is al van { $id }: gebruik dat id, of laat het id leeg
row-hidden = deze bron is verborgen: haal hem eerst terug, of laat de rij weg

exchange-line = regel
exchange-problem = wat er mis is

command-lees-in = Lees een bestand met bronnen in, of een feed
    .name = lees-in
    .bestand = Bestand: CSV, JSON Lines, YAML, BibTeX of een feed
    .feed = Of het webadres van een feed: RSS, Atom, sitemap of OAI-PMH
command-geef-uit = Krijg alle bronnen als bestand
    .name = geef-uit
    .vorm = In welke vorm?
command-tips = Bekijk pagina's die uit feeds komen en nog geen bron zijn
    .name = tips
    .vanaf = Vanaf
command-tip-weg = Laat een tip niet meer zien
    .name = tip-weg
    .tip = Tip
command-kapotte-links = Bekijk links die niet meer werken of verhuisd zijn
    .name = kapotte-links
    .vanaf = Vanaf
command-link-is-goed = Laat een link zoals hij is
    .name = link-is-goed
    .bron = Nummer van de bron
enum-outform-csv = CSV, voor een rekenblad
enum-outform-jsonl = JSON Lines
enum-outform-yaml = YAML
enum-outform-atom = Atom, voor een feedlezer
enum-outform-bibtex = BibTeX, voor literatuurbeheer
exchange-what = Stuur een bestand mee, of geef het webadres van een feed, zoals https://voorbeeld.nl/feed.
exchange-feed-asked = Ik ga { $address } lezen. Als het klaar is, vind je de pagina's bij tips. Is er een stafkanaal, dan staat het verslag daar.
exchange-feed-waits = { $address } wacht al om gelezen te worden.
exchange-feed-refused = Dit adres roep ik niet aan. Geef een heel webadres op het openbare internet, zoals https://voorbeeld.nl/feed.
exchange-feed-read = Gelezen op verzoek van een redacteur: { $address }
exchange-feed-failed = Het lezen van { $address } ging mis. Probeer het later nog eens, of vraag het de beheerder.
exchange-form = Aan { $name } zie ik niet wat voor bestand het is. Laat de naam eindigen op .csv, .jsonl, .yaml, .bib, .xml of .atom.
exchange-too-large = Dit bestand is groter dan { $limit } MB. Splits het, of vraag de beheerder om het in te lezen.
exchange-too-many = Er zijn meer dan { $limit } bronnen. Vraag de beheerder om ze uit te geven.
exchange-charset = Regel { $line } is niet als UTF-8 te lezen. Sla het bestand op als UTF-8 (in een rekenblad: "CSV UTF-8") en probeer het opnieuw.
exchange-in =
    Gelezen: { $read }. Nieuw of veranderd: { $changed }. { $wrong ->
        [0] Alles was goed.
        [one] Eén rij is niet ingelezen.
       *[other] { $wrong } rijen zijn niet ingelezen.
    }
exchange-in-leads =
    { $number ->
        [one] Eén pagina is nog geen bron. Typ tips om hem te bekijken.
       *[other] { $number } pagina's zijn nog geen bron. Typ tips om ze te bekijken.
    }
exchange-wrong =
    { $more ->
        [0] { "" }
        [one] En nog één rij.{ " " }
       *[other] En nog { $more } rijen.{ " " }
    }In het bestand staat per rij wat er mis is. Verbeter die rijen en lees ze opnieuw in; wat al goed was, verandert niet.
exchange-undo = Maak ongedaan
exchange-out = Dit zijn alle bronnen die te vinden zijn.
exchange-no-leads = Er zijn geen tips.
exchange-leads =
    { $number ->
        [one] Er is één tip:
       *[other] Er zijn { $number } tips, de nieuwste eerst:
    }
exchange-do-add = { $place }: voeg toe
exchange-do-dismiss = { $place }: niet nodig
links-none = Er zijn geen kapotte links.
links-waiting =
    { $number ->
        [one] Naar één link moet je kijken:
       *[other] Naar { $number } links moet je kijken, de oudste eerst:
    }
links-since =
    { $state }, sinds { $since }{ $status ->
        [0] { "" }
       *[other] { " " }(antwoord { NUMBER($status, useGrouping: 0) })
    }
links-left = { $id } blijft zoals hij is. Je hoort het als er iets anders met de link is.
links-do-move = { $place }: neem het nieuwe adres
links-do-address = { $place }: ander adres
links-do-hide = { $place }: verberg de bron
links-do-leave = { $place }: is goed zo
enum-linkstate-goed = werkt
enum-linkstate-verhuisd = voorgoed verhuisd
enum-linkstate-weg = de pagina is weg
enum-linkstate-lijkt-weg = de site antwoordt, maar de pagina lijkt weg
enum-linkstate-certificaat = het certificaat van de site klopt niet
enum-linkstate-geen-site = de site bestaat niet meer
enum-linkstate-onbereikbaar = de site is niet te bereiken
enum-linkstate-storing = de site heeft een storing
enum-linkstate-kring = de site stuurt in een kringetje door
enum-linkstate-geweigerd = het adres leidt niet naar het openbare internet
enum-linkstate-afgeschermd = de site laat mij niet kijken
